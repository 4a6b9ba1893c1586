import type { ApiKey } from "@rollcall/contract/api-keys";
import { useParams } from "@tanstack/react-router";
import { KeyRound } from "lucide-react";
import { useState } from "react";
import { nameOf } from "../../shell/names.ts";
import { useText } from "../../texts/use-text.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FailedState } from "../../ui/failed-state.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useMemberDetails } from "../members/details-data.ts";
import { useMemberKeys } from "./data.ts";
import { type AskedKey, KeyDialogs } from "./key-dialogs.tsx";
import { KeySummary } from "./key-facts.tsx";
import { KeyMenu } from "./key-menu.tsx";
import { useKeyReasons } from "./use-key-reasons.ts";

/** The API keys tab of User Details (SPEC R5.5). */
export function MemberKeysPage() {
  const t = useText();
  const { memberId } = useParams({ from: "/signed-in/o/$organizationId/members/active/$memberId" });
  const { data: member } = useMemberDetails(memberId);
  const keys = useMemberKeys(memberId);
  if (keys.isError && keys.data === undefined)
    return <FailedState error={keys.error} onRetry={() => void keys.refetch()} pending={keys.isFetching} />;
  if (member === undefined || keys.data === undefined) return <Skeleton className="h-36 w-full" />;
  if (keys.data.data.length === 0)
    return (
      <EmptyState icon={KeyRound} title={t("No API keys")}>
        {t("{name} owns no key in any Workspace.", { name: nameOf(member) })}
      </EmptyState>
    );
  return <Keys keys={keys.data.data} />;
}

function Keys({ keys }: { keys: readonly ApiKey[] }) {
  const t = useText();
  const reasonsOf = useKeyReasons();
  const [asked, setAsked] = useState<AskedKey>();
  return (
    <>
      <ul aria-label={t("API keys")} className="overflow-hidden rounded-lg border">
        {keys.map((apiKey) => (
          <li key={apiKey.id} className="flex items-start justify-between gap-3 border-t px-4 py-3 first:border-t-0">
            <KeySummary apiKey={apiKey} place={apiKey.workspace.name} />
            <KeyMenu apiKey={apiKey} reasons={reasonsOf(apiKey)} onAsk={setAsked} />
          </li>
        ))}
      </ul>
      <KeyDialogs asked={asked} onClose={() => setAsked(undefined)} />
    </>
  );
}
