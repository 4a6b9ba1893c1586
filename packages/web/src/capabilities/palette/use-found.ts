import { listGroups } from "@rollcall/contract/groups";
import { listMembers } from "@rollcall/contract/members";
import { listWorkspaces } from "@rollcall/contract/workspaces";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Boxes, UserRound, UsersRound } from "lucide-react";
import { read } from "../../api.ts";
import { useMembership, useOrganizationId, usePermits } from "../../session.ts";
import { nameOf } from "../../shell/names.ts";
import type { Entry } from "./entries.ts";

const AT_MOST = 6;

type Found = { people: Entry[]; workspaces: Entry[]; groups: Entry[]; isBusy: boolean };

/** The people, Workspaces and Groups that what was typed finds. */
export function useFound(typed: string): Found {
  const membership = useMembership(useOrganizationId());
  const organizationId = membership?.organization.id ?? "";
  const isInside = membership?.status === "active" && typed !== "";
  const people = usePeople(organizationId, typed, isInside);
  const workspaces = useWorkspaces(organizationId, typed, isInside);
  const groups = useGroups(organizationId, typed, isInside);
  if (!isInside) return { people: [], workspaces: [], groups: [], isBusy: false };
  const isBusy = [people, workspaces, groups].some(({ isPlaceholder, isLoading }) => isPlaceholder || isLoading);
  return { people: people.entries, workspaces: workspaces.entries, groups: groups.entries, isBusy };
}

function usePeople(organizationId: string, q: string, isInside: boolean) {
  const may = usePermits();
  const navigate = useNavigate();
  const asked = useQuery({
    ...read(listMembers, { params: { organization_id: organizationId }, query: { q, limit: AT_MOST } }),
    enabled: isInside && may("members:read"),
    placeholderData: keepPreviousData,
  });
  const entries = (asked.data?.data ?? []).map((member): Entry => {
    const params = { organizationId, memberId: member.id };
    const run = () => void navigate({ to: "/o/$organizationId/members/$memberId/profile", params });
    return { id: member.id, label: nameOf(member), hint: member.email, icon: UserRound, run };
  });
  return { entries, isPlaceholder: asked.isPlaceholderData, isLoading: asked.isLoading };
}

function useWorkspaces(organizationId: string, q: string, isInside: boolean) {
  const navigate = useNavigate();
  const asked = useQuery({
    ...read(listWorkspaces, {
      params: { organization_id: organizationId },
      query: { q, limit: AT_MOST, status: ["active"] },
    }),
    enabled: isInside,
    placeholderData: keepPreviousData,
  });
  const entries = (asked.data?.data ?? []).map(({ id, name }): Entry => {
    const params = { organizationId, workspaceId: id };
    return {
      ...{ id, label: name, icon: Boxes },
      run: () => void navigate({ to: "/o/$organizationId/workspaces/$workspaceId", params }),
    };
  });
  return { entries, isPlaceholder: asked.isPlaceholderData, isLoading: asked.isLoading };
}

function useGroups(organizationId: string, q: string, isInside: boolean) {
  const may = usePermits();
  const navigate = useNavigate();
  const asked = useQuery({
    ...read(listGroups, { params: { organization_id: organizationId }, query: { q, limit: AT_MOST } }),
    enabled: isInside && may("groups:read"),
    placeholderData: keepPreviousData,
  });
  const entries = (asked.data?.data ?? []).map(({ id, name }): Entry => {
    const params = { organizationId, groupId: id };
    return {
      ...{ id, label: name, icon: UsersRound },
      run: () => void navigate({ to: "/o/$organizationId/groups/$groupId", params }),
    };
  });
  return { entries, isPlaceholder: asked.isPlaceholderData, isLoading: asked.isLoading };
}
