import type { AdminKey } from "@rollcall/contract/admin-keys";
import { useText } from "../../texts/use-text.ts";
import { Badge } from "../../ui/badge.tsx";
import { useNow } from "../../ui/clock.ts";
import { Time } from "../../ui/time.tsx";
import { OverlapInWords } from "../api-keys/key-facts.tsx";
import { keyStateName, keyStateTones } from "../api-keys/words.ts";
import { adminKeyState } from "./data.ts";

type Props = { adminKey: AdminKey };

/** How a key stands, as a word and a colour. */
export function AdminKeyBadge({ adminKey }: Props) {
  const t = useText();
  const state = adminKeyState(adminKey, useNow());
  return <Badge tone={keyStateTones[state]}>{keyStateName(state, t)}</Badge>;
}

/** How a key stands, with why or until when. */
export function AdminKeyStatus({ adminKey }: Props) {
  const t = useText();
  const state = adminKeyState(adminKey, useNow());
  return (
    <span className="flex flex-col items-start gap-0.5">
      <AdminKeyBadge adminKey={adminKey} />
      <span className="text-xs text-pretty text-subtle empty:hidden">
        {state === "replaced" && <OverlapInWords apiKey={adminKey} />}
        {state === "stopped" && t("Nobody active answers for it.")}
        {adminKey.revoked_at !== null && <Time at={adminKey.revoked_at} format="relative" />}
      </span>
    </span>
  );
}
