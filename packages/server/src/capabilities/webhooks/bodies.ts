import { newId } from "../../platform/ids.ts";
import type { Untold } from "./backlog-store.ts";
import type { NewDelivery } from "./delivery-store.ts";

type Telling = { event: Untold; endpointId: string; sequence: number; dueAt: Date };

/** One event for one endpoint, with the body that it is sent. */
export function deliveryOf(organizationId: string, { event, endpointId, sequence, dueAt }: Telling): NewDelivery {
  const { id: eventId, name, payload, at } = event;
  const body = JSON.stringify({
    type: name,
    timestamp: at.toISOString(),
    data: payload,
    organization_id: organizationId,
    id: eventId,
    sequence,
  });
  return { id: newId("webhookDelivery"), endpointId, eventId, event: name, sequence, body, dueAt };
}
