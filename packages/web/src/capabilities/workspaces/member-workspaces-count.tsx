import { CountBadge } from "../../ui/count-badge.tsx";
import { useMemberWorkspaces } from "./data.ts";

/** How many Workspaces a member may enter. */
export function MemberWorkspacesCount({ memberId }: { memberId: string }) {
  return <CountBadge count={useMemberWorkspaces(memberId).data?.data.length} />;
}
