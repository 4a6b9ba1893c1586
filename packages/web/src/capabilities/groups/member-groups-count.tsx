import { CountBadge } from "../../ui/count-badge.tsx";
import { useMemberGroups } from "./data.ts";

/** In how many Groups a member is, for the tab. */
export function MemberGroupsCount({ memberId }: { memberId: string }) {
  return <CountBadge count={useMemberGroups(memberId).data?.data.length} />;
}
