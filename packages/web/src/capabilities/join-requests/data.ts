import {
  declineJoinRequest,
  grantJoinRequest,
  type JoinRequest,
  type JoinRequestStatus,
  listJoinRequests,
} from "@rollcall/contract/join-requests";
import { countMembers, listMembers } from "@rollcall/contract/members";
import type { CappedCount } from "@rollcall/contract/paging";
import { useInfiniteQuery, useMutation } from "@tanstack/react-query";
import { useMemo } from "react";
import { api, readPages, refresh } from "../../api.ts";
import { useOrganizationParams } from "../members/data.ts";

/** Those whom the list begins with. */
export const waiting: JoinRequestStatus[] = ["pending"];

/** Who asks to join, newest first, page after page. */
export function useJoinRequests(status: JoinRequestStatus[]) {
  const params = useOrganizationParams();
  const requests = useInfiniteQuery(readPages(listJoinRequests, { params, query: { status } }));
  const rows = useMemo(() => requests.data?.pages.flatMap(({ data }) => data) ?? [], [requests.data]);
  return { ...requests, rows };
}

/** How many wait for an answer, kept up to date while one looks. */
export function useWaitingCount(): CappedCount | undefined {
  const params = useOrganizationParams();
  // The same pages that the list of those who wait is made of.
  const { data } = useInfiniteQuery({
    ...readPages(listJoinRequests, { params, query: { status: waiting } }),
    refetchInterval: 30_000,
  });
  const last = data?.pages.at(-1);
  return last && { count: data?.pages.flatMap((page) => page.data).length ?? 0, exact: !last.has_more };
}

export type Answer = "grant" | "decline";

/** Answers a request. What was answered meanwhile, by somebody else, shows as it is then. */
export function useAnswerRequest({ id }: JoinRequest, onDone: (given: Answer) => void) {
  const params = { ...useOrganizationParams(), join_request_id: id };
  return useMutation({
    meta: { showsProblem: true },
    mutationFn: (answer: Answer) => api.call(answer === "grant" ? grantJoinRequest : declineJoinRequest, { params }),
    onSuccess: (_request, answer) => {
      onDone(answer);
      void refresh(listJoinRequests, countMembers, listMembers);
    },
  });
}
