import type { Recipe } from "./asking.ts";
import { NOWHERE } from "./webhook.ts";
import type { Tenant } from "./world.ts";

const inside = (body?: unknown): Recipe => ({ ask: (_, { id }) => ({ params: { organization_id: id }, body }) });
const ofEndpoint = ({ id, webhook }: Tenant) => ({ organization_id: id, endpoint_id: webhook.endpointId });
const toEndpoint = (body?: unknown): Recipe => ({ ask: (_, tenant) => ({ params: ofEndpoint(tenant), body }) });
const toDelivery: Recipe = {
  ask: (_, tenant) => ({ params: { ...ofEndpoint(tenant), delivery_id: tenant.webhook.deliveryId } }),
};
const toReplay: Recipe = {
  ask: (_, tenant) => ({ params: { ...ofEndpoint(tenant), replay_id: tenant.webhook.replayId } }),
};

/** Recipes of webhooks. */
export const recipesOfWebhooks: Record<string, Recipe> = {
  "webhooks.list": inside(),
  "webhooks.create": inside({ url: NOWHERE, events: ["member.joined"] }),
  "webhooks.get": toEndpoint(),
  "webhooks.update": toEndpoint({ description: "Renamed" }),
  "webhooks.delete": toEndpoint(),
  "webhooks.rotate_secret": toEndpoint({ overlap_hours: 1 }),
  "webhooks.test": toEndpoint(),
  "webhooks.deliveries.list": toEndpoint(),
  "webhooks.deliveries.get": toDelivery,
  "webhooks.deliveries.replay": toDelivery,
  "webhooks.replays.start": toEndpoint({ since: "2026-01-01T00:00:00Z" }),
  "webhooks.replays.list": toEndpoint(),
  "webhooks.replays.get": toReplay,
};
