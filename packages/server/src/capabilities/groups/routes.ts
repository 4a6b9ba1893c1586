import * as contract from "@rollcall/contract/groups";
import type { Door } from "../../platform/http.ts";
import { answerWith } from "../../platform/transact.ts";
import * as commands from "./commands.ts";
import * as queries from "./queries.ts";
import { holdGroup } from "./store.ts";

export function groupRoutes(door: Door): void {
  door.list(contract.listGroups, (reading, { query }) => queries.listGroups(reading, query));
  door.command(contract.createGroup, (work, { body }) =>
    answerWith(work, commands.createGroup(work, body), (reading, { id }) => queries.getGroup(reading, id)),
  );
  door.query(contract.getGroup, (reading, { params }) => queries.getGroup(reading, params.group_id));
  door.command(
    contract.updateGroup,
    (work, { params, body }) =>
      answerWith(work, commands.updateGroup(work, params.group_id, body), (reading, { id }) =>
        queries.getGroup(reading, id),
      ),
    async (work, { group_id }) => {
      await holdGroup(work.tx, work.organizationId, group_id);
      return queries.getGroup(work, group_id);
    },
  );
  door.command(contract.deleteGroup, (work, { params, query }) =>
    commands.deleteGroup(work, params.group_id, asked(query)),
  );
  memberRoutes(door);
  childRoutes(door);
  grantRoutes(door);
}

function memberRoutes(door: Door): void {
  door.list(contract.listGroupMembers, (reading, { params, query }) =>
    queries.listGroupMembers(reading, params.group_id, query),
  );
  door.command(contract.addGroupMembers, (work, { params, query, body }) =>
    commands.addMembers(work, params.group_id, { ...body, ...asked(query) }),
  );
  door.command(contract.removeGroupMember, (work, { params, query }) =>
    commands.removeMember(work, params.group_id, { memberId: params.member_id, ...asked(query) }),
  );
  door.query(contract.listMemberGroups, async (reading, { params }) => ({
    data: await queries.listMemberGroups(reading, params.member_id),
  }));
}

function childRoutes(door: Door): void {
  door.command(contract.addChildGroup, (work, { params, query }) =>
    commands.addChild(work, { outerId: params.group_id, innerId: params.child_id }, asked(query)),
  );
  door.command(contract.removeChildGroup, (work, { params, query }) =>
    commands.removeChild(work, { outerId: params.group_id, innerId: params.child_id }, asked(query)),
  );
}

function grantRoutes(door: Door): void {
  door.command(contract.setGroupGrant, (work, { params, query, body }) =>
    commands.setGrant(work, params.group_id, params.workspace_id, { ...body, ...asked(query) }),
  );
  door.command(contract.setGroupOrganizationRoles, (work, { params, query, body }) =>
    commands.setOrganizationRoles(work, params.group_id, { ...body, ...asked(query) }),
  );
}

function asked({ preview }: { preview?: boolean | undefined }): { isPreview: boolean } {
  return { isPreview: preview === true };
}
