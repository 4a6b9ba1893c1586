import { anyOf } from "@rollcall/contract/paging";
import { webhookDeliveryEvents, webhookDeliveryStatuses } from "@rollcall/contract/webhooks";
import * as z from "zod";
import { timeSearch } from "../../lists/time-span.ts";

export type DeliveryStatus = (typeof webhookDeliveryStatuses)[number];

/** What the address of the log of deliveries says. */
export const deliverySearch = z.object({
  status: anyOf(z.enum(webhookDeliveryStatuses)),
  event: anyOf(z.enum(webhookDeliveryEvents)),
  ...timeSearch.shape,
});
export type DeliverySearch = {
  [K in keyof z.output<typeof deliverySearch>]?: z.output<typeof deliverySearch>[K] | undefined;
};
