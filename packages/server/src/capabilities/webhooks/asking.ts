import { MAX_WEBHOOK_REPLAY, WEBHOOK_TEST } from "@rollcall/contract/webhooks";
import { newId } from "../../platform/ids.ts";
import { actorName, addJobs } from "../../platform/outbox.ts";
import { granted, Refusal } from "../../platform/refusal.ts";
import type { Change, Work } from "../../platform/transact.ts";
import { deliveryOf } from "./bodies.ts";
import { holdFound } from "./commands.ts";
import { findDelivery, insertDeliveries } from "./delivery-store.ts";
import { factsOf } from "./facts.ts";
import { countReplayed, setAsked } from "./line-store.ts";
import { planLook, REPLAYING } from "./planning.ts";
import { insertReplay, isReplaying } from "./replay-store.ts";
import * as rules from "./rules.ts";
import { type StoredEndpoint, updateEndpoint } from "./store.ts";

/** Puts an event that nothing else sends first in line. */
export async function sendTest(work: Work, id: string): Promise<Change<string>> {
  const { tx, organizationId, now } = work;
  const endpoint = await holdFound(work, id);
  granted(rules.sendTo(endpoint));

  const event = { id: newId("auditEvent"), name: WEBHOOK_TEST, payload: { id }, at: now };
  const sequence = endpoint.nextSequence;
  const delivery = deliveryOf(organizationId, { event, endpointId: id, sequence, dueAt: now });
  await insertDeliveries(tx, organizationId, [delivery], now);
  await updateEndpoint(tx, organizationId, id, { next_sequence: sequence + 1 });
  await putFirst(work, endpoint, delivery.id);
  const payload = { ...factsOf(endpoint), delivery_id: delivery.id };
  return { answer: delivery.id, events: [{ name: "webhook.test_sent", payload }] };
}

export async function replayDelivery(work: Work, id: string, deliveryId: string): Promise<Change<undefined>> {
  const endpoint = await holdFound(work, id);
  const delivery = await findDelivery(work.tx, work.organizationId, { endpointId: id, id: deliveryId });
  if (delivery === undefined) throw new Refusal("not_found");
  granted(rules.sendTo(endpoint));

  await putFirst(work, endpoint, deliveryId);
  const payload = { ...factsOf(endpoint), delivery_id: deliveryId };
  return { answer: undefined, events: [{ name: "webhook.delivery_replayed", payload }] };
}

/** What a person asks for waits behind nothing, also not until an endpoint has rested. */
async function putFirst({ tx, organizationId, now }: Work, endpoint: StoredEndpoint, deliveryId: string) {
  await setAsked(tx, organizationId, { endpointId: endpoint.id, id: deliveryId }, now);
  await updateEndpoint(tx, organizationId, endpoint.id, { resting_until: null });
  await planLook(tx, organizationId, endpoint, now);
}

type ReplayWish = { since: string; which: "failed" | "all" };

export async function startReplay(work: Work, endpointId: string, wish: ReplayWish): Promise<Change<string>> {
  const { tx, organizationId, actor, now } = work;
  const endpoint = await holdFound(work, endpointId);
  granted(rules.sendTo(endpoint));
  if (await isReplaying(tx, organizationId, endpointId)) throw new Refusal("webhook_replay_running");

  const { which } = wish;
  const [id, since] = [newId("webhookReplay"), new Date(wish.since)];
  const counted = { endpointId, which, since, until: now, afterSequence: 0, limit: MAX_WEBHOOK_REPLAY };
  const total = await countReplayed(tx, organizationId, counted);
  const made = { id, endpointId, which, since, total, startedByName: actorName(actor) };
  await insertReplay(tx, organizationId, made, now);
  await addJobs(tx, [{ identifier: REPLAYING, payload: { organization_id: organizationId, replay_id: id } }]);
  const payload = { ...factsOf(endpoint), replay_id: id, which, since: since.toISOString() };
  return { answer: id, events: [{ name: "webhook.replay_started", payload }] };
}
