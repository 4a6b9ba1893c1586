import * as contract from "@rollcall/contract/workspaces";
import type { Door } from "../../platform/http.ts";
import { answerWith } from "../../platform/transact.ts";
import * as commands from "./commands.ts";
import * as queries from "./queries.ts";
import { holdWorkspace } from "./store.ts";

export function workspaceRoutes(door: Door): void {
  door.list(contract.listWorkspaces, (reading, { query }) => queries.listWorkspaces(reading, query));
  door.command(contract.createWorkspace, (work, { body }) =>
    answerWith(work, commands.createWorkspace(work, body), (reading, { id }) => queries.getWorkspace(reading, id)),
  );
  door.query(contract.getWorkspace, (reading, { params }) => queries.getWorkspace(reading, params.workspace_id));
  door.command(
    contract.updateWorkspace,
    (work, { params, body }) =>
      answerWith(work, commands.updateWorkspace(work, params.workspace_id, body), (reading, { id }) =>
        queries.getWorkspace(reading, id),
      ),
    async (work, { workspace_id }) => {
      await holdWorkspace(work.tx, work.organizationId, workspace_id);
      return queries.getWorkspace(work, workspace_id);
    },
  );
  door.command(contract.archiveWorkspace, (work, { params, body }) =>
    answerWith(work, commands.archiveWorkspace(work, params.workspace_id, body.confirm_name), (reading, { id }) =>
      queries.getWorkspace(reading, id),
    ),
  );
  memberRoutes(door);
}

function memberRoutes(door: Door): void {
  door.list(contract.listWorkspaceMembers, (reading, { params, query }) =>
    queries.listWorkspaceMembers(reading, params.workspace_id, query),
  );
  door.list(contract.listWorkspaceCandidates, async (reading, { query }) => ({
    data: await queries.listCandidates(reading, query.q),
  }));
  door.command(contract.addWorkspaceMember, (work, { params, body }) =>
    answerWith(work, commands.addMember(work, params.workspace_id, body), (reading, { memberId }) =>
      queries.getWorkspaceMember(reading, params.workspace_id, memberId),
    ),
  );
  door.command(contract.setWorkspaceRoles, (work, { params, body }) =>
    answerWith(
      work,
      commands.setRoles(work, params.workspace_id, { member_id: params.member_id, ...body }),
      (reading, { memberId }) => queries.getWorkspaceMember(reading, params.workspace_id, memberId),
    ),
  );
  door.command(contract.removeWorkspaceMember, (work, { params }) =>
    commands.removeMember(work, params.workspace_id, params.member_id),
  );
  door.query(contract.listMemberWorkspaces, async (reading, { params }) => ({
    data: await queries.listMemberWorkspaces(reading, params.member_id),
  }));
}
