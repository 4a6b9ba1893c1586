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
import { read, readPages } from "../../api.ts";
import { useOrganizationParams } from "../members/data.ts";

/** What the address of the audit log says. */
export type AuditSearch = { [K in keyof AuditFilter]?: AuditFilter[K] | undefined };

const PAGE = 50;
const LIVE_MS = 2_000;

/** The events that a filter lets through, the latest first, page after page; looked at again every two seconds while live. */
export function useEvents(filter: AuditSearch, { isLive = false } = {}) {
  const params = useOrganizationParams();
  const events = useInfiniteQuery({
    ...readPages(listAuditEvents, { params, query: { ...filter, limit: PAGE } }),
    placeholderData: keepPreviousData,
    // Further pages are history: reading them again would only move what somebody is reading.
    refetchInterval: ({ state }) => isLive && (state.data?.pages.length ?? 0) <= 1 && LIVE_MS,
  });
  const rows = useMemo(() => events.data?.pages.flatMap(({ data }) => data) ?? [], [events.data]);
  return { ...events, rows };
}

/** One event, by its id. */
export function useEvent(eventId: string) {
  return useQuery(read(getAuditEvent, { params: { ...useOrganizationParams(), event_id: eventId } }));
}

export function useRetention() {
  return useQuery(read(getAuditRetention, { params: useOrganizationParams() }));
}

/** Where the browser downloads what a filter lets through. */
export function useExportAddress(filter: AuditSearch): (format: "csv" | "jsonl") => string {
  const { organization_id } = useOrganizationParams();
  const path = exportAuditEvents.path.replace("{organization_id}", organization_id);
  return (format) => `${path}${stringifySearch({ ...filter, format })}`;
}

export type { AuditEvent };
