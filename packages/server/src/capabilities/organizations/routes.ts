import * as contract from "@rollcall/contract/organizations";
import type { Door } from "../../platform/http.ts";
import { deleteOrganization, updateOrganization } from "./commands.ts";
import { getOrganization, holdOrganization } from "./store.ts";

export function organizationRoutes(door: Door): void {
  door.query(contract.getOrganization, ({ db, organizationId }) => getOrganization(db, organizationId));
  door.command(
    contract.updateOrganization,
    (work, { body }) => updateOrganization(work, body),
    ({ tx, organizationId }) => holdOrganization(tx, organizationId),
  );
  door.command(contract.deleteOrganization, (work, { body }) => deleteOrganization(work, body.confirm_name));
}
