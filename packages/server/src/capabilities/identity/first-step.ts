import type { SecondStepMethod } from "@rollcall/contract/identity";
import { minutesAfter } from "../../platform/clock.ts";
import type { Database, Reader } from "../../platform/database.ts";
import { hashOf, randomToken } from "../../platform/secrets.ts";
import type { UserEvent } from "../../platform/transact.ts";
import { type HalfSignIn, insertHalfSignIn } from "./challenges.ts";
import { type OpenWork, type StartedSession, startSession } from "./commands.ts";
import { countRecoveryCodes, findTotp, listPasskeys } from "./factors.ts";
import { secondStepMethods } from "./rules.ts";

const SECOND_STEP_WITHIN_MINUTES = 10;

/** How far a sign-in got: all the way, or to the second step. The secrets are for cookies alone; nothing stores them. */
export type SignInProgress =
  | { kind: "signed_in"; session: StartedSession }
  | { kind: "half"; secret: string; expiresAt: Date; methods: SecondStepMethod[] };

type FirstStep = { userId: string; method: HalfSignIn["method"]; replaces?: string | undefined };

/**
 * Goes on after a password or a mailed link was right: signs in who has no second factor, and opens the second step, and
 * nothing else, to who has one. Every way in that is not both factors by itself ends here.
 */
export async function finishFirstStep(
  work: OpenWork,
  { userId, method, replaces }: FirstStep,
): Promise<{ progress: SignInProgress; event: UserEvent }> {
  const methods = await secondStepMethodsOf(work.tx, userId);
  if (methods.length === 0) {
    const { session, event } = await startSession(work, { userId, method, replaces });
    return { progress: { kind: "signed_in", session }, event };
  }
  const [secret, expiresAt] = [randomToken(), minutesAfter(work.now, SECOND_STEP_WITHIN_MINUTES)];
  await insertHalfSignIn(work.tx, { tokenHash: hashOf(secret), userId, method, expiresAt }, work.now);
  const event: UserEvent = { name: "user.second_step_asked", payload: { id: userId, method } };
  return { progress: { kind: "half", secret, expiresAt, methods }, event };
}

/** With what this User can take the second step; nothing when signing in has none. */
export async function secondStepMethodsOf(db: Database | Reader, userId: string): Promise<SecondStepMethod[]> {
  const hasTotp = (await findTotp(db, userId)) !== undefined;
  const passkeys = (await listPasskeys(db, userId)).length;
  return secondStepMethods({ hasTotp, passkeys, recoveryCodes: await countRecoveryCodes(db, userId) });
}
