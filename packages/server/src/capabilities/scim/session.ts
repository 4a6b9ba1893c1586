import type { DirectoryOutcome } from "@rollcall/contract/directory";
import type { Change, DirectoryActor, DomainEvent, Origin, Reading, Work } from "../../platform/transact.ts";
import type { Transactions } from "../../platform/transactions.ts";
import { countGood } from "../api-keys/store.ts";
import { EndingRefused, recordRefusal } from "./braking.ts";
import type { Subject } from "./log-store.ts";

/** One request of a directory: whose it is, and what it came to, which is told afterwards. */
export type Session = {
  /** Where it reads and changes: for good, or to see what would come of it. */
  transactions: Transactions;
  organizationId: string;
  actor: DirectoryActor;
  origin: Origin;
  baseUrl: string;
  story: Story;
};

/** What a request came to: which events, and whom they are about. A Bulk request may be about several. */
export type Story = {
  events: DomainEvent[];
  subjects: Subject[];
  /** How many API keys do not work while their owners are suspended, of which no event tells. */
  keysStopped: number;
};

export function reading<T>(session: Session, query: (reading: Reading) => Promise<T>): Promise<T> {
  return session.transactions.read(session, query);
}

/** Runs a command in a transaction of its own. What the rules refuse to a directory is written down all the same. */
export async function changing<T>(session: Session, command: (work: Work) => Promise<Change<T>>): Promise<T> {
  const { transactions, organizationId, actor, origin, story } = session;
  let events: readonly DomainEvent[] = [];
  const notice = (announced: readonly DomainEvent[]) => {
    events = announced;
  };
  try {
    const answer = await transactions.transact({ organizationId, actor, origin, notice }, command);
    story.events.push(...events);
    const suspended = events.filter(({ name }) => name === "member.suspended").map(({ payload }) => payload.id);
    if (suspended.length > 0)
      story.keysStopped += await reading(session, ({ db, now }) => countGood(db, organizationId, suspended, now));
    return answer;
  } catch (error) {
    if (error instanceof EndingRefused)
      await transactions.transact({ organizationId, actor, origin }, (work) => recordRefusal(work, error));
    throw error;
  }
}

const outcomes: readonly [DirectoryOutcome, readonly DomainEvent["name"][]][] = [
  ["created", ["member.joined", "group.created"]],
  ["linked", ["directory.member_linked"]],
  ["removed", ["member.removed", "group.deleted"]],
  ["suspended", ["member.suspended"]],
  ["reactivated", ["member.reactivated"]],
];

/** What a change came to, by its events. */
export function outcomeOf({ events }: Story): DirectoryOutcome {
  const names = new Set(events.map(({ name }) => name));
  const [outcome] = outcomes.find(([, signs]) => signs.some((sign) => names.has(sign))) ?? [];
  return outcome ?? (events.length === 0 ? "unchanged" : "changed");
}
