import { Refusal } from "../../platform/refusal.ts";
import type { UserActor, UserEvent, UserWork } from "../../platform/transact.ts";
import { endHalfSignIns } from "../identity/challenges.ts";
import { sessionsRevoked } from "../identity/commands.ts";
import { hasSecondFactor, replaceRecoveryCodes } from "../identity/factors.ts";
import { planNotice } from "../identity/notices.ts";
import { newRecoveryCodes, recoveryCodeHash } from "../identity/recovery-codes.ts";
import { confirmSession, endSessions } from "../identity/session-store.ts";
import { holdUser, type StoredUser } from "../identity/store.ts";

/**
 * Locks the User who sets a second factor up. Their address has to be proven: until then whoever made the account need not
 * be whose address it is, and its owner's first mailed link has to open it.
 */
export async function holdOwner({ tx }: UserWork, { userId }: UserActor): Promise<StoredUser & { isFirst: boolean }> {
  const user = await holdUser(tx, userId);
  if (user === undefined) throw new Refusal("not_signed_in");
  if (!user.emailVerified) throw new Refusal("email_not_verified");
  return { ...user, isFirst: !(await hasSecondFactor(tx, userId)) };
}

type SetUp = { kind: "totp" | "passkey"; isFirst: boolean };

/**
 * What follows once a second factor is there. This session has shown it. The first one makes recovery codes, and ends every
 * other session: those have not.
 */
export async function afterSetUp(
  work: UserWork,
  { userId, sessionId }: UserActor,
  { kind, isFirst }: SetUp,
): Promise<{ codes: string[] | null; events: UserEvent[] }> {
  const { tx, now } = work;
  if (!(await confirmSession(tx, sessionId, kind, now))) throw new Refusal("not_signed_in");
  if (!isFirst) return { codes: null, events: [] };
  await endHalfSignIns(tx, userId);
  const ended = await endSessions(tx, userId, { except: sessionId });
  const { codes, event } = await renewRecoveryCodes(work, userId);
  return { codes, events: [event, ...sessionsRevoked(userId, ended)] };
}

/** Makes ten new recovery codes; the ones before stop working. */
export async function renewRecoveryCodes(
  { tx, now, secrets }: UserWork,
  userId: string,
): Promise<{ codes: string[]; event: UserEvent }> {
  const codes = newRecoveryCodes();
  const hashes = codes.map((code) => recoveryCodeHash(secrets, userId, code));
  await replaceRecoveryCodes(tx, userId, hashes, now);
  return { codes, event: { name: "user.recovery_codes_made", payload: { id: userId, count: codes.length } } };
}

/** Makes new recovery codes for who asks for them. */
export async function makeRecoveryCodes(work: UserWork, { userId }: UserActor) {
  await holdUser(work.tx, userId);
  if (!(await hasSecondFactor(work.tx, userId))) throw new Refusal("second_factor_missing");
  const { codes, event } = await renewRecoveryCodes(work, userId);
  await planNotice(work, userId, "recovery_codes_made");
  return { answer: { recovery_codes: codes }, userEvents: [event] as const };
}
