import type { Reader } from "../../platform/database.ts";
import { planForJoining } from "../domains/rules.ts";
import { hasAddress } from "../identity/rules.ts";
import { findUser, findUserByEmail, type StoredUser } from "../identity/store.ts";
import { hasSecret } from "../identity/ways-in.ts";
import { findPendingByEmails } from "../invitations/store.ts";
import { staysOut } from "../members/rules.ts";
import { findByEmails, findLastRemovals, findMember, findMembership, type StoredMember } from "../members/store.ts";
import { listServed } from "../sso/domain-store.ts";
import { findIdentity, listIdentitiesOf, type StoredIdentity } from "../sso/identity-store.ts";
import type { StoredConnection } from "../sso/store.ts";
import { listPlans } from "../subscriptions/store.ts";
import type { Person } from "./received.ts";
import type { Account, Facts } from "./rules.ts";

export type Place = { db: Reader; organizationId: string; now: Date };
export type Found = { facts: Facts; user: StoredUser | undefined; member: StoredMember | undefined };

/**
 * Who somebody is to the Organization: the member whom the connection knows by the subject; else the one whom a directory
 * says has the address; else who signs in with it.
 */
export async function gather(place: Place, connection: StoredConnection, { subject, email }: Person): Promise<Found> {
  const { db, organizationId, now } = place;
  const domains = (await listServed(db, organizationId))
    .filter(({ status, connectionId }) => status === "verified" && connectionId === connection.id)
    .map(({ domain }) => domain);
  const identity = await findIdentity(db, organizationId, connection.id, subject);
  const emails = email === null ? [] : [email];
  const [namesake] = await findByEmails(db, organizationId, emails);
  const { user, member, isByDirectory } = await who(place, { identity, namesakeId: namesake?.id, email });
  const known = user === undefined ? [] : await listIdentitiesOf(db, organizationId, user.id);
  const waiting = await findPendingByEmails(db, organizationId, emails);
  const removals = await findLastRemovals(db, organizationId, { userId: user?.id ?? "", email: email ?? "" });
  const facts: Facts = {
    isEnabled: connection.status === "enabled",
    domains,
    isKnown: identity !== undefined && identity.userId === user?.id,
    membership: member && (member.status === "suspended" ? "suspended" : "active"),
    account: isByDirectory && user !== undefined ? await accountOf(db, user, member) : undefined,
    hasOtherSubject: known.some((each) => each.connectionId === connection.id && each.subject !== subject),
    isAddressTaken: namesake !== undefined && namesake.id !== member?.id,
    lastRemoval: removals.find(staysOut),
    isInvited: waiting.some(({ expiresAt }) => expiresAt > now),
    planAllows: planForJoining(await listPlans(db, organizationId)) === undefined,
  };
  return { facts, user, member };
}

type Signs = { identity: StoredIdentity | undefined; namesakeId: string | undefined; email: string | null };
type Who = Pick<Found, "user" | "member"> & { isByDirectory: boolean };

async function who(place: Place, { identity, namesakeId, email }: Signs): Promise<Who> {
  const { db, organizationId, now } = place;
  const bySubject = identity && (await findUser(db, identity.userId));
  const member = bySubject && (await memberOf(place, bySubject));
  if (member !== undefined) return { user: bySubject, member, isByDirectory: false };

  const namesake = namesakeId === undefined ? undefined : await findMember(db, organizationId, namesakeId, now);
  if (namesake?.externallyManagedBy === "scim")
    return { user: await findUser(db, namesake.userId), member: namesake, isByDirectory: true };
  const user = bySubject ?? (await findUserByEmail(db, email ?? ""));
  return { user, member: user && (await memberOf(place, user)), isByDirectory: false };
}

async function memberOf({ db, organizationId, now }: Place, { id }: StoredUser): Promise<StoredMember | undefined> {
  const membership = await findMembership(db, organizationId, id);
  return membership && findMember(db, organizationId, membership.id, now);
}

async function accountOf(db: Reader, user: StoredUser, member: StoredMember | undefined): Promise<Account> {
  const { id, email, emailVerified: isProven } = user;
  return {
    email: hasAddress(user) ? email : null,
    isProven,
    hasSecret: await hasSecret(db, id),
    isMadeByDirectory: member?.source === "scim",
  };
}
