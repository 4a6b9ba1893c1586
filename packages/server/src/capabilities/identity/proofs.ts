import type { SecondFactorKind } from "@rollcall/contract/events";
import type { PasskeyAnswer } from "@rollcall/contract/passkeys";
import type { SecondStep } from "@rollcall/contract/second-factor";
import { minutesAfter } from "../../platform/clock.ts";
import { granted, Refusal } from "../../platform/refusal.ts";
import { type Platform, transactUser, type UserEvent, type UserScope, type UserWork } from "../../platform/transact.ts";
import { type ChallengeUse, keepChallenge, takeChallenge } from "./challenges.ts";
import {
  countRecoveryCodes,
  findPasskey,
  findTotp,
  moveStep,
  notePasskeyUse,
  type StoredPasskey,
  takeRecoveryCode,
} from "./factors.ts";
import { planNotice } from "./notices.ts";
import { recoveryCodeHash } from "./recovery-codes.ts";
import { countsBackwards } from "./rules.ts";
import { holdUser } from "./store.ts";
import { stepOf, unsealTotp } from "./totp.ts";
import { ANSWER_WITHIN_MINUTES, challengeOf, rpIdOf, verifyPasskeyAnswer } from "./webauthn.ts";

/** A passkey's answer to a challenge of ours. */
export type Answered = { passkey: PasskeyAnswer; challenge: string };
/** What somebody shows to prove that it is them. */
export type ShownProof = { code: string } | { recovery_code: string } | Answered;

/**
 * Whether it proved anything. A refusal is handed back rather than thrown, so that the transaction keeps what it learned:
 * that somebody tried, that a passkey may have been copied.
 */
type Verdict =
  | { kind: SecondFactorKind; events: UserEvent[] }
  | { refusal: Refusal; events: readonly [UserEvent, ...UserEvent[]] };

/** The name that passkeys of this installation are kept under; refuses where browsers make none. */
export function siteOf(publicUrl: string): { publicUrl: string; rpId: string } {
  const rpId = rpIdOf(publicUrl);
  if (rpId === undefined) throw new Refusal("passkeys_unavailable");
  return { publicUrl, rpId };
}

/** Keeps the challenge of a question that goes out, for as long as the answer may take. */
export async function asked<Question extends { challenge: string }>(
  { database, clock }: Platform,
  question: Question,
  use: ChallengeUse,
): Promise<Question> {
  const now = clock();
  const expiresAt = minutesAfter(now, ANSWER_WITHIN_MINUTES);
  await keepChallenge(database, question.challenge, use, { now, expiresAt });
  return question;
}

/** Uses up the challenge that an answer names; refuses an answer to none of ours. Not in a transaction: a wrong answer uses it up too. */
export async function takeAsked<Answer extends Parameters<typeof challengeOf>[0]>(
  { database, clock }: Platform,
  passkey: Answer,
  use: ChallengeUse,
): Promise<{ passkey: Answer; challenge: string }> {
  const challenge = challengeOf(passkey);
  const isOurs = challenge !== undefined && (await takeChallenge(database, challenge, use, clock()));
  if (!isOurs) throw new Refusal("passkey_refused");
  return { passkey, challenge };
}

/** Reads what was sent for the one proof that it holds. */
export async function shownIn(platform: Platform, sent: SecondStep, use: ChallengeUse): Promise<ShownProof> {
  if (sent.code !== undefined) return { code: sent.code };
  if (sent.recovery_code !== undefined) return { recovery_code: sent.recovery_code };
  if (sent.passkey !== undefined) return takeAsked(platform, sent.passkey, use);
  throw new Error("the contract lets nothing in without a proof");
}

type Proving = { userId: string; shown: ShownProof };
type Proven<T> = { answer: T; event: UserEvent };

/**
 * Goes on with `then` where somebody has proven that it is them, with the User locked: of one proof shown many times at
 * once, one counts. A refusal is thrown only once what was learned by it has been kept.
 */
export async function proving<T>(
  platform: Platform,
  scope: UserScope,
  { userId, shown }: Proving,
  then: (work: UserWork, kind: SecondFactorKind) => Promise<Proven<T>>,
): Promise<T> {
  const outcome = await transactUser<T | Refusal>(platform, scope, async (work) => {
    await holdUser(work.tx, userId);
    const verdict = await judge(work, userId, shown);
    if ("refusal" in verdict) return { answer: verdict.refusal, userEvents: verdict.events };
    const { answer, event } = await then(work, verdict.kind);
    return { answer, userEvents: [event, ...verdict.events] };
  });
  return granted<T>(outcome);
}

async function judge(work: UserWork, userId: string, shown: ShownProof): Promise<Verdict> {
  if ("code" in shown) return judgeCode(work, userId, shown.code);
  if ("recovery_code" in shown) return judgeRecoveryCode(work, userId, shown.recovery_code);
  return judgePasskey(work, userId, shown);
}

async function judgeCode({ tx, now, secrets }: UserWork, userId: string, code: string): Promise<Verdict> {
  const app = await findTotp(tx, userId);
  const step = app && stepOf(unsealTotp(secrets, userId, app.sealedSecret), code, now);
  const isGood = step !== undefined && (await moveStep(tx, userId, step));
  return isGood ? { kind: "totp", events: [] } : wrong(userId, "second_factor_wrong", "code");
}

async function judgeRecoveryCode(work: UserWork, userId: string, code: string): Promise<Verdict> {
  const { tx, secrets } = work;
  if (!(await takeRecoveryCode(tx, userId, recoveryCodeHash(secrets, userId, code))))
    return wrong(userId, "second_factor_wrong", "recovery_code");
  const left = await countRecoveryCodes(tx, userId);
  await planNotice(work, userId, "recovery_code_used", String(left));
  return { kind: "recovery_code", events: [{ name: "user.recovery_code_used", payload: { id: userId, left } }] };
}

async function judgePasskey(work: UserWork, userId: string, { passkey, challenge }: Answered): Promise<Verdict> {
  const { tx, now, publicUrl } = work;
  const stored = await findPasskey(tx, passkey.id);
  if (stored?.userId !== userId) return wrong(userId, "passkey_refused");
  const answer = await verifyPasskeyAnswer(siteOf(publicUrl), challenge, passkey, stored);
  if (answer === undefined) return wrong(userId, "passkey_refused");
  if (countsBackwards(stored.signCount, answer.signCount)) return suspect(work, stored);

  await notePasskeyUse(tx, stored.id, answer, now);
  return { kind: "passkey", events: [] };
}

function wrong(userId: string, code: "second_factor_wrong" | "passkey_refused", field?: string): Verdict {
  return {
    refusal: new Refusal(code, field === undefined ? {} : { field }),
    events: [{ name: "user.second_step_failed", payload: { id: userId } }],
  };
}

/** A counter that fell: one of two copies of the passkey is somebody else's, and nobody can tell which. */
async function suspect(work: UserWork, { id, userId, name }: StoredPasskey): Promise<Verdict> {
  await planNotice(work, userId, "passkey_counter_fell", name);
  return {
    refusal: new Refusal("passkey_refused"),
    events: [{ name: "user.passkey_counter_fell", payload: { id: userId, passkey_id: id, name } }],
  };
}
