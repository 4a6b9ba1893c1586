import { granted, Refusal } from "../../platform/refusal.ts";
import type { UserWork } from "../../platform/transact.ts";
import { findTotp, hasSecondFactor, listPasskeys, replaceRecoveryCodes } from "../identity/factors.ts";
import { removeFactor } from "../identity/rules.ts";
import { forgetSecondFactor } from "../identity/session-store.ts";
import { findPassword, holdUser } from "../identity/store.ts";
import { requiredBy } from "./store.ts";

type Held = { hasTotp: boolean; passkeys: number };

/** Locks the User and decides whether what is left after a removal is enough. Gives back what there is before it. */
export async function checkRemoval({ tx }: UserWork, userId: string, without: (held: Held) => Held): Promise<Held> {
  const user = await holdUser(tx, userId);
  if (user === undefined) throw new Refusal("not_signed_in");
  const held = {
    hasTotp: (await findTotp(tx, userId)) !== undefined,
    passkeys: (await listPasskeys(tx, userId)).length,
  };
  const hasPassword = (await findPassword(tx, userId)) !== undefined;
  const organizations = (await requiredBy(tx, userId)).map(({ name }) => name);
  const facts = { hasPassword, emailVerified: user.emailVerified, left: without(held), requiredBy: organizations };
  granted(removeFactor(facts));
  return held;
}

/** Once the last second factor is gone, so are its recovery codes, and no session counts as having shown one. */
export async function settleRemoval({ tx, now }: UserWork, userId: string): Promise<void> {
  if (await hasSecondFactor(tx, userId)) return;
  await replaceRecoveryCodes(tx, userId, [], now);
  await forgetSecondFactor(tx, userId);
}
