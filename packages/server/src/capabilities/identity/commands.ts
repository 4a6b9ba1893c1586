import type { UserEventPayloads } from "@rollcall/contract/events";
import type { Language } from "@rollcall/contract/people";
import { daysAfter } from "../../platform/clock.ts";
import { newId } from "../../platform/ids.ts";
import { Refusal } from "../../platform/refusal.ts";
import { hashOf, randomToken } from "../../platform/secrets.ts";
import { NOTHING, type UserChange, type UserEvent, type UserWork } from "../../platform/transact.ts";
import { SESSION_VALID_FOR_DAYS } from "./rules.ts";
import * as store from "./store.ts";

// What earlier steps of other capabilities need as well: setting up and joining make Users and sign them in. Each takes an
// open transaction, whether about an Organization or a User.
type OpenWork = Pick<UserWork, "tx" | "now" | "origin">;

export type WantedUser = {
  email: string;
  first_name: string;
  last_name: string;
  language: Language;
  /** From `hashPassword`, made before the transaction began. */
  passwordHash?: string;
  /** Whether the person has proven that they read the mail of this address. */
  emailVerified: boolean;
};

/** Makes a User, or refuses with `email_taken`. */
export async function createUser(
  { tx, now }: OpenWork,
  { passwordHash, ...wanted }: WantedUser,
): Promise<{ user: store.StoredUser; event: UserEvent }> {
  const user = { id: newId("user"), ...wanted };
  if (!(await store.insertUser(tx, user, now))) throw new Refusal("email_taken", { field: "email" });
  if (passwordHash !== undefined) await store.setPassword(tx, user.id, passwordHash, now);
  return { user, event: { name: "user.created", payload: { id: user.id } } };
}

/** A session that was started. `secret` is for the cookie alone; nothing stores it. */
export type StartedSession = { id: string; secret: string; expiresAt: Date };
export type SignInMethod = UserEventPayloads["user.signed_in"]["method"];
type SignIn = {
  userId: string;
  method: SignInMethod;
  /** The session that this browser had until now; it ends. */
  replaces?: string | undefined;
};

/** Signs a User in with a new secret. Set its cookie with `setSessionCookie` once the transaction has committed. */
export async function startSession(
  { tx, now, origin }: OpenWork,
  { userId, method, replaces }: SignIn,
): Promise<{ session: StartedSession; event: UserEvent }> {
  const session = { id: newId("session"), secret: randomToken(), expiresAt: daysAfter(now, SESSION_VALID_FOR_DAYS) };
  const { ipAddress, userAgent } = origin;
  const row = { id: session.id, userId, tokenHash: hashOf(session.secret), method, ipAddress, userAgent };
  await store.deleteExpiredSessions(tx, userId, now);
  if (replaces !== undefined) await store.deleteSession(tx, replaces);
  await store.insertSession(tx, { ...row, expiresAt: session.expiresAt }, now);
  return { session, event: { name: "user.signed_in", payload: { id: userId, method } } };
}

/** Notes that the User has proven to read the mail of their address. */
export async function markEmailVerified({ tx, now }: OpenWork, userId: string): Promise<UserEvent> {
  await store.setEmailVerified(tx, userId, now);
  return { name: "user.email_verified", payload: { id: userId } };
}

export type ProfileWish = { [Key in keyof store.Profile]?: store.Profile[Key] | undefined };

/** Changes name or language of the User; their memberships have names of their own (SPEC R11.2). */
export async function updateProfile(
  { tx, now }: OpenWork,
  userId: string,
  wish: ProfileWish,
): Promise<UserChange<undefined>> {
  const user = await store.holdUser(tx, userId);
  if (user === undefined) throw new Refusal("not_signed_in");
  const { first_name = user.first_name, last_name = user.last_name, language = user.language } = wish;
  const isSame = first_name === user.first_name && last_name === user.last_name && language === user.language;
  if (isSame) return { answer: undefined, userEvents: NOTHING };

  await store.setProfile(tx, userId, { first_name, last_name, language }, now);
  return { answer: undefined, userEvents: [{ name: "user.updated", payload: { id: userId } }] };
}
