import type { ApiKey } from "@rollcall/contract/api-keys";
import { KeyRound, SearchX } from "lucide-react";
import type { ReactNode } from "react";
import { LoadingRows } from "../../lists/loading-rows.tsx";
import { StaleNotice } from "../../lists/stale-notice.tsx";
import { useText } from "../../texts/use-text.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FailedState } from "../../ui/failed-state.tsx";
import { type KeyColumn, KeysTable } from "./keys-table.tsx";

type Read = Parameters<typeof StaleNotice>[0]["read"] & { data: unknown; isPending: boolean; isRefetchError: boolean };

type Props = {
  read: Read;
  keys: readonly ApiKey[];
  column: KeyColumn;
  isNarrowed: boolean;
  onClear: () => void;
  /** The button that makes a key. */
  create: ReactNode;
};

/** A list of keys in each of its states. */
export function KeysList({ read, keys, column, isNarrowed, onClear, create }: Props) {
  const t = useText();
  if (read.isPending) return <LoadingRows />;
  if (read.data === undefined)
    return <FailedState error={read.error} onRetry={() => void read.refetch()} pending={read.isFetching} />;
  return (
    <>
      {(read.isRefetchError || read.fetchStatus === "paused") && (
        <div className="px-4 pb-3 sm:px-8">
          <StaleNotice read={read} />
        </div>
      )}
      {keys.length > 0 ? (
        <KeysTable keys={keys} column={column} />
      ) : isNarrowed ? (
        <EmptyState
          icon={SearchX}
          title={t("No API key matches")}
          action={<Button onClick={onClear}>{t("Clear filter")}</Button>}
        >
          {t("No key has this status.")}
        </EmptyState>
      ) : (
        <EmptyState icon={KeyRound} title={t("No API keys yet")} action={create}>
          {t("A key lets a program act in a Workspace with the roles of its owner.")}
        </EmptyState>
      )}
    </>
  );
}
