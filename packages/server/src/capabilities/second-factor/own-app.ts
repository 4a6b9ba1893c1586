import * as z from "zod";
import { minutesAfter } from "../../platform/clock.ts";
import type { Call } from "../../platform/http.ts";
import type { Limit, Limiter } from "../../platform/rate-limit.ts";
import { Refusal } from "../../platform/refusal.ts";
import type { Secrets } from "../../platform/secrets.ts";
import { NOTHING, transactUser, type UserActor, type UserChange, type UserWork } from "../../platform/transact.ts";
import { deleteTotp, setTotp } from "../identity/factors.ts";
import { planNotice } from "../identity/notices.ts";
import { newTotp, sealTotp, stepOf } from "../identity/totp.ts";
import { checkRemoval, settleRemoval } from "./removing.ts";
import { afterSetUp, holdOwner } from "./setting-up.ts";

const SET_UP_WITHIN_MINUTES = 15;
const CODES: Limit = { name: "totp-set-up", tries: 20, perSeconds: 15 * 60 };
const SEAL = "second-factor.totp-setup";

const Setup = z.object({ user_id: z.string(), secret: z.string(), until: z.coerce.date() });

/** Makes a secret for an authenticator app. Nothing is stored: the secret comes back, sealed, with its first code. */
export async function startTotp({ platform, actor }: Call<UserActor>) {
  if (!actor.emailVerified) throw new Refusal("email_not_verified");
  const { secret, uri } = newTotp(actor.email);
  const until = minutesAfter(platform.clock(), SET_UP_WITHIN_MINUTES);
  const setup = platform.secrets.seal(SEAL, JSON.stringify({ user_id: actor.userId, secret, until }));
  return { secret, uri, setup };
}

/** The secret of a setup that this User began and whose time has not passed. */
function readSetup(secrets: Secrets, userId: string, sealed: string, now: Date): string {
  const setup = Setup.safeParse(unsealed(secrets, sealed));
  const isTheirs = setup.success && setup.data.user_id === userId && setup.data.until > now;
  if (!isTheirs) throw new Refusal("totp_setup_expired");
  return setup.data.secret;
}

function unsealed(secrets: Secrets, sealed: string): unknown {
  try {
    return JSON.parse(secrets.unseal(SEAL, sealed));
  } catch {
    return undefined;
  }
}

/** Sets the app up once it has shown a right code, in the place of an earlier one. */
export async function confirmTotp(
  { platform, actor, origin, limiter }: Call<UserActor> & { limiter: Limiter },
  { setup, code }: { setup: string; code: string },
): Promise<{ recovery_codes: string[] | null }> {
  await limiter.count(CODES, actor.userId);
  return transactUser(platform, { actor, origin }, async (work) => {
    const { tx, now, secrets } = work;
    const { id, isFirst } = await holdOwner(work, actor);
    const secret = readSetup(secrets, id, setup, now);
    const step = stepOf(secret, code, now);
    if (step === undefined) throw new Refusal("totp_code_wrong", { field: "code" });

    // The code that proves the app is used up by it.
    await setTotp(tx, id, { sealedSecret: sealTotp(secrets, id, secret), lastStep: step }, now);
    await planNotice(work, id, "totp_set_up");
    const { codes, events } = await afterSetUp(work, actor, { kind: "totp", isFirst });
    return {
      answer: { recovery_codes: codes },
      userEvents: [{ name: "user.totp_set_up", payload: { id } }, ...events],
    };
  });
}

/** Removes the own app, if there is one. */
export async function removeTotp(work: UserWork, { userId }: UserActor): Promise<UserChange<undefined>> {
  const { hasTotp } = await checkRemoval(work, userId, (left) => ({ ...left, hasTotp: false }));
  if (!hasTotp) return { answer: undefined, userEvents: NOTHING };

  await deleteTotp(work.tx, userId);
  await settleRemoval(work, userId);
  await planNotice(work, userId, "totp_removed");
  return { answer: undefined, userEvents: [{ name: "user.totp_removed", payload: { id: userId } }] };
}
