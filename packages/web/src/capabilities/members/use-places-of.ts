import { listMemberGroups } from "@rollcall/contract/groups";
import { listMemberWorkspaces } from "@rollcall/contract/workspaces";
import { useQuery } from "@tanstack/react-query";
import { read } from "../../api.ts";
import { isListed } from "../workspaces/grants.ts";
import { useOrganizationParams } from "./data.ts";

/** The names of the Workspaces and Groups that somebody has a place in; asked while `enabled`. */
export function usePlacesOf(memberId: string, enabled: boolean): { workspaces: string[]; groups: string[] } {
  const params = { ...useOrganizationParams(), member_id: memberId };
  const workspaces = useQuery({ ...read(listMemberWorkspaces, { params }), enabled });
  const groups = useQuery({ ...read(listMemberGroups, { params }), enabled });
  const listed = workspaces.data?.data.filter(({ roles }) => isListed(roles)) ?? [];
  const direct = groups.data?.data.filter(({ through }) => through === null) ?? [];
  return { workspaces: listed.map(({ workspace }) => workspace.name), groups: direct.map(({ group }) => group.name) };
}
