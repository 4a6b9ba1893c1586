import { byPerson } from "../../platform/acting.ts";
import { newId } from "../../platform/ids.ts";
import { granted, Refusal } from "../../platform/refusal.ts";
import type { Change, DomainEvent, OrganizationActor, Work } from "../../platform/transact.ts";
import { memberIdOf } from "../members/commands.ts";
import { open } from "../workspaces/rules.ts";
import { holdWorkspace } from "../workspaces/store.ts";
import { holdOwner, limitsOf } from "./facts.ts";
import * as rules from "./rules.ts";
import { newSecret } from "./secret.ts";
import * as store from "./store.ts";

type Acting = Work & { actor: OrganizationActor };
/** A key that was just made; nothing can show its secret again. */
export type MadeKey = { id: string; secret: string };

type Wish = { name: string; expires_at: string | null; service_account_id: string | null };

/** Makes a key of one's own or of a Service account (SPEC R9.1). */
export async function createKey(work: Acting, workspaceId: string, wish: Wish): Promise<Change<MadeKey>> {
  await holdOpen(work, workspaceId);
  const owner = await newOwner(work, workspaceId, wish.service_account_id);
  const wished = wish.expires_at === null ? null : new Date(wish.expires_at);
  const expiresAt = granted(rules.expiryOf(wished, await limitsOf(work, workspaceId), work.now));

  const made = await insert(work, { name: wish.name, workspaceId, owner, expiresAt });
  const facts = { id: made.id, name: wish.name, workspace_id: workspaceId, owner_id: owner.id };
  const payload = { ...facts, expires_at: expiresAt?.toISOString() ?? null };
  return { answer: made, events: [{ name: "key.created", payload }] };
}

async function newOwner(work: Acting, workspaceId: string, serviceAccountId: string | null): Promise<rules.Owner> {
  const { actor } = work;
  if (serviceAccountId === null) return ownOwner(work, workspaceId);
  granted(rules.mayTouch(actor, { memberId: null }));
  const account = await holdOwner(work, workspaceId, { memberId: null, serviceAccountId });
  if (account === undefined) throw new Refusal("not_found");
  granted(rules.mayActAs(actor.inside, account, "service_account_id"));
  return granted(rules.ownerGoesOn(account));
}

/** The acting member, who may have been suspended or removed since they were let in. */
async function ownOwner(work: Acting, workspaceId: string): Promise<rules.Owner> {
  const owner = await holdOwner(work, workspaceId, { memberId: byPerson(work).actor.memberId, serviceAccountId: null });
  if (owner === undefined) throw new Refusal("not_found");
  if (owner.standing === "suspended") throw new Refusal("membership_suspended");
  return granted(rules.ownerGoesOn(owner));
}

type Place = { workspaceId: string; keyId: string };

/** Makes a new key in the place of one, which works on for the chosen time (SPEC R9.1). */
export async function rotateKey(work: Acting, place: Place, overlapHours: number): Promise<Change<MadeKey>> {
  const { tx, organizationId, actor, now } = work;
  await holdOpen(work, place.workspaceId);
  const found = granted(rules.mayTouch(actor, await findIn(work, place)));
  const owner = await holdOwner(work, place.workspaceId, found);
  const key = await store.holdKey(tx, organizationId, place.keyId);
  if (owner === undefined || key === undefined) throw new Refusal("not_found");
  granted(rules.mayActAs(actor.inside, owner));
  granted(rules.replaceable(key, now));
  granted(rules.ownerGoesOn(owner));

  const { made, facts } = await replace(work, key, { owner, overlapHours, limitedTo: null });
  return { answer: made, events: [{ name: "key.rotated", payload: facts }] };
}

type Replacing = { owner: rules.Owner; overlapHours: number; limitedTo: string[] | null };

/** Makes the key in the place of another: same Workspace and name, the lifetime that the other was given, from now on. */
export async function replace(work: Work, key: store.StoredKey, { owner, overlapHours, limitedTo }: Replacing) {
  const { tx, organizationId, now } = work;
  const { name, workspaceId } = key;
  const expiresAt = rules.renewedExpiry(key, await limitsOf(work, workspaceId), now);
  const overlapUntil = rules.overlapEnd(overlapHours, now);
  const made = await insert(work, { name, workspaceId, owner, expiresAt });
  await store.setReplaced(tx, organizationId, key.id, { replacedBy: made.id, overlapUntil, limitedTo });
  const replaced = { replaces: key.id, overlap_until: overlapUntil.toISOString() };
  return { made, facts: { id: made.id, name, workspace_id: workspaceId, owner_id: owner.id, ...replaced } };
}

/** Revokes a key; it is refused from the next request on. */
export async function revokeKey(work: Acting, place: Place): Promise<Change<{ id: string }>> {
  const { tx, organizationId, actor, now } = work;
  granted(rules.mayTouch(actor, await findIn(work, place)));
  const key = await store.holdKey(tx, organizationId, place.keyId);
  if (key === undefined) throw new Refusal("not_found");
  if (key.revokedAt !== null) throw new Refusal("key_revoked");

  await store.setRevoked(tx, organizationId, key.id, now);
  const { id, name, workspaceId, memberId, serviceAccountId } = key;
  const facts = { id, name, workspace_id: workspaceId, owner_id: memberId ?? serviceAccountId ?? "" };
  return { answer: { id }, events: [{ name: "key.revoked", payload: { ...facts, reason: "by_hand" } }] };
}

/** Revokes every key that acts with the rights of somebody who is removed (SPEC R10.1). */
export async function revokeKeysOf({ tx, organizationId, now }: Work, memberId: string): Promise<DomainEvent[]> {
  const revoked = await store.revokeActingAs(tx, organizationId, memberId, now);
  return revoked.map((facts) => ({ name: "key.revoked", payload: { ...facts, reason: "owner_removed" } }));
}

type Making = Pick<store.NewKey, "name" | "workspaceId" | "owner" | "expiresAt">;

async function insert({ tx, organizationId, actor, now }: Work, making: Making): Promise<MadeKey> {
  const { secret, hash, mask } = newSecret(organizationId);
  const id = newId("apiKey");
  await store.insert(tx, organizationId, { ...making, id, hash, mask, createdBy: memberIdOf(actor) }, now);
  return { id, secret };
}

async function findIn({ tx, organizationId }: Work, { workspaceId, keyId }: Place): Promise<store.StoredKey> {
  const key = await store.findKey(tx, organizationId, keyId);
  if (key?.workspaceId !== workspaceId) throw new Refusal("not_found");
  return key;
}

async function holdOpen({ tx, organizationId }: Work, workspaceId: string): Promise<void> {
  const workspace = await holdWorkspace(tx, organizationId, workspaceId);
  if (workspace === undefined) throw new Refusal("not_found");
  granted(open(workspace));
}
