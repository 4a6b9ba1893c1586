import type { EventName, EventPayloads } from "@rollcall/contract/events";
import type { Mailer } from "./mail.ts";
import { PREPARED } from "./prepared.ts";
import { type DomainEvent, noOrigin, type Platform, type ReactionPlan, read } from "./transact.ts";

export type ReactionContext = {
  platform: Platform;
  mailer: Mailer;
  organizationId: string;
  /** Stable across tries: the id of the event. */
  eventId: string;
  /** Whether a failure now is final. */
  isLastTry: boolean;
};

/** What follows an event, after its commit, retried until it works. `name` is also the name of its job. */
export type Reaction = {
  name: string;
  on: readonly EventName[];
  run(context: ReactionContext, event: DomainEvent): Promise<void>;
};

/** Declares a reaction; its `run` is given the payload of exactly the events that it is on. */
export function reaction<N extends EventName>(spec: {
  name: string;
  on: readonly N[];
  run(context: ReactionContext, event: { name: N; payload: EventPayloads[N] }): Promise<void>;
}): Reaction {
  // The cast is sound: a reaction's job is planned only for the events that it is on.
  return spec as unknown as Reaction;
}

export function planOf(reactions: readonly Reaction[]): ReactionPlan {
  const plan = new Map<EventName, string[]>();
  for (const { name, on } of reactions) for (const event of on) plan.set(event, [...(plan.get(event) ?? []), name]);
  return plan;
}

/** Finds the event of a job in the outbox. */
export async function eventOfJob(
  platform: Platform,
  organizationId: string,
  eventId: string,
): Promise<DomainEvent | undefined> {
  const scope = { organizationId, actor: { kind: "system" as const, cause: "outbox" }, origin: noOrigin };
  const row = await read(platform, scope, ({ db }) =>
    db
      .selectFrom("outbox")
      .modifyFront(PREPARED)
      .select(["name", "payload"])
      .where("organization_id", "=", organizationId)
      .where("id", "=", eventId)
      .executeTakeFirst(),
  );
  // The cast is sound: only `announce` writes to the outbox, and it takes DomainEvents.
  return row as unknown as DomainEvent | undefined;
}
