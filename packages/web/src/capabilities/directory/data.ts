import {
  type DirectoryOutcome,
  directoryOutcomes,
  getDirectory,
  getDirectoryRequest,
  listDirectoryRequests,
  listDirectoryTokens,
} from "@rollcall/contract/directory";
import { getGroup, listGroups } from "@rollcall/contract/groups";
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { read, readPages } from "../../api.ts";
import { useOrganizationParams } from "../members/data.ts";

const LOOK_AGAIN_MS = 15_000;
/** A directory changes things at any moment: whoever turns to a page sees how they are then. */
const live = { staleTime: 0, refetchInterval: LOOK_AGAIN_MS };
/** A list that was followed far down is not read again from its top every time. */
const SHORT_PAGES = 3;
const isShort = ({ state }: { state: { data?: { pages: unknown[] } | undefined } }) =>
  (state.data?.pages.length ?? 0) <= SHORT_PAGES;
const liveList = {
  staleTime: 0,
  refetchOnMount: isShort,
  refetchOnWindowFocus: isShort,
  refetchInterval: (query: Parameters<typeof isShort>[0]) => isShort(query) && LOOK_AGAIN_MS,
};
/** While somebody sets a directory up, its first request shows soon. */
const LISTEN_MS = 4_000;

/** Where a directory connects, what it manages, and the brake; kept up to date while one looks. */
export function useDirectory({ enabled = true } = {}) {
  return useQuery({
    ...read(getDirectory, { params: useOrganizationParams() }),
    ...live,
    enabled,
    refetchInterval: ({ state }) => (state.data?.last_request_at === null ? LISTEN_MS : LOOK_AGAIN_MS),
  });
}

/** The latest tokens; older ones than these have long been revoked. */
export function useTokens() {
  const query = { limit: 50 };
  return useQuery({ ...read(listDirectoryTokens, { params: useOrganizationParams(), query }), ...live });
}

export type LogSearch = {
  outcome?: DirectoryOutcome[] | undefined;
  subject_id?: string | undefined;
  reads?: "shown" | undefined;
};

const changes = directoryOutcomes.filter((outcome) => outcome !== "read");

/** What directories asked for, the latest first, page after page. What only read is left out until it is asked for. */
export function useRequests({ outcome, subject_id, reads }: LogSearch) {
  const wanted = outcome ?? (reads === "shown" ? undefined : changes);
  const query = { limit: 50, ...(wanted && { outcome: wanted }), ...(subject_id !== undefined && { subject_id }) };
  const requests = useInfiniteQuery({
    ...readPages(listDirectoryRequests, { params: useOrganizationParams(), query }),
    ...liveList,
  });
  const rows = useMemo(() => requests.data?.pages.flatMap(({ data }) => data) ?? [], [requests.data]);
  return { ...requests, rows };
}

/** One request with what was sent and answered, which never changes. */
export function useExchange(requestId: string) {
  const params = { ...useOrganizationParams(), request_id: requestId };
  return useQuery({ ...read(getDirectoryRequest, { params }), staleTime: Number.POSITIVE_INFINITY });
}

const GROUPS = 25;

/** The Groups that directories push, page after page. */
export function useDirectoryGroups(q: string | undefined) {
  const query = { externally_managed: "true", limit: GROUPS, ...(q !== undefined && { q }) };
  const groups = useInfiniteQuery({
    ...readPages(listGroups, { params: useOrganizationParams(), query }),
    ...liveList,
    placeholderData: keepPreviousData,
  });
  const rows = useMemo(() => groups.data?.pages.flatMap(({ data }) => data) ?? [], [groups.data]);
  return { ...groups, rows, total: groups.data?.pages.at(-1)?.total };
}

/** One Group with what it grants. */
export function useMappedGroup(groupId: string) {
  return useQuery(read(getGroup, { params: { ...useOrganizationParams(), group_id: groupId } }));
}
