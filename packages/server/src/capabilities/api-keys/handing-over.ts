import type { KeyHandOver, Member } from "@rollcall/contract/members";
import type * as z from "zod";
import { granted, Refusal } from "../../platform/refusal.ts";
import {
  type Change,
  type DomainEvent,
  eventsOf,
  listOf,
  type OrganizationActor,
  type Work,
} from "../../platform/transact.ts";
import { removeMember } from "../members/commands.ts";
import { holdOrganization } from "../organizations/store.ts";
import { type MadeKey, replace, revokeKeysOf } from "./commands.ts";
import { actorInside, holdOwner, type OwnerId } from "./facts.ts";
import * as rules from "./rules.ts";
import * as store from "./store.ts";

type Acting = Work & { actor: OrganizationActor };
type HandOver = z.output<typeof KeyHandOver>;
type Removed = { member: Member; revoked: number; made: MadeKey[] };

/**
 * Removes a member and says what becomes of each key: handed to another owner with a new secret while the old one works
 * on, so that production does not stop, or revoked (SPEC R10.1).
 */
export async function removeWithKeys(
  work: Acting,
  memberId: string,
  handOvers: readonly HandOver[],
): Promise<Change<Removed>> {
  const keys = await holdAll(work, memberId, handOvers);
  const could = await permissionsOf(work, memberId, keys);
  const removal = await removeMember(work, memberId);

  const handed: { made: MadeKey; event: DomainEvent }[] = [];
  for (const [index, each] of handOvers.entries())
    handed.push(await handOver(work, memberId, each, { could, field: `hand_over.${index}` }));
  const revoked = await revokeKeysOf(work, memberId);
  const made = handed.map((each) => each.made);
  return {
    answer: { member: await removal.answer, revoked: revoked.length, made },
    events: eventsOf([...listOf(removal.events), ...handed.map(({ event }) => event), ...revoked]),
  };
}

async function holdAll(
  work: Acting,
  memberId: string,
  handOvers: readonly HandOver[],
): Promise<readonly store.StoredKey[]> {
  const { tx, organizationId } = work;
  await holdOrganization(tx, organizationId);
  const ids = handOvers.map(({ key_id }) => key_id);
  const keys = await store.findKeysOf(tx, organizationId, memberId, ids);
  const owners = handOvers.map(recipientOf);
  await store.holdPlaces(tx, organizationId, {
    workspaces: keys.map(({ workspaceId }) => workspaceId),
    members: [memberId, ...owners.flatMap((owner) => owner.memberId ?? [])],
    accounts: owners.flatMap((owner) => owner.serviceAccountId ?? []),
  });
  return keys;
}

/** What somebody who is about to be removed can do with their keys, by Workspace: nothing while they are suspended. */
async function permissionsOf(
  work: Acting,
  memberId: string,
  keys: readonly store.StoredKey[],
): Promise<ReadonlyMap<string, string[]>> {
  const could = new Map<string, string[]>();
  for (const id of new Set(keys.map(({ workspaceId }) => workspaceId))) {
    const owner = await holdOwner(work, id, { memberId, serviceAccountId: null });
    could.set(id, owner?.standing === "active" ? [...owner.permissions] : []);
  }
  return could;
}

function recipientOf({ to }: HandOver): OwnerId {
  return "member_id" in to
    ? { memberId: to.member_id, serviceAccountId: null }
    : { memberId: null, serviceAccountId: to.service_account_id };
}

type Handing = { could: ReadonlyMap<string, string[]>; field: string };

async function handOver(work: Acting, memberId: string, wish: HandOver, { could, field }: Handing) {
  const { tx, organizationId, actor, now } = work;
  const key = await store.holdKey(tx, organizationId, wish.key_id);
  if (key?.memberId !== memberId) throw new Refusal("not_found", { field: `${field}.key_id` });
  const owner = granted(rules.recipient(await holdOwner(work, key.workspaceId, recipientOf(wish)), `${field}.to`));
  const inside = await actorInside(work, key.workspaceId, actor);
  granted(rules.mayActAs(inside, owner, `${field}.to`));
  granted(rules.replaceable(key, now, `${field}.key_id`));

  // The one who was removed may still have the old secret: it must not rise with the rights of its new owner.
  const limitedTo = could.get(key.workspaceId) ?? [];
  const { made, facts } = await replace(work, key, { owner, overlapHours: wish.overlap_hours, limitedTo });
  const event: DomainEvent = { name: "key.handed_over", payload: facts };
  return { made, event };
}
