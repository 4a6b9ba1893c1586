import { getGroup } from "@rollcall/contract/groups";
import type { SsoMappingRule } from "@rollcall/contract/sso";
import { getWorkspace } from "@rollcall/contract/workspaces";
import { useQueries } from "@tanstack/react-query";
import { read } from "../../api.ts";
import { useText } from "../../texts/use-text.ts";
import { useOrganizationParams } from "../members/data.ts";

/** The names of the Groups and Workspaces that rules speak of; one that is gone says so. */
export function usePlaceNames(
  mapping: readonly Pick<SsoMappingRule, "groups" | "workspaces">[],
): (id: string) => string {
  const t = useText();
  const { organization_id } = useOrganizationParams();
  const groupIds = unique(mapping.flatMap(({ groups }) => groups));
  const workspaceIds = unique(mapping.flatMap(({ workspaces }) => workspaces.map(({ workspace_id: id }) => id)));
  const groups = useQueries({
    queries: groupIds.map((group_id) => read(getGroup, { params: { organization_id, group_id } })),
  });
  const workspaces = useQueries({
    queries: workspaceIds.map((workspace_id) => read(getWorkspace, { params: { organization_id, workspace_id } })),
  });
  const answers = [...groups, ...workspaces];
  const index = new Map([...groupIds, ...workspaceIds].map((id, at) => [id, answers[at]]));
  return (id) => index.get(id)?.data?.name ?? (index.get(id)?.isError ? t("(not there any more)") : "…");
}

function unique(ids: string[]): string[] {
  return [...new Set(ids)];
}
