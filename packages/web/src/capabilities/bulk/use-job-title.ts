import type { BulkAction, BulkJob } from "@rollcall/contract/bulk";
import { getGroup } from "@rollcall/contract/groups";
import { getWorkspace } from "@rollcall/contract/workspaces";
import { useQuery } from "@tanstack/react-query";
import { read } from "../../api.ts";
import { useFormats } from "../../texts/use-formats.ts";
import { useText } from "../../texts/use-text.ts";
import { useOrganizationParams } from "../members/data.ts";
import { useProductNames } from "../members/use-seats-missed.ts";
import { useRoleBook } from "../roles/role-book.ts";
import { actionName } from "./words.ts";

/** What a bulk change does, in a few words. */
export function useJobTitle(job: Pick<BulkJob, "action" | "kind"> | undefined): string {
  const t = useText();
  const about = useAbout(job?.action ?? null);
  if (job === undefined) return t("Bulk change");
  if (job.action === null) return t("Invite people from a CSV");
  const action = actionName(job.action.type, t);
  return about === undefined ? action : t("{action}: {about}", { action, about });
}

function useAbout(action: BulkAction | null): string | undefined {
  const t = useText();
  const { list } = useFormats();
  const book = useRoleBook();
  const productNames = useProductNames();
  const place = usePlaceName(action);
  if (action === null) return undefined;
  const roles = "roles" in action ? list(book.namesOf(action.roles)) : undefined;
  if (place !== undefined) return roles === undefined ? place : t("{place} ({roles})", { place, roles });
  if ("product_id" in action) return list(productNames([action.product_id]));
  return roles;
}

/** The name of the Workspace or Group; its id for whom may not read it. */
function usePlaceName(action: BulkAction | null): string | undefined {
  const params = useOrganizationParams();
  const workspaceId = action !== null && "workspace_id" in action ? action.workspace_id : undefined;
  const groupId = action !== null && "group_id" in action ? action.group_id : undefined;
  const workspace = useQuery({
    ...read(getWorkspace, { params: { ...params, workspace_id: workspaceId ?? "" } }),
    enabled: workspaceId !== undefined,
  });
  const group = useQuery({
    ...read(getGroup, { params: { ...params, group_id: groupId ?? "" } }),
    enabled: groupId !== undefined,
  });
  return workspace.data?.name ?? group.data?.name ?? workspaceId ?? groupId;
}
