import {
  type AuditEvent,
  type AuditFilter,
  exportAuditEvents,
  getAuditEvent,
  getAuditRetention,
  listAuditEvents,
} from "@rollcall/contract/audit";
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { stringifySearch } from "../../address.ts";
import { queryClient, read, readPages } from "../../api.ts";
import { useNow } from "../../ui/clock.ts";
import { useOrganizationParams } from "../members/data.ts";
import { askedBy } from "./asked.ts";
import type { AuditSearch } from "./search.ts";
import type { EventPage, EventPages } from "./tail.ts";

const PAGE = 50;
const LIVE_MS = 2_000;
/** A list that was followed far down is not read again from its top every time. */
const SHORT_PAGES = 3;
const isShort = ({ state }: { state: { data?: { pages: unknown[] } | undefined } }) =>
  (state.data?.pages.length ?? 0) <= SHORT_PAGES;

/** What an address asks for; the same as long as it means the same. */
export function useAsked(search: AuditSearch): AuditFilter {
  const today = new Date(useNow()).toDateString();
  return useMemo(() => askedBy(search, new Date(today)), [search, today]);
}

function useListQuery(filter: AuditFilter) {
  return readPages(listAuditEvents, { params: useOrganizationParams(), query: { ...filter, limit: PAGE } });
}

/** The events that a filter lets through, the latest first, page after page. */
export function useEvents(filter: AuditFilter) {
  const query = useListQuery(filter);
  const events = useInfiniteQuery({
    ...query,
    staleTime: 0,
    refetchOnMount: isShort,
    refetchOnWindowFocus: isShort,
    refetchOnReconnect: isShort,
    placeholderData: keepPreviousData,
  });
  const rows = useMemo(() => events.data?.pages.flatMap(({ data }) => data) ?? [], [events.data]);
  return { ...events, rows };
}

/** The latest events, looked at again every two seconds while the page is in sight. */
export function useLatest(filter: AuditFilter, { enabled }: { enabled: boolean }) {
  const input = { params: useOrganizationParams(), query: { ...filter, limit: PAGE } };
  const { queryKey, ...query } = read(listAuditEvents, input);
  // The list itself is kept by the operation's name; this is another reading of it.
  return useQuery({ ...query, queryKey: ["latest", ...queryKey], enabled, staleTime: 0, refetchInterval: LIVE_MS });
}

/** Changes what is known of a list of events. */
export function useChangeEvents(filter: AuditFilter): (change: (pages: EventPages) => EventPages) => void {
  const { queryKey } = useListQuery(filter);
  return (change) => queryClient.setQueryData<EventPages>(queryKey, (known) => known && change(known));
}

/** One event, by its id; from the list at once where it is there. */
export function useEvent(eventId: string) {
  return useQuery({
    ...read(getAuditEvent, { params: { ...useOrganizationParams(), event_id: eventId } }),
    placeholderData: () => knownEvent(eventId),
  });
}

function knownEvent(eventId: string): AuditEvent | undefined {
  const lists = queryClient.getQueriesData<{ pages: EventPage[] }>({ queryKey: [listAuditEvents.name] });
  const pages = lists.flatMap(([, list]) => list?.pages ?? []);
  return pages.flatMap(({ data }) => data).find(({ id }) => id === eventId);
}

export function useRetention() {
  return useQuery(read(getAuditRetention, { params: useOrganizationParams() }));
}

/** Where the browser downloads what a filter lets through. */
export function useExportAddress(filter: AuditFilter): (format: "csv" | "jsonl") => string {
  const { organization_id } = useOrganizationParams();
  const path = exportAuditEvents.path.replace("{organization_id}", organization_id);
  return (format) => `${path}${stringifySearch({ ...filter, format })}`;
}

export type { AuditEvent };
