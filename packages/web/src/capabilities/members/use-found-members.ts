import { listMembers } from "@rollcall/contract/members";
import { normalized } from "@rollcall/contract/text";
import { LEAST_SEARCHED, listWorkspaceCandidates } from "@rollcall/contract/workspaces";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { read } from "../../api.ts";
import { usePermits } from "../../session.ts";
import { nameOf } from "../../shell/names.ts";
import { useOrganizationParams } from "./data.ts";

/** Somebody who can be chosen. */
export type ChosenMember = { id: string; name: string; email: string };

const FOUND = 20;

type Found = { found: ChosenMember[]; isBusy: boolean; isTooShort: boolean };

/**
 * The first members of the Organization that fit a search. Who may not read the list of members, such as the Admin of one
 * Workspace, finds those to add to it once two characters are typed.
 */
export function useFoundMembers(q: string | undefined, { enabled = true } = {}): Found {
  const params = useOrganizationParams();
  const reads = usePermits()("members:read");
  const { workspaceId } = useParams({ strict: false });
  const listed = useQuery({
    ...read(listMembers, {
      params,
      query: { limit: FOUND, ...(q !== undefined && { q }), sort: "name", status: ["active", "suspended"] },
    }),
    enabled: enabled && reads,
    placeholderData: keepPreviousData,
  });
  const isEnough = normalized(q ?? "").length >= LEAST_SEARCHED;
  const candidates = useQuery({
    ...read(listWorkspaceCandidates, { params: { ...params, workspace_id: workspaceId ?? "" }, query: { q: q ?? "" } }),
    enabled: enabled && !reads && workspaceId !== undefined && isEnough,
    placeholderData: keepPreviousData,
  });
  const found = reads
    ? listed.data?.data.map((each) => ({ id: each.id, name: nameOf(each), email: each.email }))
    : isEnough && candidates.data?.data.map((each) => ({ id: each.member_id, name: nameOf(each), email: each.email }));
  return {
    found: found || [],
    isBusy: reads ? listed.isFetching : candidates.isFetching,
    isTooShort: !reads && !isEnough,
  };
}
