import { type InvitationStatus, type invitationSorts, listInvitations } from "@rollcall/contract/invitations";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { readPages } from "../../api.ts";
import { useOrganizationParams } from "../members/data.ts";

/** What the address of Invited Users says. */
export type InvitationSearch = {
  q?: string | undefined;
  status?: InvitationStatus[] | undefined;
  role?: string[] | undefined;
  sort?: (typeof invitationSorts)[number] | undefined;
};

export function useInvitationSearch(): InvitationSearch {
  return useSearch({ from: "/signed-in/o/$organizationId/members/invited" });
}

export function isNarrowed({ q, status, role }: InvitationSearch): boolean {
  return q !== undefined || (status ?? []).length > 0 || (role ?? []).length > 0;
}

/** The invitations that the address asks for, page after page; while another search runs, those of the last one. */
export function useInvitations(search: InvitationSearch) {
  const params = useOrganizationParams();
  const { sort = "-created_at", ...filter } = search;
  const invitations = useInfiniteQuery({
    ...readPages(listInvitations, { params, query: { ...filter, sort } }),
    placeholderData: keepPreviousData,
  });
  const rows = useMemo(() => invitations.data?.pages.flatMap(({ data }) => data) ?? [], [invitations.data]);
  return { ...invitations, rows, total: invitations.data?.pages.at(-1)?.total };
}
