import { listMembers } from "@rollcall/contract/members";
import { listWorkspaceMembers, listWorkspaces } from "@rollcall/contract/workspaces";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { read } from "../../api.ts";
import { usePermits } from "../../session.ts";
import { nameOf } from "../../shell/names.ts";
import { useOrganizationParams } from "./data.ts";

/** Somebody who can be chosen. */
export type ChosenMember = { id: string; name: string; email: string };

const FOUND = 20;

/**
 * The first members of the Organization that fit a search. Who may not read the list of members, such as the Admin of one
 * Workspace, finds them in the default Workspace, which holds everybody.
 */
export function useFoundMembers(q: string | undefined): { found: ChosenMember[]; isBusy: boolean } {
  const params = useOrganizationParams();
  const reads = usePermits()("members:read");
  const asked = { limit: FOUND, ...(q !== undefined && { q }) };
  const listed = useQuery({
    ...read(listMembers, { params, query: { ...asked, sort: "name", status: ["active", "suspended"] } }),
    enabled: reads,
    placeholderData: keepPreviousData,
  });
  const everybody = useDefaultWorkspaceId(!reads);
  const inside = useQuery({
    ...read(listWorkspaceMembers, { params: { ...params, workspace_id: everybody ?? "" }, query: asked }),
    enabled: everybody !== undefined,
    placeholderData: keepPreviousData,
  });
  const found = reads
    ? listed.data?.data.map((each) => ({ id: each.id, name: nameOf(each), email: each.email }))
    : inside.data?.data.map((each) => ({ id: each.member_id, name: nameOf(each), email: each.email }));
  return { found: found ?? [], isBusy: reads ? listed.isFetching : inside.isFetching };
}

function useDefaultWorkspaceId(enabled: boolean): string | undefined {
  const params = useOrganizationParams();
  const { data } = useQuery({ ...read(listWorkspaces, { params, query: { limit: 200 } }), enabled });
  return enabled ? data?.data.find(({ is_default }) => is_default)?.id : undefined;
}
