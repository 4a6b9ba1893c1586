import { newId } from "../../platform/ids.ts";
import { type Limiter, networkOf } from "../../platform/rate-limit.ts";
import { type Change, type Origin, type Platform, transact, type Work } from "../../platform/transact.ts";
import { finishSignIn, insertSignIn } from "../sso/log-store.ts";
import { limits } from "./limits.ts";
import type { Received, Rejection } from "./received.ts";

export type Ways = { platform: Platform; limiter: Limiter; origin: Origin };

export type Refused = {
  organizationId: string;
  connectionId: string;
  /** The line of a test, or of a sign-in that has one already. */
  signInId?: string | undefined;
  purpose: "sign_in" | "test";
  begunBy: "person" | "identity_provider";
  who?: Partial<Pick<Received, "email" | "subject">> | undefined;
};

/** Writes down that a sign-in was refused and why, with its audit event. */
export async function refuse(work: Work, refused: Refused, { reason, detail }: Rejection): Promise<Change<string>> {
  const { tx, organizationId, origin, now } = work;
  const { connectionId, purpose, begunBy, who } = refused;
  const reference = origin.requestId ?? "";
  const id = refused.signInId ?? newId("ssoSignIn");
  if (refused.signInId === undefined)
    await insertSignIn(tx, organizationId, { id, connectionId, purpose, begunBy, reference }, origin, now);
  await finishSignIn(tx, organizationId, id, { outcome: "refused", reason, detail, ...who, reference }, now);
  if (purpose === "test") {
    const payload = { id: connectionId, sign_in_id: id, outcome: "refused", reason } as const;
    return { answer: id, events: [{ name: "sso.test_finished", payload }] };
  }
  const payload = { id: connectionId, sign_in_id: id, reason, email: who?.email ?? null };
  return { answer: id, events: [{ name: "sso.sign_in_refused", payload }] };
}

/** The same where no transaction is open. Beyond some from one network nothing is written: nobody fills the log of others. */
export async function recordRefusal(
  { platform, limiter, origin }: Ways,
  refused: Refused,
  rejection: Rejection,
): Promise<void> {
  const { organizationId, connectionId } = refused;
  const isWritten = await limiter.allows(limits.refusals, `${connectionId} ${networkOf(origin)}`);
  if (!isWritten) return;
  const scope = { organizationId, actor: { kind: "anonymous" } as const, origin };
  await transact(platform, scope, (work) => refuse(work, refused, rejection));
}
