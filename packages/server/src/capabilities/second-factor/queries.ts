import type { MySecondFactor, SecondFactorRule } from "@rollcall/contract/second-factor";
import { freshUntil } from "../../platform/freshness.ts";
import type { Reading, UserActor, UserReading } from "../../platform/transact.ts";
import { countRecoveryCodes, findTotp, listPasskeys, presentedPasskey } from "../identity/factors.ts";
import { confirmationMethods } from "../identity/rules.ts";
import { findPassword } from "../identity/store.ts";
import { rpIdOf } from "../identity/webauthn.ts";
import { getSecondFactorRule } from "../organizations/store.ts";
import { countFactors, requiredBy } from "./store.ts";

/** What one set up besides the password, and how to prove again who one is. */
export async function getMySecondFactor(
  { db, publicUrl }: UserReading,
  { userId, proof }: UserActor,
): Promise<MySecondFactor> {
  const totp = await findTotp(db, userId);
  const passkeys = await listPasskeys(db, userId);
  const recoveryCodes = await countRecoveryCodes(db, userId);
  const hasPassword = (await findPassword(db, userId)) !== undefined;
  const facts = { hasTotp: totp !== undefined, passkeys: passkeys.length, recoveryCodes, hasPassword };
  return {
    totp_since: totp?.since.toISOString() ?? null,
    passkeys: passkeys.map(presentedPasskey),
    recovery_codes_left: recoveryCodes,
    required_by: await requiredBy(db, userId),
    confirm_with: confirmationMethods(facts),
    fresh_until: freshUntil(proof.at).toISOString(),
    passkeys_available: rpIdOf(publicUrl) !== undefined,
  };
}

/** What an Organization requires, and who has no second factor yet. */
export async function getRule({ db, organizationId }: Reading): Promise<SecondFactorRule> {
  const { requiredSince, graceDays } = await getSecondFactorRule(db, organizationId);
  return {
    required: requiredSince !== null,
    grace_days: graceDays,
    required_since: requiredSince?.toISOString() ?? null,
    ...(await countFactors(db, organizationId)),
  };
}
