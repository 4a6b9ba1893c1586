import { randomUUID } from "node:crypto";
import type { SecondFactorKind, SignInMethod } from "@rollcall/contract/events";
import type { Language } from "@rollcall/contract/people";
import * as z from "zod";
import { daysAfter, minutesAfter } from "../../platform/clock.ts";
import { newId } from "../../platform/ids.ts";
import { addJobs } from "../../platform/outbox.ts";
import { Refusal } from "../../platform/refusal.ts";
import { hashOf, randomToken, type Secrets } from "../../platform/secrets.ts";
import { NOTHING, type UserChange, type UserEvent, type UserWork } from "../../platform/transact.ts";
import { type LinkPlace, linkUrl, newLinkToken } from "./link.ts";
import { insertLink, takeLink as takeStoredLink } from "./link-store.ts";
import { endsEarlierAccess, hasAddress, type LinkPurpose, linkMinutes, SESSION_VALID_FOR_DAYS } from "./rules.ts";
import * as sessions from "./session-store.ts";
import * as store from "./store.ts";

/** An open transaction, whether about an Organization or a User: setting up and joining make Users and sign them in too. */
export type OpenWork = Pick<UserWork, "tx" | "now" | "origin">;

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
type SignIn = {
  userId: string;
  method: SignInMethod;
  /** What it showed besides, if anything. */
  secondFactor?: SecondFactorKind | undefined;
  /** The session that this browser had until now; it ends. */
  replaces?: string | undefined;
  /** The identity provider that says who this is; then the session lasts as long as that counts. */
  through?: sessions.ProviderProof | undefined;
};

/** Signs a User in with a new secret. Set its cookie with `setSessionCookie` once the transaction has committed. */
export async function startSession(
  { tx, now, origin }: OpenWork,
  { userId, method, secondFactor, replaces, through }: SignIn,
): Promise<{ session: StartedSession; event: UserEvent }> {
  const expiresAt = through?.until ?? daysAfter(now, SESSION_VALID_FOR_DAYS);
  const session = { id: newId("session"), secret: randomToken(), expiresAt };
  const { ipAddress, userAgent } = origin;
  const shown = { method, secondFactor: secondFactor ?? null };
  const row = { id: session.id, userId, tokenHash: hashOf(session.secret), ...shown, ipAddress, userAgent };
  await sessions.deleteExpiredSessions(tx, userId, now);
  if (replaces !== undefined) await sessions.deleteSession(tx, replaces);
  await sessions.insertSession(tx, { ...row, expiresAt, through }, now);
  return { session, event: { name: "user.signed_in", payload: { id: userId, method } } };
}

/** Notes that the User has proven to read the mail of their address. */
export async function markEmailVerified({ tx, now }: OpenWork, userId: string): Promise<UserEvent> {
  await store.setEmailVerified(tx, userId, now);
  return { name: "user.email_verified", payload: { id: userId } };
}

/** Uses a mailed link up; gives back its User, locked, or nothing when it does not work or went to an older address. */
export async function takeLink(
  { tx, now }: OpenWork,
  purpose: LinkPurpose,
  place: LinkPlace,
): Promise<store.StoredUser | undefined> {
  const user = await store.holdUser(tx, place.userId);
  const email = await takeStoredLink(tx, { purpose, ...place }, now);
  return user !== undefined && user.email === email ? user : undefined;
}

/**
 * Somebody read the mail of this User. Where the address was not proven until now, what opened the account before is
 * dropped: whoever made it need not be whose address it is.
 */
export async function proveAddress(work: OpenWork, user: store.StoredUser): Promise<UserEvent[]> {
  if (!endsEarlierAccess(user)) return [];
  await store.deleteSignInMethods(work.tx, user.id);
  const revoked = await sessions.endSessions(work.tx, user.id);
  return [await markEmailVerified(work, user.id), ...sessionsRevoked(user.id, revoked)];
}

export function sessionsRevoked(userId: string, revoked: number): UserEvent[] {
  return revoked === 0 ? [] : [{ name: "user.sessions_revoked", payload: { id: userId, revoked } }];
}

/** A link that somebody asked for. Sealed while it waits as a job: it names an address, and `return_to` may hold a secret. */
const LinkRequest = z.object({
  purpose: z.enum(["sign_in", "password_reset", "email_verification"]),
  email: z.string(),
  return_to: z.string().optional(),
  mail_id: z.string(),
  asked_at: z.coerce.date(),
});
export type LinkRequest = z.infer<typeof LinkRequest>;

const SEAL = "identity.link-request";

/** Plans a mail with a link. Whether there is such an account is looked up later, so that the answer cannot tell. */
export async function planLinkMail(
  { tx, now, secrets }: Pick<UserWork, "tx" | "now" | "secrets">,
  wish: { purpose: LinkPurpose; email: string; return_to?: string | undefined },
): Promise<void> {
  const request: LinkRequest = { ...wish, mail_id: randomUUID(), asked_at: now };
  const sealed = secrets.seal(SEAL, JSON.stringify(request));
  await addJobs(tx, [{ identifier: `identity.send_${wish.purpose}_link`, payload: { sealed } }]);
}

export function readLinkRequest(secrets: Secrets, payload: unknown): LinkRequest {
  const { sealed } = z.object({ sealed: z.string() }).parse(payload);
  return LinkRequest.parse(JSON.parse(secrets.unseal(SEAL, sealed)));
}

const linkSent = {
  sign_in: "user.sign_in_link_sent",
  password_reset: "user.password_reset_sent",
  email_verification: "user.email_verification_sent",
} as const;

/** Makes the link that was asked for; none for an address without an account, nor when it comes too late to be of use. */
export async function makeLink(
  { tx, now, publicUrl }: UserWork,
  { purpose, email, return_to, asked_at }: LinkRequest,
): Promise<UserChange<{ user: store.StoredUser; url: string } | undefined>> {
  const user = await store.findUserByEmail(tx, email);
  const isLate = minutesAfter(asked_at, linkMinutes[purpose]) <= now;
  const isNeedless = purpose === "email_verification" && user?.emailVerified;
  if (user === undefined || !hasAddress(user) || isLate || isNeedless)
    return { answer: undefined, userEvents: NOTHING };

  const { token, ...place } = newLinkToken(user.id);
  const expiresAt = minutesAfter(now, linkMinutes[purpose]);
  await insertLink(tx, { purpose, ...place, email, expiresAt }, now);
  const url = linkUrl(publicUrl, purpose, token, return_to);
  return { answer: { user, url }, userEvents: [{ name: linkSent[purpose], payload: { id: user.id } }] };
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
