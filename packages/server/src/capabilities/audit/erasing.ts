import { Refusal } from "../../platform/refusal.ts";
import type { Work } from "../../platform/transact.ts";
import { getMember } from "../members/store.ts";
import { dropSalts, findCandidates, findEmails, writeErased, writeOutgoing } from "./erase-store.ts";
import { type Concerned, concerns, erased, leftOf, type Person } from "./rules.ts";
import { holdChain } from "./seal-store.ts";
import type { StoredEvent } from "./store.ts";

/**
 * The events that say something of somebody, as they are once it is gone; when they did something themselves; in how many
 * events any of that still stood.
 */
export type Erasure = { concerned: Pick<StoredEvent, "id" | "payload">[]; acted: Date[]; erased: number };

/**
 * Erases what could tell who somebody was from the audit events of their Organization. What happened, and the ids, stay; so
 * does the hash chain, which holds salted digests of the rest (decisions/0013).
 */
export async function eraseEvents(work: Work, person: Person): Promise<Erasure> {
  const { tx, organizationId } = work;
  // An event that is being sealed in this moment would be sealed as it was before.
  await holdChain(tx, organizationId);
  const concerned = (await findCandidates(tx, organizationId, person))
    .map((event) => ({ event, of: concerns(event, person) }))
    .filter(({ of }) => of.asActor || of.inPayload);
  const left = concerned
    .map(({ event, of }) => ({ event, of: leftOf(event, of) }))
    .filter(({ of }) => of.asActor || of.inPayload);
  for (const { event, of } of left) await eraseEvent(work, event, of);
  return {
    concerned: concerned
      .filter(({ of }) => of.inPayload)
      .map(({ event, of }) => ({ id: event.id, payload: erased(event, of).payload })),
    acted: concerned.filter(({ of }) => of.asActor).map(({ event }) => event.at),
    erased: left.length,
  };
}

async function eraseEvent({ tx, organizationId, now }: Work, event: StoredEvent, of: Concerned): Promise<void> {
  const { id } = event;
  const { payload, ...rest } = erased(event, of);
  await writeErased(tx, organizationId, { id, payload, ...rest }, now);
  await writeOutgoing(tx, organizationId, { id, payload });
  await dropSalts(tx, organizationId, { id, ...of });
}

/** What tells a removed member from all others. Refuses with `member_not_removed` who is still there. */
export async function findPerson({ tx, organizationId, now }: Work, memberId: string): Promise<Person> {
  const member = await getMember(tx, organizationId, memberId, now);
  if (member.status !== "removed") throw new Refusal("member_not_removed");
  const known = await findEmails(tx, organizationId, memberId);
  return { ids: [memberId, member.userId], emails: new Set([member.email, ...known]) };
}
