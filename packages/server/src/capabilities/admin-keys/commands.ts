import { byPerson } from "../../platform/acting.ts";
import { newId } from "../../platform/ids.ts";
import { granted, Refusal } from "../../platform/refusal.ts";
import type { Change, DomainEvent, MemberActor, OrganizationActor, Work } from "../../platform/transact.ts";
import { heldIn, holdRight } from "../access/entering.ts";
import { expiryOf, overlapEnd, renewedExpiry, replaceable } from "../api-keys/rules.ts";
import { findMember } from "../members/store.ts";
import { getOrganization, holdOrganization } from "../organizations/store.ts";
import * as rules from "./rules.ts";
import { newSecret } from "./secret.ts";
import * as store from "./store.ts";

type Acting = Work & { actor: OrganizationActor };
type Wish = { name: string; permissions: readonly string[]; expires_at: string | null };

/** A key that was just made; nothing can show its secret again. */
export type MadeKey = { id: string; secret: string };

/** Makes an Admin API key with some of what its maker holds, who answers for it from then on. */
export async function createKey(work: Acting, wish: Wish): Promise<Change<MadeKey>> {
  const { tx, organizationId, now } = work;
  await holdOrganization(tx, organizationId);
  const maker = await answerable(work);
  const permissions = granted(rules.permissionsOf(wish.permissions, maker.permissions));
  const wished = wish.expires_at === null ? null : new Date(wish.expires_at);
  const expiresAt = granted(expiryOf(wished, await limitsOf(work), now));
  granted(rules.oneMore(await store.countActive(tx, organizationId, now)));

  const { made, facts } = await insert(work, { name: wish.name, permissions, maker, expiresAt });
  const payload = { ...facts, expires_at: expiresAt?.toISOString() ?? null };
  return { answer: made, events: [{ name: "admin_key.created", payload }] };
}

/**
 * Makes a new key in the place of one, which works on for the chosen time. Whoever rotates it answers for both: so a key
 * outlives who made it, and never what somebody here may do.
 */
export async function rotateKey(work: Acting, id: string, overlapHours: number): Promise<Change<MadeKey>> {
  const { tx, organizationId, now } = work;
  await holdOrganization(tx, organizationId);
  const maker = await answerable(work);
  const key = granted(replaceable(await hold(work, id), now));
  granted(rules.answerFor(key.permissions, maker.permissions));
  granted(rules.oneMore(await store.countActive(tx, organizationId, now)));

  const expiresAt = renewedExpiry(key, await limitsOf(work), now);
  const { made, facts } = await insert(work, { name: key.name, permissions: key.permissions, maker, expiresAt });
  const overlapUntil = overlapEnd(overlapHours, now);
  // Whoever answered for it may still have the old secret: it must not rise with the rights of who does now.
  const permissions = await usableNow(work, key);
  const replaced = { replacedBy: made.id, overlapUntil, responsibleId: maker.memberId, permissions };
  await store.setReplaced(tx, organizationId, id, replaced);
  const payload = { ...facts, replaces: id, overlap_until: overlapUntil.toISOString() };
  return { answer: made, events: [{ name: "admin_key.rotated", payload }] };
}

/** Revokes a key; it is refused from the next request on. */
export async function revokeKey(work: Work, id: string): Promise<Change<{ id: string }>> {
  const { tx, organizationId, now } = work;
  const { name, permissions, revokedAt } = await hold(work, id);
  if (revokedAt !== null) throw new Refusal("key_revoked");

  await store.setRevoked(tx, organizationId, id, now);
  const payload = { id, name, permissions, reason: "by_hand" } as const;
  return { answer: { id }, events: [{ name: "admin_key.revoked", payload }] };
}

/** Revokes every key for which somebody answers who is removed. */
export async function revokeKeysOf({ tx, organizationId, now }: Work, memberId: string): Promise<DomainEvent[]> {
  const revoked = await store.revokeOf(tx, organizationId, memberId, now);
  return revoked.map((key) => ({ name: "admin_key.revoked", payload: { ...key, reason: "responsible_removed" } }));
}

/** The acting person with what they hold now and until this ends; a key answers for no other key. */
async function answerable(work: Acting): Promise<MemberActor> {
  const actor = await holdRight(byPerson(work), "admin_keys:write");
  if (actor.kind !== "member") throw new Refusal("person_required");
  return actor;
}

type Making = { name: string; permissions: string[]; maker: MemberActor; expiresAt: Date | null };

async function insert({ tx, organizationId, now }: Work, { name, permissions, maker, expiresAt }: Making) {
  const { secret, hash, mask } = newSecret(organizationId);
  const id = newId("adminKey");
  const key = { id, name, mask, hash, permissions, responsibleId: maker.memberId, expiresAt };
  await store.insertKey(tx, organizationId, key, now);
  return { made: { id, secret }, facts: { id, name, permissions } };
}

/** What a key could do until now: nothing, where nobody active answered for it. */
async function usableNow({ tx, organizationId, now }: Work, key: store.StoredKey): Promise<string[]> {
  const responsible = await findMember(tx, organizationId, key.responsibleId, now);
  if (responsible?.status !== "active") return [];
  const { permissions } = await heldIn(tx, organizationId, key.responsibleId, now);
  return key.permissions.filter((each) => permissions.has(each));
}

async function limitsOf({ tx, organizationId }: Work) {
  return [(await getOrganization(tx, organizationId)).max_key_lifetime_days];
}

async function hold({ tx, organizationId }: Work, id: string): Promise<store.StoredKey> {
  const key = await store.holdKey(tx, organizationId, id);
  if (key === undefined) throw new Refusal("not_found");
  return key;
}
