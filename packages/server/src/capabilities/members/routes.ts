import * as contract from "@rollcall/contract/members";
import type { Reader } from "../../platform/database.ts";
import type { Door } from "../../platform/http.ts";
import type { Work } from "../../platform/transact.ts";
import { holdOrganization } from "../organizations/store.ts";
import * as commands from "./commands.ts";
import { exportMembers } from "./exporting.ts";
import { countMembers, getMemberDetails, listMembers } from "./queries.ts";
import { listMemberSessions, revokeMemberSessions } from "./sessions.ts";
import { holdMember } from "./store.ts";

export function memberRoutes(door: Door): void {
  // Before the one with an id in the same place.
  door.download(contract.exportMembers, (errand, { query }) => exportMembers(errand, query));
  door.list(contract.countMembers, (reading) => countMembers(reading));
  door.list(contract.listMembers, (reading, { query }) => listMembers(reading, query));
  door.query(contract.getMember, (reading, { params }) => getMemberDetails(reading, params.member_id));
  door.command(
    contract.updateMember,
    (work, { params, body }) => commands.updateMember(work, params.member_id, body),
    heldMember,
  );
  door.command(
    contract.setMemberRoles,
    (work, { params, body }) => commands.setRoles(work, params.member_id, body.roles),
    heldMember,
  );
  door.command(contract.grantSeat, (work, { params }) => commands.grantSeat(work, params.member_id, params.product_id));
  door.command(contract.releaseSeat, (work, { params }) =>
    commands.releaseSeat(work, params.member_id, params.product_id),
  );
  door.command(contract.suspendMember, (work, { params }) => commands.suspendMember(work, params.member_id));
  door.command(contract.reactivateMember, (work, { params }) => commands.reactivateMember(work, params.member_id));
  door.command(contract.removeMember, (work, { params }) => commands.removeMember(work, params.member_id));
  door.command(contract.restoreMember, (work, { params }) => commands.restoreMember(work, params.member_id));
  door.command(contract.allowMemberAgain, (work, { params }) => commands.allowMemberAgain(work, params.member_id));
  door.command(contract.leaveOrganization, (work) => commands.leaveOrganization(work));
  door.query(contract.listMemberSessions, async (reading, { params }) => ({
    data: await listMemberSessions(reading, params.member_id),
  }));
  door.command(contract.revokeMemberSessions, (work, { params }) => revokeMemberSessions(work, params.member_id));
}

async function heldMember(work: Work & { db: Reader }, { member_id }: { member_id: string }) {
  await holdOrganization(work.tx, work.organizationId);
  await holdMember(work.tx, work.organizationId, member_id, work.now);
  return getMemberDetails(work, member_id);
}
