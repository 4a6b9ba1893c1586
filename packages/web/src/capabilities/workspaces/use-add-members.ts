import { addWorkspaceMember, listWorkspaceMembers } from "@rollcall/contract/workspaces";
import { keepPreviousData, useMutation, useQuery } from "@tanstack/react-query";
import { api, read } from "../../api.ts";
import { useText } from "../../texts/use-text.ts";
import { useOrganizationParams } from "../members/data.ts";
import { readWorkspacesAgain } from "./data.ts";
import { hasDirect } from "./grants.ts";

type Named = { id: string; name: string };
type Pair = { workspace: Named; member: Named };
type Wish = { pairs: readonly Pair[]; roles: readonly string[]; until: string | null };

export type NotAdded = Pair & { error: unknown };

/** Adds members to Workspaces one after the other; a refusal stops none of the others. */
export function useAddMembers() {
  const params = useOrganizationParams();
  return useMutation({
    meta: { showsProblem: true },
    mutationFn: async ({ pairs, roles, until }: Wish): Promise<{ added: Pair[]; notAdded: NotAdded[] }> => {
      const [added, notAdded]: [Pair[], NotAdded[]] = [[], []];
      for (const pair of pairs) {
        try {
          await api.call(addWorkspaceMember, {
            params: { ...params, workspace_id: pair.workspace.id },
            body: { member_id: pair.member.id, roles: [...roles], until },
          });
          added.push(pair);
        } catch (error) {
          notAdded.push({ ...pair, error });
        }
      }
      return { added, notAdded };
    },
    onSettled: readWorkspacesAgain,
  });
}

/** Why somebody whom a search finds cannot be added; it finds the same people in the Workspace, in the same order. */
export function useAlreadyHere({ id }: Named, q: string | undefined) {
  const t = useText();
  const params = { ...useOrganizationParams(), workspace_id: id };
  const query = { limit: 20, ...(q !== undefined && { q }) };
  const { data } = useQuery({ ...read(listWorkspaceMembers, { params, query }), placeholderData: keepPreviousData });
  const here = new Set(data?.data.filter(({ roles }) => hasDirect(roles)).map(({ member_id }) => member_id));
  return (memberId: string) => (here.has(memberId) ? t("In this Workspace already") : undefined);
}
