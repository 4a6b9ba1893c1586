import { webhookDeliveryEvents, webhookDeliveryStatuses } from "@rollcall/contract/webhooks";
import type { SearchOf } from "../../address.ts";
import { timeSearch } from "../../lists/time-span.ts";
import { anyOf, oneOf } from "../../search-fields.ts";

export type DeliveryStatus = (typeof webhookDeliveryStatuses)[number];

/** What the address of the log of deliveries says. */
export const deliverySearch = {
  status: anyOf(oneOf(webhookDeliveryStatuses)),
  event: anyOf(oneOf(webhookDeliveryEvents)),
  ...timeSearch,
};

export type DeliverySearch = SearchOf<typeof deliverySearch>;
