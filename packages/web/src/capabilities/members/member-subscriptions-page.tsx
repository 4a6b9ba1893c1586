/** The Subscriptions tab of User Details. */
export function MemberSubscriptionsPage() {
  return null;
}
