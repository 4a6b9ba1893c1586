import type { PasskeyAttestation, PasskeyCreation } from "@rollcall/contract/passkeys";
import type { Passkey } from "@rollcall/contract/second-factor";
import type { Call } from "../../platform/http.ts";
import { newId } from "../../platform/ids.ts";
import type { Limit, Limiter } from "../../platform/rate-limit.ts";
import { Refusal } from "../../platform/refusal.ts";
import { NOTHING, transactUser, type UserActor, type UserChange, type UserWork } from "../../platform/transact.ts";
import {
  deletePasskey,
  insertPasskey,
  listPasskeys,
  presentedPasskey,
  type StoredPasskey,
  setPasskeyName,
} from "../identity/factors.ts";
import { planNotice } from "../identity/notices.ts";
import { asked, siteOf, takeAsked } from "../identity/proofs.ts";
import { passkeyCreation, verifyNewPasskey } from "../identity/webauthn.ts";
import { checkRemoval, settleRemoval } from "./removing.ts";
import { afterSetUp, holdOwner } from "./setting-up.ts";

const CHALLENGES: Limit = { name: "passkey-add", tries: 30, perSeconds: 15 * 60 };

/** Asks the browser to make a passkey. */
export async function beginPasskey({
  platform,
  actor,
  limiter,
}: Call<UserActor> & { limiter: Limiter }): Promise<PasskeyCreation> {
  if (!actor.emailVerified) throw new Refusal("email_not_verified");
  await limiter.count(CHALLENGES, actor.userId);
  const { rpId } = siteOf(platform.publicUrl);
  const passkeys = await listPasskeys(platform.database, actor.userId);
  return asked(platform, passkeyCreation(rpId, actor, passkeys), { purpose: "add", userId: actor.userId });
}

type NewPasskey = { name: string; passkey: PasskeyAttestation };

/** Adds the passkey that the browser made. */
export async function addPasskey(
  { platform, actor, origin }: Call<UserActor>,
  { name, passkey }: NewPasskey,
): Promise<{ passkey: Passkey; recovery_codes: string[] | null }> {
  const site = siteOf(platform.publicUrl);
  const { challenge } = await takeAsked(platform, passkey, { purpose: "add", userId: actor.userId });
  const verified = await verifyNewPasskey(site, challenge, passkey);
  if (verified === undefined) throw new Refusal("passkey_refused");
  return transactUser(platform, { actor, origin }, async (work) => {
    const { id: userId, isFirst } = await holdOwner(work, actor);
    const added = { id: newId("passkey"), userId, name, ...verified };
    if (!(await insertPasskey(work.tx, added, work.now))) throw new Refusal("passkey_refused");
    await planNotice(work, userId, "passkey_added", name);
    const { codes, events } = await afterSetUp(work, actor, { kind: "passkey", isFirst });
    const shown = presentedPasskey({ ...added, createdAt: work.now, lastUsedAt: null });
    const event = { name: "user.passkey_added", payload: { id: userId, passkey_id: added.id, name } } as const;
    return { answer: { passkey: shown, recovery_codes: codes }, userEvents: [event, ...events] };
  });
}

/** Renames one of one's own; somebody else's looks like none. */
export async function renamePasskey(
  work: UserWork,
  { userId }: UserActor,
  id: string,
  name: string,
): Promise<UserChange<Passkey>> {
  const passkey = await getOwn(work, userId, id);
  const answer = presentedPasskey({ ...passkey, name });
  if (passkey.name === name) return { answer, userEvents: NOTHING };

  await setPasskeyName(work.tx, id, name);
  return { answer, userEvents: [{ name: "user.passkey_renamed", payload: { id: userId, passkey_id: id, name } }] };
}

/** Removes one of one's own. */
export async function removePasskey(work: UserWork, { userId }: UserActor, id: string): Promise<UserChange<undefined>> {
  const { name } = await getOwn(work, userId, id);
  await checkRemoval(work, userId, (held) => ({ ...held, passkeys: held.passkeys - 1 }));

  await deletePasskey(work.tx, id);
  await settleRemoval(work, userId);
  await planNotice(work, userId, "passkey_removed", name);
  const event = { name: "user.passkey_removed", payload: { id: userId, passkey_id: id, name } } as const;
  return { answer: undefined, userEvents: [event] };
}

async function getOwn({ tx }: UserWork, userId: string, id: string): Promise<StoredPasskey> {
  const passkey = (await listPasskeys(tx, userId)).find((each) => each.id === id);
  if (passkey === undefined) throw new Refusal("not_found");
  return passkey;
}
