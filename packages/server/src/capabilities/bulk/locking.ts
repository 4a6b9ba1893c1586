import type { Work } from "../../platform/transact.ts";
import { holdOrganization } from "../organizations/store.ts";
import { holdWorkspace } from "../workspaces/store.ts";
import type { NextItem } from "./item-store.ts";
import type { Doing } from "./store.ts";

/**
 * Takes what the items of a step will lock, in the order of the commands that change one member, so that a step and they
 * wait for each other and never both at once.
 */
export async function lockFor({ tx, organizationId }: Work, doing: Doing, items: readonly NextItem[]): Promise<void> {
  await holdOrganization(tx, organizationId);
  if ("workspace_id" in doing) await holdWorkspace(tx, organizationId, doing.workspace_id);
  const memberIds = items.flatMap(({ memberId }) => memberId ?? []);
  if (memberIds.length === 0) return;
  await tx
    .selectFrom("members")
    .select("id")
    .where("organization_id", "=", organizationId)
    .where("id", "in", memberIds)
    .orderBy("id")
    .forUpdate()
    .execute();
}
