import type { WebhookDelivery, WebhookExchange, webhookDeliveryStatuses } from "@rollcall/contract/webhooks";
import { cutPage, decodeCursor } from "../../platform/cursor.ts";
import { Refusal } from "../../platform/refusal.ts";
import type { Reading } from "../../platform/transact.ts";
import * as deliveries from "./delivery-store.ts";
import * as replays from "./replay-store.ts";
import { findEndpoint, listEndpoints, presented, type StoredEndpoint } from "./store.ts";
import { listTries } from "./try-store.ts";

export async function listWebhookEndpoints({ db, organizationId, now }: Reading) {
  const endpoints = await listEndpoints(db, organizationId);
  return { data: endpoints.map((endpoint) => presented(endpoint, now)) };
}

export async function getEndpoint(reading: Reading, id: string) {
  return presented(await found(reading, id), reading.now);
}

type Wanted = {
  limit: number;
  cursor?: string | undefined;
} & Narrowed;

type Narrowed = {
  status?: (typeof webhookDeliveryStatuses)[number][] | undefined;
  event?: string[] | undefined;
  from?: string | undefined;
  to?: string | undefined;
};

export async function listDeliveries(reading: Reading, endpointId: string, { limit, cursor, ...narrowed }: Wanted) {
  const { db, organizationId, secrets } = reading;
  await found(reading, endpointId);
  const list = JSON.stringify(["webhook_deliveries", organizationId, endpointId, narrowed]);
  const before = cursor === undefined ? undefined : Number(decodeCursor(secrets, list, cursor)[0]);
  const rows = await deliveries.listDeliveries(db, organizationId, endpointId, {
    ...spanOf(narrowed),
    before,
    limit: limit + 1,
  });
  const { page, end } = cutPage(rows, { secrets, list, limit, placeOf: ({ sequence }) => [sequence] });
  return { data: page.map(deliveries.presented), ...end };
}

/** The moments of a filter, for the store. */
function spanOf({ from, to, ...narrowed }: Narrowed) {
  return { ...narrowed, from: moment(from), to: moment(to) };
}

const moment = (at: string | undefined) => (at === undefined ? undefined : new Date(at));

type Which = { endpoint_id: string; delivery_id: string };

export async function getDelivery(reading: Reading, which: Which): Promise<WebhookDelivery> {
  return deliveries.presented(await foundDelivery(reading, which));
}

export async function getExchange(reading: Reading, which: Which): Promise<WebhookExchange> {
  const { db, organizationId } = reading;
  const delivery = await foundDelivery(reading, which);
  const attempts = await listTries(db, organizationId, delivery.id);
  return { ...deliveries.presented(delivery), request_body: delivery.body, attempts };
}

async function foundDelivery(reading: Reading, { endpoint_id, delivery_id }: Which) {
  const { db, organizationId } = reading;
  await found(reading, endpoint_id);
  const delivery = await deliveries.findDelivery(db, organizationId, { endpointId: endpoint_id, id: delivery_id });
  if (delivery === undefined) throw new Refusal("not_found");
  return delivery;
}

const SHOWN_REPLAYS = 10;

export async function listReplays(reading: Reading, endpointId: string) {
  const { db, organizationId } = reading;
  await found(reading, endpointId);
  const latest = await replays.listReplays(db, organizationId, endpointId, SHOWN_REPLAYS);
  return { data: latest.map(replays.presented) };
}

export async function getReplay(reading: Reading, endpointId: string, id: string) {
  const { db, organizationId } = reading;
  await found(reading, endpointId);
  const replay = await replays.findReplay(db, organizationId, { endpointId, id });
  if (replay === undefined) throw new Refusal("not_found");
  return replays.presented(replay);
}

async function found({ db, organizationId }: Reading, id: string): Promise<StoredEndpoint> {
  const endpoint = await findEndpoint(db, organizationId, id);
  if (endpoint === undefined) throw new Refusal("not_found");
  return endpoint;
}
