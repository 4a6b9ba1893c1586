import { getGroup, listGroupMembers, listGroups, listMemberGroups } from "@rollcall/contract/groups";
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useMemo } from "react";
import { read, readPages } from "../../api.ts";
import { useOrganizationParams } from "../members/data.ts";

/** The Groups that a search finds, page after page; while another search runs, those of the last one. */
export function useGroups(q: string | undefined, limit?: number, { enabled = true } = {}) {
  const params = useOrganizationParams();
  const groups = useInfiniteQuery({
    ...readPages(listGroups, {
      params,
      query: { ...(limit !== undefined && { limit }), ...(q !== undefined && { q }) },
    }),
    enabled,
    placeholderData: keepPreviousData,
  });
  const rows = useMemo(() => groups.data?.pages.flatMap(({ data }) => data) ?? [], [groups.data]);
  return { ...groups, rows, total: groups.data?.pages.at(-1)?.total };
}

/** The path of the Group of the address. */
export function useGroupParams(): { organization_id: string; group_id: string } {
  const { organizationId, groupId } = useParams({ from: "/signed-in/o/$organizationId/groups/$groupId" });
  return useMemo(() => ({ organization_id: organizationId, group_id: groupId }), [organizationId, groupId]);
}

/** The path of one Group, also where the address names none. */
export function useParamsOf({ id }: { id: string }): { organization_id: string; group_id: string } {
  return { ...useOrganizationParams(), group_id: id };
}

/** The Group of the address, with the Groups inside and around it and what it grants. */
export function useGroup() {
  return useQuery(read(getGroup, { params: useGroupParams() }));
}

/** Who belongs to the Group of the address, page after page. */
export function useGroupMembers(q: string | undefined) {
  const members = useInfiniteQuery({
    ...readPages(listGroupMembers, {
      params: useGroupParams(),
      query: q === undefined ? {} : { q },
    }),
    placeholderData: keepPreviousData,
  });
  const rows = useMemo(() => members.data?.pages.flatMap(({ data }) => data) ?? [], [members.data]);
  return { ...members, rows, total: members.data?.pages.at(-1)?.total };
}

/** The Groups of one member, also through Groups inside them. */
export function useMemberGroups(memberId: string) {
  const params = { ...useOrganizationParams(), member_id: memberId };
  return useQuery(read(listMemberGroups, { params }));
}
