/** The Profile tab of User Details. */
export function MemberProfilePage() {
  return null;
}
