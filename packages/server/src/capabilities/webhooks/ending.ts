import { type Change, eventsOf, unchanged, type Work } from "../../platform/transact.ts";
import { findDelivery } from "./delivery-store.ts";
import { disabledEvent } from "./facts.ts";
import { bringForward, setEnded } from "./line-store.ts";
import * as rules from "./rules.ts";
import type { Received } from "./sending.ts";
import { findEndpoint, NOT_TRYING, type StoredEndpoint, updateEndpoint } from "./store.ts";
import { setTryEnded } from "./try-store.ts";

/** A try that has begun. */
export type Try = {
  deliveryId: string;
  number: number;
  url: string;
  headers: Record<string, string> | undefined;
  body: string;
  startedAt: Date;
};

/**
 * Writes down how a try ended, and what follows for its delivery and the endpoint; gives back the endpoint as it then is.
 * Nothing, when it took so long that others have taken its place.
 */
export async function endTry(
  work: Work,
  endpoint: StoredEndpoint,
  tried: Try,
  received: Received,
): Promise<Change<StoredEndpoint | undefined>> {
  const { tx, organizationId } = work;
  const outcome = rules.outcomeOf(received);
  await setTryEnded(tx, organizationId, tried, { ...received, outcome: outcome === "succeeded" ? outcome : "failed" });
  const isOurs = endpoint.trying?.deliveryId === tried.deliveryId && endpoint.trying.number === tried.number;
  if (!isOurs) return unchanged(undefined);

  const disabled = outcome === "succeeded" ? null : await noteFailure(work, endpoint, tried, received);
  if (outcome === "succeeded") await noteSuccess(work, endpoint, tried, received);
  const answer = await findEndpoint(tx, organizationId, endpoint.id);
  return { answer, events: eventsOf(disabled === null ? [] : [disabled]) };
}

async function noteSuccess(work: Work, { id, failures }: StoredEndpoint, tried: Try, received: Received) {
  const { tx, organizationId, now } = work;
  const { status: lastStatus, milliseconds } = received;
  await setEnded(tx, organizationId, tried.deliveryId, {
    status: "succeeded",
    nextTryAt: null,
    lastStatus,
    lastError: null,
  });
  await updateEndpoint(tx, organizationId, id, {
    ...NOT_TRYING,
    failures: 0,
    failing_since: null,
    resting_until: null,
    last_tried_at: tried.startedAt,
    last_succeeded_at: tried.startedAt,
    is_slow: rules.isSlow(milliseconds),
  });
  if (rules.wasAway(failures)) await bringForward(tx, organizationId, id, now);
}

/** Plans the next try or gives up; the event that the endpoint is disabled, if this was one failure too many. */
async function noteFailure(work: Work, endpoint: StoredEndpoint, tried: Try, received: Received) {
  const { tx, organizationId, now } = work;
  const isGone = rules.outcomeOf(received) === "gone";
  await noteFailedDelivery(work, endpoint.id, tried, received);

  const failures = endpoint.failures + 1;
  const { retryAfterSeconds, milliseconds } = received;
  const since = rules.failingSince(endpoint, now);
  const reason = isGone ? "gone" : rules.isGivenUp(since, now) ? "failing" : null;
  const ends = reason !== null && endpoint.disabledAt === null;
  await updateEndpoint(tx, organizationId, endpoint.id, {
    ...NOT_TRYING,
    failures,
    failing_since: since,
    resting_until: rules.restingUntil({ failures, retryAfterSeconds, random: Math.random() }, now),
    last_tried_at: tried.startedAt,
    is_slow: rules.isSlow(milliseconds),
    ...(ends ? { disabled_at: now, disabled_because: reason } : {}),
  });
  return ends ? disabledEvent(endpoint, reason, since) : null;
}

async function noteFailedDelivery(work: Work, endpointId: string, { deliveryId }: Try, received: Received) {
  const { tx, organizationId, now } = work;
  const delivery = await findDelivery(tx, organizationId, { endpointId, id: deliveryId });
  if (delivery === undefined) return;
  const tries = delivery.tries - delivery.triesBefore;
  const { status: lastStatus, error: lastError, retryAfterSeconds } = received;
  const isGone = rules.outcomeOf(received) === "gone";
  const nextTryAt = isGone ? null : rules.nextTryAt({ tries, retryAfterSeconds, random: Math.random() }, now);
  const status = nextTryAt === null ? "failed" : "waiting";
  await setEnded(tx, organizationId, deliveryId, { status, nextTryAt, lastStatus, lastError });
}
