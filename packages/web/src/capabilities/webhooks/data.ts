import {
  getWebhookDelivery,
  getWebhookEndpoint,
  listWebhookDeliveries,
  listWebhookEndpoints,
  listWebhookReplays,
  updateWebhookEndpoint,
  type WebhookEndpoint,
  type WebhookExchange,
} from "@rollcall/contract/webhooks";
import { keepPreviousData, useInfiniteQuery, useMutation, useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useMemo } from "react";
import { api, read, readPages, refresh } from "../../api.ts";
import { momentsOf } from "../../lists/time-span.ts";
import { useNow } from "../../ui/clock.ts";
import { useOrganizationParams } from "../members/data.ts";
import type { DeliverySearch } from "./search.ts";

const SOON_MS = 2_000;
const LATER_MS = 15_000;
/** A list that was followed far down is not read again from its top every time. */
const SHORT_PAGES = 3;
const isShort = ({ state }: { state: { data?: { pages: unknown[] } | undefined } }) =>
  (state.data?.pages.length ?? 0) <= SHORT_PAGES;

/** The endpoints; how they stand changes while one looks. */
export function useEndpoints() {
  return useQuery({
    ...read(listWebhookEndpoints, { params: useOrganizationParams() }),
    staleTime: 0,
    refetchInterval: LATER_MS,
  });
}

/** What the endpoint of the address is asked for with. */
export function useEndpointParams(): { organization_id: string; endpoint_id: string } {
  const { organizationId, endpointId } = useParams({
    from: "/signed-in/o/$organizationId/webhooks/$endpointId",
  });
  return useMemo(() => ({ organization_id: organizationId, endpoint_id: endpointId }), [organizationId, endpointId]);
}

export function useEndpoint() {
  return useQuery({
    ...read(getWebhookEndpoint, { params: useEndpointParams() }),
    staleTime: 0,
    refetchInterval: LATER_MS,
  });
}

/** What the endpoint was told, the latest first; new lines join while one looks. */
export function useDeliveries({ status, event, time, from, to }: DeliverySearch) {
  const today = new Date(useNow()).toDateString();
  const moments = useMemo(() => momentsOf({ time, from, to }, new Date(today)), [time, from, to, today]);
  const query = { status, event, ...moments, limit: 50 };
  const deliveries = useInfiniteQuery({
    ...readPages(listWebhookDeliveries, { params: useEndpointParams(), query }),
    staleTime: 0,
    refetchOnMount: isShort,
    refetchOnWindowFocus: isShort,
    refetchInterval: (query) => isShort(query) && SOON_MS,
    placeholderData: keepPreviousData,
  });
  const rows = useMemo(
    () => deliveries.data?.pages.flatMap(({ data }) => data).map((each) => ({ ...each, at: each.created_at })) ?? [],
    [deliveries.data],
  );
  return { ...deliveries, rows };
}

/** A line of the log, with the time that it stands under. */
export type DeliveryLine = ReturnType<typeof useDeliveries>["rows"][number];

/** One delivery with every try; read again for as long as something comes of it soon. */
export function useDelivery(deliveryId: string) {
  return useQuery({
    ...read(getWebhookDelivery, { params: { ...useEndpointParams(), delivery_id: deliveryId } }),
    staleTime: 0,
    refetchInterval: ({ state }) => (isOnItsWay(state.data) ? SOON_MS / 2 : LATER_MS),
  });
}

const NEAR_MS = 60_000;

function isOnItsWay(exchange: WebhookExchange | undefined): boolean {
  if (exchange === undefined || exchange.status !== "waiting") return false;
  return exchange.next_try_at === null || Date.parse(exchange.next_try_at) - Date.now() < NEAR_MS;
}

/** The latest times that deliveries were sent again. */
export function useReplays() {
  return useQuery({
    ...read(listWebhookReplays, { params: useEndpointParams() }),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.data[0]?.status === "running" ? SOON_MS / 2 : LATER_MS),
  });
}

/** Turns an endpoint on or off. */
export function useSwitchEndpoint() {
  const params = useEndpointParams();
  return useMutation({
    meta: { showsProblem: true },
    mutationFn: (status: WebhookEndpoint["status"]) => api.call(updateWebhookEndpoint, { params, body: { status } }),
    onSettled: () => void Promise.all([readEndpointsAgain(), readDeliveriesAgain()]),
  });
}

/** Reads again what a change of an endpoint may have moved. */
export function readEndpointsAgain(): Promise<void> {
  return refresh(listWebhookEndpoints, getWebhookEndpoint);
}

/** Reads again what sending something may have moved. */
export function readDeliveriesAgain(): Promise<void> {
  return refresh(listWebhookDeliveries, getWebhookDelivery, listWebhookReplays, getWebhookEndpoint);
}
