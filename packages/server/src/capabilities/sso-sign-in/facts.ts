import type { Reader } from "../../platform/database.ts";
import { planForJoining } from "../domains/rules.ts";
import { findUser, findUserByEmail, type StoredUser } from "../identity/store.ts";
import { findPendingByEmails } from "../invitations/store.ts";
import { staysOut } from "../members/rules.ts";
import { findByEmails, findLastRemovals, findMember, findMembership, type StoredMember } from "../members/store.ts";
import { listServed } from "../sso/domain-store.ts";
import { findIdentity, listIdentitiesOf } from "../sso/identity-store.ts";
import type { StoredConnection } from "../sso/store.ts";
import { listPlans } from "../subscriptions/store.ts";
import type { Person } from "./received.ts";
import type { Facts } from "./rules.ts";

export type Place = { db: Reader; organizationId: string; now: Date };
export type Found = { facts: Facts; user: StoredUser | undefined; member: StoredMember | undefined };

/** Who somebody is to the Organization, by the subject that the connection knows, or else by the address. */
export async function gather(
  { db, organizationId, now }: Place,
  connection: StoredConnection,
  { subject, email }: Person,
): Promise<Found> {
  const domains = (await listServed(db, organizationId))
    .filter(({ status, connectionId }) => status === "verified" && connectionId === connection.id)
    .map(({ domain }) => domain);
  const identity = await findIdentity(db, organizationId, connection.id, subject);
  const user = identity ? await findUser(db, identity.userId) : await findUserByEmail(db, email ?? "");
  const membership = user && (await findMembership(db, organizationId, user.id));
  const member = membership && (await findMember(db, organizationId, membership.id, now));
  const emails = email === null ? [] : [email];
  const namesakes = await findByEmails(db, organizationId, emails);
  const known = user === undefined ? [] : await listIdentitiesOf(db, organizationId, user.id);
  const waiting = await findPendingByEmails(db, organizationId, emails);
  const removals = await findLastRemovals(db, organizationId, { userId: user?.id ?? "", email: email ?? "" });
  const facts: Facts = {
    isEnabled: connection.status === "enabled",
    domains,
    isKnown: identity !== undefined,
    membership: member && (member.status === "suspended" ? "suspended" : "active"),
    hasOtherSubject: known.some((each) => each.connectionId === connection.id && each.subject !== subject),
    isAddressTaken: namesakes.some(({ id }) => id !== member?.id),
    lastRemoval: removals.find(staysOut),
    isInvited: waiting.some(({ expiresAt }) => expiresAt > now),
    planAllows: planForJoining(await listPlans(db, organizationId)) === undefined,
  };
  return { facts, user, member };
}
