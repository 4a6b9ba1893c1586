import { eraseEvents, findPerson } from "../capabilities/audit/erasing.ts";
import { eraseRequests } from "../capabilities/scim/erase-store.ts";
import { eraseSignIns } from "../capabilities/sso/erase-store.ts";
import { eraseHolder } from "../capabilities/subscriptions/erase-store.ts";
import { eraseDeliveries, eraseMaker } from "../capabilities/webhooks/erase-store.ts";
import { type Change, unchanged, type Work } from "../platform/transact.ts";

type Erased = Record<"events" | "webhook_deliveries" | "directory_requests" | "sign_ins" | "seat_ledger", number>;

/** Erases what could tell who a removed member was from everything that was written down about what happened. */
export async function erasePerson(work: Work, memberId: string): Promise<Change<Erased>> {
  const { tx, organizationId } = work;
  const person = await findPerson(work, memberId);
  const { concerned, acted, erased } = await eraseEvents(work, person);
  await eraseMaker(tx, organizationId, memberId);
  const answer = {
    events: erased,
    webhook_deliveries: await eraseDeliveries(tx, organizationId, concerned),
    directory_requests: await eraseRequests(tx, organizationId, person),
    sign_ins: await eraseSignIns(tx, organizationId, person),
    seat_ledger: await eraseHolder(tx, organizationId, person, acted),
  };
  if (Object.values(answer).every((count) => count === 0)) return unchanged(answer);
  return { answer, events: [{ name: "audit.person_erased", payload: { id: memberId, events: erased } }] };
}
