import * as contract from "@rollcall/contract/roles";
import type { Door } from "../../platform/http.ts";
import { answerWith, Preview } from "../../platform/transact.ts";
import { createRole, deleteRole, updateRole } from "./commands.ts";
import { getRole, listRoles, listWorkspaceRoles } from "./queries.ts";
import { holdRole } from "./store.ts";

export function roleRoutes(door: Door): void {
  door.query(contract.listRoles, async (reading) => ({ data: await listRoles(reading) }));
  door.query(contract.getRole, (reading, { params }) => getRole(reading, params.role_id));
  door.query(contract.listWorkspaceRoles, async (reading) => ({ data: await listWorkspaceRoles(reading) }));
  door.command(contract.createRole, (work, { body }) =>
    answerWith(work, createRole(work, body), (reading, { id }) => getRole(reading, id)),
  );
  door.command(
    contract.updateRole,
    async (work, { params, query, body }) => {
      const applied = query.preview !== true;
      const change = await answerWith(work, updateRole(work, params.role_id, body), async (reading, { id }) => {
        const role = await getRole(reading, id);
        return { role, applied, affected: role.member_count ?? 0 };
      });
      if (!applied) throw new Preview(await change.answer);
      return change;
    },
    async (work, { role_id }) => {
      await holdRole(work.tx, work.organizationId, role_id);
      return { role: await getRole(work, role_id) };
    },
  );
  door.command(contract.deleteRole, (work, { params }) => deleteRole(work, params.role_id));
}
