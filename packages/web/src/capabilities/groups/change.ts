import type { AccessEffect, Effects } from "@rollcall/contract/access";
import {
  addGroupMembers,
  getGroup,
  listGroupMembers,
  listGroups,
  listMemberGroups,
  removeGroupMember,
  setGroupGrant,
} from "@rollcall/contract/groups";
import { getMe } from "@rollcall/contract/identity";
import type { Operation } from "@rollcall/contract/operation";
import { listRoles } from "@rollcall/contract/roles";
import { listMemberWorkspaces, listWorkspaceMembers, listWorkspaces } from "@rollcall/contract/workspaces";
import type { InputOf, OutputOf } from "@rollcall/sdk";
import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { api, refresh } from "../../api.ts";

/** A change that can be asked about before it is made. */
export type Change = { key: readonly unknown[]; run: (isPreview: boolean) => Promise<Effects> };

/** One operation with its input, to preview and then to make. */
export function changeOf<O extends Operation>(
  operation: O,
  input: OutputOf<O> extends Effects ? InputOf<O> : never,
): Change {
  return {
    key: [operation.name, input],
    run: async (isPreview) => {
      const asked = isPreview ? { ...input, query: { preview: "true" } } : input;
      // The parameter's type lets only operations in that answer effects, and all of those take `preview`.
      return (await api.call(operation, asked)) as Effects;
    },
  };
}

/** Several changes of one member as one. Each can be repeated, so one that fails is no end. */
export function changesTogether(changes: readonly Change[]): Change {
  return {
    key: changes.map(({ key }) => key),
    run: async (isPreview) => {
      const answers: Effects[] = [];
      // One after the other: each locks the Organization.
      for (const change of changes) answers.push(await change.run(isPreview));
      const effects = merged(answers.flatMap((answer) => answer.effects));
      return { applied: !isPreview, affected: effects.length, effects };
    },
  };
}

function merged(effects: readonly AccessEffect[]): AccessEffect[] {
  const byMember = new Map<string, AccessEffect>();
  for (const { member, gains, loses } of effects) {
    const known = byMember.get(member.member_id);
    byMember.set(member.member_id, {
      member,
      gains: unique([...(known?.gains ?? []), ...gains]),
      loses: unique([...(known?.loses ?? []), ...loses]),
    });
  }
  return [...byMember.values()];
}

function unique(roles: AccessEffect["gains"]): AccessEffect["gains"] {
  return [...new Map(roles.map((each) => [JSON.stringify([each.workspace?.id, each.role]), each])).values()];
}

/** Asks what a change would do, each time anew, since others change things meanwhile. */
export function usePreview(change: Change | undefined) {
  return useQuery({
    queryKey: ["preview", ...(change?.key ?? [])],
    queryFn: () => change?.run(true),
    enabled: change !== undefined,
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
    placeholderData: keepPreviousData,
  });
}

/** Makes a change, and reads again whatever access shows. */
export function useApply(onDone: (effects: Effects) => void) {
  return useMutation({
    meta: { showsProblem: true },
    mutationFn: (change: Change) => change.run(false),
    onSuccess: onDone,
    onSettled: readAgain,
  });
}

export function readAgain(): void {
  void refresh(listGroups, getGroup, listGroupMembers, listMemberGroups, listRoles, getMe);
  void refresh(listWorkspaces, listWorkspaceMembers, listMemberWorkspaces);
}

type OfGroup = { organization_id: string; group_id: string };

export function addingMembers(params: OfGroup, members: readonly string[], until: string | null): Change {
  return changeOf(addGroupMembers, { params, body: { members: [...members], until } });
}

export function removingMember(params: OfGroup, member_id: string): Change {
  return changeOf(removeGroupMember, { params: { ...params, member_id } });
}

export function granting(
  params: OfGroup,
  workspace_id: string,
  roles: readonly string[],
  until: string | null,
): Change {
  return changeOf(setGroupGrant, { params: { ...params, workspace_id }, body: { roles: [...roles], until } });
}
