import { createWebhookEndpoint, testWebhookEndpoint } from "@rollcall/contract/webhooks";
import { insertReplay, setProgress } from "@rollcall/server/capabilities/webhooks/replay-store";
import { newId } from "@rollcall/server/platform/ids";
import { inTransaction, organizationSetting } from "@rollcall/server/platform/transact";
import type { TestApp } from "@rollcall/server/testing/app";
import type { AnOrganization } from "@rollcall/server/testing/builders";

/** An endpoint that waits to be told something, with a replay that is done. */
export type AWebhook = { endpointId: string; deliveryId: string; replayId: string };

/** Where nobody listens. */
export const NOWHERE = "http://localhost:1/webhooks";

export async function aWebhook(app: TestApp, { id, admin }: AnOrganization): Promise<AWebhook> {
  const params = { organization_id: id };
  const { body: made } = await app.call(createWebhookEndpoint, { params, body: { url: NOWHERE } }, admin);
  const endpointId = made.endpoint.id;
  const of = { params: { ...params, endpoint_id: endpointId } };
  const { body: delivery } = await app.call(testWebhookEndpoint, of, admin);
  return { endpointId, deliveryId: delivery.id, replayId: await aReplay(app, id, endpointId) };
}

async function aReplay({ platform }: TestApp, organizationId: string, endpointId: string): Promise<string> {
  const [id, now] = [newId("webhookReplay"), platform.clock()];
  const replay = { id, endpointId, which: "failed", since: now, total: 0, startedByName: "Ada Admin" } as const;
  await inTransaction(platform, organizationSetting(organizationId), async (tx) => {
    await insertReplay(tx, organizationId, replay, now);
    await setProgress(tx, organizationId, id, { replayed: 0, afterSequence: 0, finishedAt: now });
  });
  return id;
}
