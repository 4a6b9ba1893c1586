import { countMembers, listMembers, type MemberFilter, type MemberSort } from "@rollcall/contract/members";
import { listProducts, listSubscriptions, type Subscription } from "@rollcall/contract/subscriptions";
import { type InfiniteData, keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useParams, useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { read, readPages } from "../../api.ts";
import { usePermits } from "../../session.ts";

/** A list that was scrolled far down is not read again from the top just because the window got the focus. */
const SHORT_PAGES = 3;

/** What the address of Active Users says: search, filters, order. */
export type MemberSearch = Partial<{ [K in keyof MemberFilter]: MemberFilter[K] }> & { sort?: MemberSort | undefined };

export function useMemberSearch(): MemberSearch {
  return useSearch({ from: "/signed-in/o/$organizationId/members/active" });
}

export function useOrganizationParams(): { organization_id: string } {
  const { organizationId } = useParams({ from: "/signed-in/o/$organizationId" });
  return useMemo(() => ({ organization_id: organizationId }), [organizationId]);
}

/** What is asked for without the order. */
export function filterOf({ sort: _sort, ...filter }: MemberSearch): Omit<MemberSearch, "sort"> {
  return filter;
}

/** Whether anything but the order is asked for. */
export function isNarrowed(search: MemberSearch): boolean {
  return Object.values(filterOf(search)).some((each) => each !== undefined && each.length > 0);
}

/** The members that the address asks for, page after page; while another search runs, those of the last one. */
export function useMembers(search: MemberSearch) {
  const params = useOrganizationParams();
  const { sort = "name", ...filter } = search;
  const isShort = (query: { state: { data?: unknown } }) => pagesOf(query.state.data) <= SHORT_PAGES;
  const members = useInfiniteQuery({
    ...readPages(listMembers, { params, query: { ...filter, sort } }),
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: isShort,
    refetchOnReconnect: isShort,
    refetchOnMount: isShort,
  });
  const rows = useMemo(() => members.data?.pages.flatMap(({ data }) => data) ?? [], [members.data]);
  const ids = useMemo(() => rows.map(({ id }) => id), [rows]);
  return { ...members, rows, ids, total: members.data?.pages.at(-1)?.total };
}

function pagesOf(data: unknown): number {
  return (data as InfiniteData<unknown> | undefined)?.pages.length ?? 0;
}

/** How many are on each of the two lists, kept up to date while one looks. */
export function useCounts() {
  return useQuery({ ...read(countMembers, { params: useOrganizationParams() }), refetchInterval: 30_000 });
}

/** What the Organization bought, with the free seats of each Product; nothing for whom it does not concern. */
export function useSubscriptions(): readonly Subscription[] {
  const params = useOrganizationParams();
  const may = usePermits();
  const { data } = useQuery({ ...read(listSubscriptions, { params }), enabled: may("subscriptions:read") });
  return data?.data ?? nothing;
}

const nothing: readonly Subscription[] = [];

/** The Products of the catalogue, bought or not. */
export function useProducts() {
  return useQuery({ ...read(listProducts, {}), staleTime: 300_000 });
}
