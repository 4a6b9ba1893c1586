import type { HeldRole } from "@rollcall/contract/access";
import {
  addWorkspaceMember,
  listMemberWorkspaces,
  listWorkspaceMembers,
  removeWorkspaceMember,
  setWorkspaceRoles,
} from "@rollcall/contract/workspaces";
import type { OutputOf } from "@rollcall/sdk";
import { type InfiniteData, useMutation } from "@tanstack/react-query";
import { api, queryClient } from "../../api.ts";
import { useOrganizationId } from "../../session.ts";
import { useFormats } from "../../texts/use-formats.ts";
import { useText } from "../../texts/use-text.ts";
import { useToast } from "../../ui/toast.tsx";
import { useRoleBook } from "../roles/role-book.ts";
import { readWorkspacesAgain } from "./data.ts";
import { commonUntil, isListed, ownRoles, withDirectRoles } from "./grants.ts";

/** Somebody in a Workspace, wherever they are shown. */
export type Place = {
  workspace: { id: string; name: string };
  member: { id: string; name: string };
  roles: readonly HeldRole[];
};

type Wish = Place & { direct: readonly string[]; until: string | null; isUndo?: boolean };

const changeKey = ["workspaces.change"];

/** Sets the direct roles of somebody in a Workspace: shown at once, put back with the reason when refused. */
export function useChangeRoles() {
  const t = useText();
  const { list } = useFormats();
  const toast = useToast();
  const book = useRoleBook();
  const organization_id = useOrganizationId() ?? "";
  const change = useMutation({
    mutationKey: changeKey,
    // One after the other: each sends all roles, with what the one before it changed.
    scope: { id: changeKey.join() },
    mutationFn: ({ workspace, member, roles, direct, until }: Wish) => {
      const params = { organization_id, workspace_id: workspace.id };
      const body = { roles: [...direct], until };
      // An Organization Admin without a place in the list has to get one first.
      return isListed(roles)
        ? api.call(setWorkspaceRoles, { params: { ...params, member_id: member.id }, body })
        : api.call(addWorkspaceMember, { params, body: { member_id: member.id, ...body } });
    },
    onMutate: async (wish) => {
      await cancelReads();
      show(wish, withDirectRoles(wish.roles, wish.direct, wish.until, book.nameOf));
      return () => show(wish, wish.roles);
    },
    onError: (_error, _wish, takeBack) => takeBack?.(),
    onSuccess: (_after, { workspace, member, roles, direct, isUndo }) => {
      const [before, until] = [ownRoles(roles), commonUntil(roles)];
      const words = { name: member.name, workspace: workspace.name, roles: list(book.namesOf(direct)) };
      const undo = (until: string | null) => {
        const held = withDirectRoles(roles, direct, until, book.nameOf);
        change.mutate({ workspace, member, roles: held, direct: before, until, isUndo: true });
      };
      const canUndo = !isUndo && before.length > 0 && until !== undefined;
      toast.success(t("{name} in {workspace}: {roles}.", words), canUndo ? { undo: { run: () => undo(until) } } : {});
    },
    onSettled: async () => {
      if (queryClient.isMutating({ mutationKey: changeKey }) === 1) await readWorkspacesAgain();
    },
  });
  return change;
}

/** Takes somebody out of a Workspace; the dialog that asks shows a refusal. */
export function useTakeOut(onDone: () => void) {
  const t = useText();
  const toast = useToast();
  const organization_id = useOrganizationId() ?? "";
  return useMutation({
    meta: { showsProblem: true },
    mutationFn: ({ workspace, member }: Place) =>
      api.call(removeWorkspaceMember, {
        params: { organization_id, workspace_id: workspace.id, member_id: member.id },
      }),
    onSuccess: (_nothing, { workspace, member }) => {
      toast.success(t("{name} is taken out of {workspace}.", { name: member.name, workspace: workspace.name }));
      onDone();
    },
    onSettled: readWorkspacesAgain,
  });
}

async function cancelReads(): Promise<void> {
  const reads = [listWorkspaceMembers, listMemberWorkspaces];
  await Promise.all(reads.map(({ name }) => queryClient.cancelQueries({ queryKey: [name] })));
}

type Members = InfiniteData<OutputOf<typeof listWorkspaceMembers>>;
type Places = OutputOf<typeof listMemberWorkspaces>;

/** Shows these roles in the members of the Workspace and in the Workspaces of the member. */
function show({ workspace, member }: Place, roles: readonly HeldRole[]): void {
  const held = [...roles];
  const isOf = (queryKey: readonly unknown[], key: "workspace_id" | "member_id", id: string) =>
    (queryKey[1] as { params?: Record<string, string> } | undefined)?.params?.[key] === id;
  queryClient.setQueriesData<Members>(
    { queryKey: [listWorkspaceMembers.name], predicate: (query) => isOf(query.queryKey, "workspace_id", workspace.id) },
    (known) =>
      known && {
        ...known,
        pages: known.pages.map((page) => ({
          ...page,
          data: page.data.map((each) => (each.member_id === member.id ? { ...each, roles: held } : each)),
        })),
      },
  );
  queryClient.setQueriesData<Places>(
    { queryKey: [listMemberWorkspaces.name], predicate: (query) => isOf(query.queryKey, "member_id", member.id) },
    (known) =>
      known && {
        data: known.data.map((each) => (each.workspace.id === workspace.id ? { ...each, roles: held } : each)),
      },
  );
}
