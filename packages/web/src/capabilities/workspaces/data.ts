import { listRoles } from "@rollcall/contract/roles";
import {
  getWorkspace,
  listMemberWorkspaces,
  listWorkspaceMembers,
  listWorkspaces,
  type Workspace,
} from "@rollcall/contract/workspaces";
import { each } from "@rollcall/sdk";
import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useParams, useSearch } from "@tanstack/react-router";
import { useMemo } from "react";
import { api, queryClient, read, readPages, refresh } from "../../api.ts";
import { useOrganizationParams } from "../members/data.ts";

export type WorkspaceStatus = Workspace["status"];

/** What the address of the list says. */
export type WorkspaceSearch = { q?: string | undefined; status?: WorkspaceStatus[] | undefined };

export function useWorkspaceSearch(): WorkspaceSearch {
  return useSearch({ from: "/signed-in/o/$organizationId/workspaces" });
}

/** The Workspaces that one may enter, page after page; while another search runs, those of the last one. */
export function useWorkspaces(
  search: WorkspaceSearch,
  { limit, enabled = true }: { limit?: number; enabled?: boolean } = {},
) {
  const params = useOrganizationParams();
  const workspaces = useInfiniteQuery({
    ...readPages(listWorkspaces, { params, query: { ...search, ...(limit !== undefined && { limit }) } }),
    enabled,
    placeholderData: keepPreviousData,
  });
  return { ...workspaces, ...useRows(workspaces.data) };
}

/** Every open Workspace that one may enter, with what one may do in each. For who enters a few: an Admin enters all. */
export function useEveryWorkspace({ enabled }: { enabled: boolean }) {
  const input = { params: useOrganizationParams(), query: { status: ["active" as const] } };
  return useQuery({
    queryKey: [listWorkspaces.name, "every", input],
    queryFn: async ({ signal }) => {
      const workspaces: Workspace[] = [];
      for await (const workspace of each(api, listWorkspaces, input, { signal })) workspaces.push(workspace);
      return workspaces;
    },
    enabled,
  });
}

/** The path of the Workspace of the address. */
export function useWorkspaceParams(): { organization_id: string; workspace_id: string } {
  const { organizationId, workspaceId } = useParams({ from: "/signed-in/o/$organizationId/workspaces/$workspaceId" });
  return useMemo(() => ({ organization_id: organizationId, workspace_id: workspaceId }), [organizationId, workspaceId]);
}

const workspaceQuery = (params: { organization_id: string; workspace_id: string }) => read(getWorkspace, { params });

/** The Workspace of the address, with what one may do in it. */
export function useWorkspace() {
  return useQuery({ ...workspaceQuery(useWorkspaceParams()), refetchOnWindowFocus: "always" });
}

/** One Workspace with what one may do in it, as it was found or else as the server says; nothing until then. */
export function useKnownWorkspace(id: string | undefined): Workspace | undefined {
  const params = { ...useOrganizationParams(), workspace_id: id ?? "" };
  return useQuery({ ...workspaceQuery(params), enabled: id !== undefined }).data;
}

/** What the address of a Workspace's members says. */
export type MembersSearch = { q?: string | undefined; role?: string[] | undefined };

/** The members of the Workspace of the address, page after page. */
export function useWorkspaceMembers(search: MembersSearch) {
  const params = useWorkspaceParams();
  const members = useInfiniteQuery({
    ...readPages(listWorkspaceMembers, { params, query: search }),
    placeholderData: keepPreviousData,
  });
  return { ...members, ...useRows(members.data) };
}

/** The Workspaces of a member with the roles in each. */
export function useMemberWorkspaces(memberId: string) {
  const params = { ...useOrganizationParams(), member_id: memberId };
  return useQuery(read(listMemberWorkspaces, { params }));
}

/** Shows a Workspace as the server answered. */
export function showWorkspace(organizationId: string, workspace: Workspace): void {
  const params = { organization_id: organizationId, workspace_id: workspace.id };
  queryClient.setQueryData(workspaceQuery(params).queryKey, workspace);
}

/** Reads again what a change of a Workspace or of its members may have moved. */
export function readWorkspacesAgain(): Promise<void> {
  return refresh(listWorkspaces, getWorkspace, listWorkspaceMembers, listMemberWorkspaces, listRoles);
}

type Pages<Row> = { pages: readonly { data: readonly Row[]; total: { count: number; exact: boolean } }[] };

function useRows<Row>(data: Pages<Row> | undefined) {
  const rows = useMemo(() => data?.pages.flatMap((page) => page.data) ?? [], [data]);
  return { rows, total: data?.pages.at(-1)?.total };
}
