import { PageBody } from "../../ui/page-header.tsx";

/** The list of Invited Users. */
export function InvitedUsersPage() {
  return <PageBody>{null}</PageBody>;
}
