import * as z from "zod";
import { type EventName, type EventPayloads, eventNames } from "./events.ts";
import { AuditEventId, OrganizationId, WebhookDeliveryId, WebhookEndpointId, WebhookReplayId } from "./ids.ts";
import { operation } from "./operation.ts";
import { anyOf, PageQuery, pageOf } from "./paging.ts";
import { manyLines, oneLine } from "./text.ts";

/** How many endpoints an Organization can have. */
export const MAX_WEBHOOK_ENDPOINTS = 20;
/** How often a delivery is tried before it is given up, spread over three days. */
export const WEBHOOK_TRIES = 10;
/** For so long an answer is waited for, from looking the name up to the last byte. */
export const WEBHOOK_TIMEOUT_SECONDS = 15;
/** So much of an answer is read and kept; the rest is cut off. */
export const WEBHOOK_MAX_ANSWER_BYTES = 65_536;
/** For how long an old secret may sign beside the new one. */
export const MAX_WEBHOOK_OVERLAP_HOURS = 24;
/** For how long deliveries are kept and can be sent again. */
export const WEBHOOK_LOG_DAYS = 30;
/** So many deliveries are sent again at once. */
export const MAX_WEBHOOK_REPLAY = 10_000;
/** An endpoint that answers nothing but errors for so long is disabled. */
export const WEBHOOK_FAILING_DAYS = 5;

/** Webhooks say nothing about themselves, and nothing is left that could tell of a deleted Organization. */
type Untold = `webhook.${string}` | "organization.deleted";
/** The name of an event that an endpoint can be told. */
export type WebhookEventName = Exclude<EventName, Untold>;

/** Every event that an endpoint can be told, for choosing some of them. */
export const webhookEventNames = eventNames.filter(
  (name): name is WebhookEventName => !name.startsWith("webhook.") && name !== "organization.deleted",
);

/** The name of the event that only a person sends, to see whether an endpoint is there. */
export const WEBHOOK_TEST = "webhook.test";

type Told<Type extends string, Data> = {
  type: Type;
  /** When it happened. */
  timestamp: string;
  data: Data;
  organization_id: string;
  /** The id of the event, the same at every try and in the audit log; also the header `webhook-id`. */
  id: string;
  /** Counts what an endpoint is told, without a gap: the order in which to apply it. */
  sequence: number;
};

/** What a delivery can be of. */
export const webhookDeliveryEvents = [...webhookEventNames, WEBHOOK_TEST] as const;

/** The body of a webhook. */
export type WebhookEvent =
  | { [Name in WebhookEventName]: Told<Name, EventPayloads[Name]> }[WebhookEventName]
  | Told<typeof WEBHOOK_TEST, { id: string }>;

/** `disabled_because`: somebody did it, the receiver answered 410, or nothing but errors came for five days. */
export const WebhookEndpoint = z.object({
  id: WebhookEndpointId,
  url: z.string(),
  description: z.string(),
  /** The events that it is told; null for all of them, also those to come. */
  events: z.array(z.string()).nullable(),
  status: z.enum(["enabled", "disabled"]),
  disabled_because: z.enum(["by_hand", "gone", "failing"]).nullable(),
  disabled_at: z.iso.datetime().nullable(),
  /** Until when the secret before the last rotation signs as well. */
  overlap_until: z.iso.datetime().nullable(),
  created_at: z.iso.datetime(),
  created_by: z.string().nullable(),
  last_tried_at: z.iso.datetime().nullable(),
  last_succeeded_at: z.iso.datetime().nullable(),
  /** Since when every try has failed. */
  failing_since: z.iso.datetime().nullable(),
  /** Until when nothing is sent, because it failed several times in a row or asked for it. */
  resting_until: z.iso.datetime().nullable(),
});
export type WebhookEndpoint = z.infer<typeof WebhookEndpoint>;

/** An endpoint with its secret, which is shown this once: `whsec_` and 256 bits in base64. */
export const NewWebhookEndpoint = z.object({ endpoint: WebhookEndpoint, secret: z.string() });

export const webhookDeliveryStatuses = ["waiting", "succeeded", "failed"] as const;

/** One event for one endpoint. `waiting` for its first or next try; `failed` when it was given up. */
export const WebhookDelivery = z.object({
  id: WebhookDeliveryId,
  event_id: AuditEventId,
  event: z.string(),
  sequence: z.number().int(),
  status: z.enum(webhookDeliveryStatuses),
  tries: z.number().int(),
  created_at: z.iso.datetime(),
  next_try_at: z.iso.datetime().nullable(),
  last_tried_at: z.iso.datetime().nullable(),
  /** What the last try was answered; null when there was no answer. */
  last_status: z.number().int().nullable(),
  /** Why the last try failed, in plain words. */
  last_error: z.string().nullable(),
});
export type WebhookDelivery = z.infer<typeof WebhookDelivery>;

const Headers = z.record(z.string(), z.string());

/** One try of a delivery. `interrupted`: the server stopped in between, so nobody knows what came of it. */
export const WebhookTry = z.object({
  number: z.number().int(),
  outcome: z.enum(["running", "succeeded", "failed", "interrupted"]),
  started_at: z.iso.datetime(),
  milliseconds: z.number().int().nullable(),
  /** Where it went; the endpoint may have moved since. */
  url: z.string(),
  request_headers: Headers,
  response_status: z.number().int().nullable(),
  response_headers: Headers.nullable(),
  response_body: z.string().nullable(),
  /** Whether the answer went on after what was read of it. */
  response_cut: z.boolean(),
  error: z.string().nullable(),
});
export type WebhookTry = z.infer<typeof WebhookTry>;

/** A delivery with what was sent, word by word, and every try. */
export const WebhookExchange = WebhookDelivery.extend({
  request_body: z.string(),
  attempts: z.array(WebhookTry),
});
export type WebhookExchange = z.infer<typeof WebhookExchange>;

/** Sending deliveries again, in the background. */
export const WebhookReplay = z.object({
  id: WebhookReplayId,
  which: z.enum(["failed", "all"]),
  since: z.iso.datetime(),
  status: z.enum(["running", "done"]),
  /** How many there are to send again, and how many of them are back in line. */
  total: z.number().int(),
  replayed: z.number().int(),
  started_at: z.iso.datetime(),
  started_by: z.string().nullable(),
  finished_at: z.iso.datetime().nullable(),
});
export type WebhookReplay = z.infer<typeof WebhookReplay>;

const etag = { counts: ["url", "description", "events", "status"] };
const path = "/v1/organizations/{organization_id}/webhooks";
const access = "webhooks:write";
const inOrganization = z.strictObject({ organization_id: OrganizationId });
const ofEndpoint = inOrganization.extend({ endpoint_id: WebhookEndpointId });
const ofDelivery = ofEndpoint.extend({ delivery_id: WebhookDeliveryId });

const instant = z.iso.datetime("must be a time such as 2030-01-31T12:00:00Z");
const Url = oneLine(2000)
  .pipe(z.url({ protocol: /^https?$/, error: "must be an address such as https://example.com/webhooks" }))
  .transform((url) => new URL(url).href);
const Description = manyLines(500);
const Events = z
  .array(z.enum(webhookEventNames))
  .min(1, "must name at least one event, or be null for all")
  .max(200)
  .transform((names) => [...new Set(names)].sort())
  .nullable();

export const listWebhookEndpoints = operation({
  name: "webhooks.list",
  summary: "List the webhook endpoints, the newest first.",
  method: "GET",
  path,
  access,
  params: inOrganization,
  output: z.object({ data: z.array(WebhookEndpoint) }),
  success: 200,
  refusals: [],
});

export const createWebhookEndpoint = operation({
  name: "webhooks.create",
  summary: "Create a webhook endpoint. The secret that signs what it is told is shown once.",
  method: "POST",
  path,
  access,
  params: inOrganization,
  body: z.strictObject({ url: Url, description: Description.default(""), events: Events.default(null) }),
  fresh: true,
  output: NewWebhookEndpoint,
  success: 201,
  refusals: ["webhook_address_refused", "too_many_webhook_endpoints"],
});

export const getWebhookEndpoint = operation({
  name: "webhooks.get",
  summary: "Get a webhook endpoint and how its deliveries go.",
  method: "GET",
  path: `${path}/{endpoint_id}`,
  access,
  params: ofEndpoint,
  etag,
  output: WebhookEndpoint,
  success: 200,
  refusals: [],
});

export const updateWebhookEndpoint = operation({
  name: "webhooks.update",
  summary:
    "Change an endpoint, disable it, or enable it again: what waited then goes on. Another address asks for a fresh sign-in.",
  method: "PATCH",
  path: `${path}/{endpoint_id}`,
  access,
  params: ofEndpoint,
  body: z.strictObject({
    url: Url.optional(),
    description: Description.optional(),
    events: Events.optional(),
    status: z.enum(["enabled", "disabled"]).optional(),
  }),
  fresh: ({ url }) => url !== undefined,
  etag,
  output: WebhookEndpoint,
  success: 200,
  refusals: ["webhook_address_refused"],
});

export const deleteWebhookEndpoint = operation({
  name: "webhooks.delete",
  summary: "Delete an endpoint with its deliveries. Nothing more is sent to it.",
  method: "DELETE",
  path: `${path}/{endpoint_id}`,
  access,
  params: ofEndpoint,
  success: 204,
  refusals: [],
});

export const rotateWebhookSecret = operation({
  name: "webhooks.rotate_secret",
  summary: "Make a new secret. The one before signs as well for the chosen time, so that the receiver can change over.",
  method: "POST",
  path: `${path}/{endpoint_id}/rotate-secret`,
  access,
  params: ofEndpoint,
  body: z.strictObject({ overlap_hours: z.number().int().min(0).max(MAX_WEBHOOK_OVERLAP_HOURS).default(24) }),
  fresh: true,
  output: NewWebhookEndpoint,
  success: 201,
  refusals: [],
});

export const testWebhookEndpoint = operation({
  name: "webhooks.test",
  summary: "Send the event webhook.test to an endpoint; the delivery tells what came of it.",
  method: "POST",
  path: `${path}/{endpoint_id}/test`,
  access,
  params: ofEndpoint,
  output: WebhookDelivery,
  success: 202,
  refusals: ["webhook_endpoint_disabled"],
});

export const listWebhookDeliveries = operation({
  name: "webhooks.deliveries.list",
  summary: "List what an endpoint was told in the last 30 days, the latest first.",
  method: "GET",
  path: `${path}/{endpoint_id}/deliveries`,
  access,
  params: ofEndpoint,
  query: PageQuery.extend({
    status: anyOf(z.enum(webhookDeliveryStatuses)),
    event: anyOf(z.enum(webhookDeliveryEvents)),
    /** Since when, that moment included. */
    from: instant.optional(),
    /** Until when, that moment not included. */
    to: instant.optional(),
  }),
  output: pageOf(WebhookDelivery),
  success: 200,
  refusals: ["invalid_cursor"],
});

export const getWebhookDelivery = operation({
  name: "webhooks.deliveries.get",
  summary: "Get a delivery with what was sent, and what each try was answered.",
  method: "GET",
  path: `${path}/{endpoint_id}/deliveries/{delivery_id}`,
  access,
  params: ofDelivery,
  output: WebhookExchange,
  success: 200,
  refusals: [],
});

export const replayWebhookDelivery = operation({
  name: "webhooks.deliveries.replay",
  summary: "Send a delivery again, or now when it waits. It keeps its id, so that the receiver can tell.",
  method: "POST",
  path: `${path}/{endpoint_id}/deliveries/{delivery_id}/replay`,
  access,
  params: ofDelivery,
  output: WebhookDelivery,
  success: 202,
  refusals: ["webhook_endpoint_disabled"],
});

export const startWebhookReplay = operation({
  name: "webhooks.replays.start",
  summary: "Send every delivery since a time again, or those that failed: at most 10,000, in the background.",
  method: "POST",
  path: `${path}/{endpoint_id}/replays`,
  access,
  params: ofEndpoint,
  isBulk: true,
  body: z.strictObject({
    since: instant,
    which: z.enum(["failed", "all"]).default("failed"),
  }),
  output: WebhookReplay,
  success: 202,
  refusals: ["webhook_endpoint_disabled", "webhook_replay_running"],
});

export const listWebhookReplays = operation({
  name: "webhooks.replays.list",
  summary: "List the latest ten replays of an endpoint, with how far they are.",
  method: "GET",
  path: `${path}/{endpoint_id}/replays`,
  access,
  params: ofEndpoint,
  output: z.object({ data: z.array(WebhookReplay) }),
  success: 200,
  refusals: [],
});

export const getWebhookReplay = operation({
  name: "webhooks.replays.get",
  summary: "Get how far a replay is.",
  method: "GET",
  path: `${path}/{endpoint_id}/replays/{replay_id}`,
  access,
  params: ofEndpoint.extend({ replay_id: WebhookReplayId }),
  output: WebhookReplay,
  success: 200,
  refusals: [],
});
