import type { WebhookEndpoint } from "@rollcall/contract/webhooks";
import { CircleCheck, CircleX, Clock, type LucideIcon } from "lucide-react";
import type { Translate } from "../../texts/use-text.ts";
import type { BadgeTone } from "../../ui/badge.tsx";
import { eventKinds, kindName, namesOf } from "../audit/kinds.ts";
import type { DeliveryStatus } from "./search.ts";

/** How an endpoint stands: one that is enabled may fail. */
export type EndpointState = "enabled" | "failing" | "disabled";

export function endpointState({ status, failing_since }: WebhookEndpoint): EndpointState {
  if (status === "disabled") return "disabled";
  return failing_since === null ? "enabled" : "failing";
}

export function endpointStateName(state: EndpointState, t: Translate): string {
  return { enabled: t("On"), failing: t("Failing"), disabled: t("Off") }[state];
}

export const endpointStateTones = {
  enabled: "success",
  failing: "warning",
  disabled: "neutral",
} as const satisfies Record<EndpointState, BadgeTone>;

export function deliveryStatusName(status: DeliveryStatus, t: Translate): string {
  return { waiting: t("Under way"), succeeded: t("Delivered"), failed: t("Given up") }[status];
}

/** How a delivery is found again at a glance; its words say it all. */
export const deliveryLooks: Record<DeliveryStatus, { icon: LucideIcon; color: string; tone: BadgeTone }> = {
  waiting: { icon: Clock, color: "text-accent-text", tone: "accent" },
  succeeded: { icon: CircleCheck, color: "text-success", tone: "success" },
  failed: { icon: CircleX, color: "text-danger-text", tone: "danger" },
};

const MOST_OF_PLACE = 80;

/** Where an endpoint is, without what is the same for all, and without the end of what is long. */
export function placeOf({ url }: Pick<WebhookEndpoint, "url">): string {
  const place = url.replace(/^https?:\/\//, "").replace(/\/$/, "");
  return place.length <= MOST_OF_PLACE ? place : `${place.slice(0, MOST_OF_PLACE)}…`;
}

/** What an endpoint is told, in a few words. */
export function eventsInWords({ events }: Pick<WebhookEndpoint, "events">, t: Translate): string {
  return events === null
    ? t("All events")
    : t("{count, plural, one {# event} other {# events}}", { count: events.length });
}

/** The areas that the events of an endpoint belong to. */
export function areasOf({ events }: Pick<WebhookEndpoint, "events">, t: Translate): string[] {
  return eventKinds
    .filter((kind) => namesOf([kind]).some((name) => events?.includes(name)))
    .map((kind) => kindName(kind, t));
}
