import type { Member } from "@rollcall/contract/members";
import { useMembership, useOrganizationId, usePermits } from "../../session.ts";
import { useText } from "../../texts/use-text.ts";
import { useStanding } from "./use-standing.ts";
import { lastAdminReason } from "./words.ts";

/** One thing that can be done to a member: how to begin it, and why it cannot be done now. */
export type Deed = { run: () => void; pending: boolean; disabledReason: string | undefined };
export type Question = "suspend" | "remove";

/** What can be done to a member in their state, for the row's menu and the details' footer alike; `ask` opens a dialog. */
export function useMemberDeeds(member: Member, ask: (question: Question) => void) {
  const standing = useStanding();
  const reasons = useReasons(member);
  const { status } = member;
  const now = (deed: "reactivate" | "restore" | "allowAgain"): Deed => ({
    run: () => standing[deed].mutate(member),
    pending: standing[deed].isPending,
    disabledReason: reasons[deed],
  });
  const asked = (deed: Question): Deed => ({ run: () => ask(deed), pending: false, disabledReason: reasons[deed] });
  return {
    suspend: status === "active" ? asked("suspend") : undefined,
    reactivate: status === "suspended" ? now("reactivate") : undefined,
    restore: status === "removed" ? now("restore") : undefined,
    allowAgain: status === "removed" ? now("allowAgain") : undefined,
    remove: status === "removed" ? undefined : asked("remove"),
  };
}

function useReasons(member: Member) {
  const t = useText();
  const may = usePermits();
  const isOneself = useMembership(useOrganizationId())?.member_id === member.id;
  const mayNot = t("Your roles do not include this.");
  const suspends = may("members:suspend") ? undefined : mayNot;
  const removes = may("members:remove") ? undefined : mayNot;
  const lastAdmin = lastAdminReason(member, t);
  const isTooLate = member.restorable_until === null;
  return {
    suspend: suspends ?? lastAdmin ?? (isOneself ? t("This is you. Another Admin can suspend you.") : undefined),
    reactivate: suspends,
    remove:
      removes ?? lastAdmin ?? (isOneself ? t("This is you. Leave the Organization under “Your access”.") : undefined),
    restore: removes ?? (isTooLate ? t("The 30 days have passed. Invite this person again instead.") : undefined),
    allowAgain: removes,
  };
}
