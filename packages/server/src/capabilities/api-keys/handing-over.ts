import type { KeyHandOver, Member } from "@rollcall/contract/members";
import type * as z from "zod";
import { granted, Refusal } from "../../platform/refusal.ts";
import {
  type Change,
  type DomainEvent,
  eventsOf,
  listOf,
  type MemberActor,
  type Work,
} from "../../platform/transact.ts";
import { removeMember } from "../members/commands.ts";
import { holdOrganization } from "../organizations/store.ts";
import { type MadeKey, replace, revokeKeysOf } from "./commands.ts";
import { heldInside, holdOwner, type OwnerId } from "./facts.ts";
import * as rules from "./rules.ts";
import * as store from "./store.ts";

type Acting = Work & { actor: MemberActor };
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
  await holdAll(work, memberId, handOvers);
  const removal = await removeMember(work, memberId);

  const handed: { made: MadeKey; event: DomainEvent }[] = [];
  for (const [index, each] of handOvers.entries())
    handed.push(await handOver(work, memberId, each, `hand_over.${index}`));
  const revoked = await revokeKeysOf(work, memberId);
  const made = handed.map((each) => each.made);
  return {
    answer: { member: removal.answer, revoked: revoked.length, made },
    events: eventsOf([...listOf(removal.events), ...handed.map(({ event }) => event), ...revoked]),
  };
}

async function holdAll(work: Acting, memberId: string, handOvers: readonly HandOver[]): Promise<void> {
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
}

function recipientOf({ to }: HandOver): OwnerId {
  return "member_id" in to
    ? { memberId: to.member_id, serviceAccountId: null }
    : { memberId: null, serviceAccountId: to.service_account_id };
}

async function handOver(work: Acting, memberId: string, wish: HandOver, field: string) {
  const { tx, organizationId, actor, now } = work;
  const key = await store.holdKey(tx, organizationId, wish.key_id);
  if (key?.memberId !== memberId) throw new Refusal("not_found", { field: `${field}.key_id` });
  const owner = granted(rules.recipient(await holdOwner(work, key.workspaceId, recipientOf(wish)), `${field}.to`));
  const inside = await heldInside(work, key.workspaceId, actor.memberId);
  granted(rules.mayActAs(inside, owner, `${field}.to`));
  granted(rules.replaceable(key, now, `${field}.key_id`));

  const { made, facts } = await replace(work, key, owner, wish.overlap_hours);
  const event: DomainEvent = { name: "key.handed_over", payload: facts };
  return { made, event };
}
