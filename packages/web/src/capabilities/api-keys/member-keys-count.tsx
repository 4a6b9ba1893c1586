import { CountBadge } from "../../ui/count-badge.tsx";
import { useMemberKeys } from "./data.ts";

/** How many keys of a member work, for the tab. */
export function MemberKeysCount({ memberId }: { memberId: string }) {
  const { data } = useMemberKeys(memberId);
  return <CountBadge count={data?.data.filter(({ status }) => status === "active").length} />;
}
