import { Refusal } from "../../platform/refusal.ts";
import { type Change, unchanged, type Work } from "../../platform/transact.ts";
import { getMember } from "../members/store.ts";
import { dropSalts, findCandidates, findEmails, writeErased } from "./erase-store.ts";
import { concerns, erased, type Person } from "./rules.ts";

/**
 * Erases what could tell who a removed member was from the audit events of their Organization. What happened, and the ids,
 * stay; so does the hash chain, which holds salted digests of the rest (decisions/0013).
 */
export async function erasePerson(work: Work, memberId: string): Promise<Change<{ events: number }>> {
  const { tx, organizationId, now } = work;
  const person = await personOf(work, memberId);
  const events = (await findCandidates(tx, organizationId, person))
    .map((event) => ({ event, of: concerns(event, person) }))
    .filter(({ of }) => of.asActor || of.inPayload);
  if (events.length === 0) return unchanged({ events: 0 });

  for (const { event, of } of events) {
    await writeErased(tx, organizationId, { id: event.id, ...erased(event, of) }, now);
    await dropSalts(tx, organizationId, { id: event.id, ...of });
  }
  const payload = { id: memberId, events: events.length };
  return { answer: { events: events.length }, events: [{ name: "audit.person_erased", payload }] };
}

async function personOf({ tx, organizationId, now }: Work, memberId: string): Promise<Person> {
  const member = await getMember(tx, organizationId, memberId, now);
  if (member.status !== "removed") throw new Refusal("member_not_removed");
  const known = await findEmails(tx, organizationId, memberId);
  return { ids: [memberId, member.userId], emails: new Set([member.email, ...known]) };
}
