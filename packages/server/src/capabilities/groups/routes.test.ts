import * as contract from "@rollcall/contract/groups";
import { getMe } from "@rollcall/contract/identity";
import {
  acceptInvitation,
  copyInvitationLink,
  createInvitations,
  getInvitation,
  type NewInvitations,
  resendInvitation,
} from "@rollcall/contract/invitations";
import {
  listMembers,
  reactivateMember,
  removeMember,
  restoreMember,
  revokeMemberSessions,
  setMemberRoles,
  suspendMember,
} from "@rollcall/contract/members";
import type { Operation } from "@rollcall/contract/operation";
import { createRole } from "@rollcall/contract/roles";
import {
  addWorkspaceMember,
  archiveWorkspace,
  createWorkspace,
  getWorkspace,
  listMemberWorkspaces,
  listWorkspaces,
  removeWorkspaceMember,
  setWorkspaceRoles,
} from "@rollcall/contract/workspaces";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openApp, type TestApp } from "../../../testing/app.ts";
import {
  type AMember,
  type AnOrganization,
  aGroup,
  aMember,
  anOrganization,
  aUser,
  type Somebody,
} from "../../../testing/builders.ts";
import { noOrigin, read } from "../../platform/transact.ts";

let app: TestApp;
let acme: AnOrganization;
let member: AMember;
let count = 0;

beforeAll(async () => {
  app = await openApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  acme = await anOrganization(app);
  member = await aMember(app, acme);
});

const nobody = `mem_${"0".repeat(32)}`;
const noGroup = `grp_${"0".repeat(32)}`;
const noWorkspace = `wsp_${"0".repeat(32)}`;
const nothing = { affected: 0, effects: [] };

const own = () => ({ organization_id: acme.id });
const of = (group_id: string) => ({ ...own(), group_id });
const person = (group_id: string, { memberId }: { memberId: string }) => ({ ...of(group_id), member_id: memberId });

type Body = Record<string, unknown>;
type Query = { preview?: string };

const create = (body: Body, as: Somebody = acme.admin) =>
  app.call(contract.createGroup, { params: own(), body: body as never }, as);
const list = (query: Body = {}, as: Somebody = acme.admin) =>
  app.call(contract.listGroups, { params: own(), query }, as);
const get = (id: string, as: Somebody = acme.admin) => app.call(contract.getGroup, { params: of(id) }, as);
const update = (id: string, body: Body, as: Somebody = acme.admin) =>
  app.call(contract.updateGroup, { params: of(id), body }, as);
const remove = (id: string, query: Query = {}, as: Somebody = acme.admin) =>
  app.call(contract.deleteGroup, { params: of(id), query }, as);
const members = (id: string, query: Body = {}, as: Somebody = acme.admin) =>
  app.call(contract.listGroupMembers, { params: of(id), query }, as);
const add = (id: string, people: AMember[], body: Body = {}, query: Query = {}, as: Somebody = acme.admin) =>
  app.call(
    contract.addGroupMembers,
    { params: of(id), query, body: { members: people.map(({ memberId }) => memberId), ...body } },
    as,
  );
const takeOut = (id: string, who: AMember, query: Query = {}, as: Somebody = acme.admin) =>
  app.call(contract.removeGroupMember, { params: person(id, who), query }, as);
const nest = (outer: string, child_id: string, query: Query = {}, as: Somebody = acme.admin) =>
  app.call(contract.addChildGroup, { params: { ...of(outer), child_id }, query }, as);
const unnest = (outer: string, child_id: string, query: Query = {}, as: Somebody = acme.admin) =>
  app.call(contract.removeChildGroup, { params: { ...of(outer), child_id }, query }, as);
const grant = (
  id: string,
  workspace_id: string,
  roles: string[],
  { query = {}, as = acme.admin, until = null }: { query?: Query; as?: Somebody; until?: string | null } = {},
) => app.call(contract.setGroupGrant, { params: { ...of(id), workspace_id }, query, body: { roles, until } }, as);
const giveRoles = (
  id: string,
  roles: string[],
  { query = {}, as = acme.admin, until = null }: { query?: Query; as?: Somebody; until?: string | null } = {},
) => app.call(contract.setGroupOrganizationRoles, { params: of(id), query, body: { roles, until } }, as);
const groupsOf = async (who: AMember) =>
  (await app.call(contract.listMemberGroups, { params: { ...own(), member_id: who.memberId } }, acme.admin)).body;

async function aWorkspace(): Promise<{ id: string; name: string }> {
  count += 1;
  const answer = await app.call(createWorkspace, { params: own(), body: { name: `Workspace ${count}` } }, acme.admin);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
}

/** A Group in which `members` are, and which makes them this in a Workspace of its own. */
async function aGranting(roles: string[], people: AMember[] = [member]) {
  const [group, workspace] = [await aGroup(app, acme, { members: people }), await aWorkspace()];
  expect((await grant(group.id, workspace.id, roles)).status).toBe(200);
  return { group, workspace };
}

/** A member with a custom Organization role of these permissions. */
async function aMemberWho(...permissions: string[]): Promise<AMember> {
  count += 1;
  const body = { scope: "organization", name: `Role ${count}`, permissions } as const;
  const role = await app.call(createRole, { params: own(), body }, acme.admin);
  expect(role.status, JSON.stringify(role.body)).toBe(201);
  return aMember(app, acme, { roles: ["member", role.body.id] });
}

const keeper = () => aMemberWho("groups:read", "groups:write");

async function rolesIn(workspaceId: string, who: AMember = member): Promise<string[]> {
  const { body } = await app.call(listMemberWorkspaces, { params: { ...own(), member_id: who.memberId } }, acme.admin);
  return body.data.find(({ workspace }) => workspace.id === workspaceId)?.roles.map(({ id }) => id) ?? [];
}

const enters = async (workspace_id: string, as: Somebody = member) =>
  (await app.call(getWorkspace, { params: { ...own(), workspace_id } }, as)).status === 200;

const organizationRoles = async (who: Somebody) => (await app.call(getMe, {}, who)).body.memberships[0]?.permissions;

const later = (minutes: number) => new Date(app.clock.now().getTime() + minutes * 60_000).toISOString();

/** How much stands in the audit log and the outbox, to see that nothing was written. */
async function written(): Promise<number[]> {
  const scope = { organizationId: acme.id, actor: { kind: "operator" as const }, origin: noOrigin };
  const waiting = await read(app.platform, scope, ({ db }) =>
    db.selectFrom("outbox").select("id").where("organization_id", "=", acme.id).execute(),
  );
  return [(await app.eventsOf(acme.id)).length, waiting.length];
}

/** The payload of the latest event of a name. */
const announced = async (name: string) => (await app.eventsOf(acme.id)).findLast((each) => each.name === name)?.payload;

describe("creating, reading, changing", () => {
  test("201 with first members, each once", async () => {
    const { status, body } = await create({
      name: " Research ",
      description: "Who researches",
      members: [member.memberId, member.memberId],
    });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      name: "Research",
      description: "Who researches",
      is_externally_managed: false,
      member_count: 1,
      total_member_count: 1,
      child_count: 0,
      grant_count: 0,
      children: [],
      parents: [],
      grants: [],
      organization_roles: [],
      organization_roles_until: null,
    });
    expect((await app.eventsOf(acme.id)).filter(({ subject_id }) => subject_id === body.id)).toHaveLength(2);
    expect(await announced("group.created")).toEqual({ id: body.id, name: "Research" });
    expect(await announced("group.members_added")).toEqual({ id: body.id, members: [member.memberId], until: null });
    expect((await get(body.id)).body).toEqual(body);
  });

  test("409 for the name of another Group, whatever its letters; 200 for one's own", async () => {
    const { body: one } = await create({ name: "Research" });
    const { body: other } = await create({ name: "Sales" });
    expect((await create({ name: "RESEARCH" })).body).toMatchObject({ code: "group_name_taken", field: "name" });
    expect((await update(other.id, { name: "research" })).body).toMatchObject({
      status: 409,
      code: "group_name_taken",
    });
    expect((await update(one.id, { name: "RESEARCH" })).body.name).toBe("RESEARCH");
    expect(await announced("group.updated")).toEqual({
      id: one.id,
      before: { name: "Research" },
      after: { name: "RESEARCH" },
    });
  });

  test("200 for a change that changes nothing, without an event", async () => {
    const { body } = await create({ name: "Research" });
    const before = await written();
    expect((await update(body.id, { name: "Research" })).body).toEqual(body);
    expect((await update(body.id, {})).status).toBe(200);
    expect(await written()).toEqual(before);
  });

  test("another Organization has Groups of the same name", async () => {
    await create({ name: "Research" });
    const other = await anOrganization(app);
    const body = { name: "Research" };
    const { status } = await app.call(
      contract.createGroup,
      { params: { organization_id: other.id }, body },
      other.admin,
    );
    expect(status).toBe(201);
  });

  test.each([
    [{}, "name"],
    [{ name: "" }, "name"],
    [{ name: "x".repeat(256) }, "name"],
    [{ name: "A", members: ["somebody"] }, "members.0"],
    [{ name: "A", colour: "red" }, "colour"],
  ])("400 for %j", async (body, field) => {
    const answer = await create(body);
    expect([answer.status, answer.body.code, answer.body.errors?.[0]?.field]).toEqual([400, "invalid_input", field]);
  });

  test("404 for members who are not there, and nothing is made", async () => {
    const other = await anOrganization(app);
    const gone = await aMember(app, acme);
    await app.call(removeMember, { params: { ...own(), member_id: gone.memberId } }, acme.admin);
    for (const id of [nobody, other.admin.memberId, gone.memberId]) {
      const { body } = await create({ name: "Mixed", members: [member.memberId, id] });
      expect(body).toMatchObject({ status: 404, code: "not_found", field: "members.1" });
    }
    expect((await list()).body.total.count).toBe(0);
  });
});

describe("listing", () => {
  test("200 pages by name", async () => {
    for (const name of ["beta", "Alpha", "Gamma", "gamma ray"]) await aGroup(app, acme, { name });
    const first = (await list({ limit: 3 })).body;
    expect(first.data.map(({ name }) => name)).toEqual(["Alpha", "beta", "Gamma"]);
    expect([first.has_more, first.total]).toEqual([true, { count: 4, exact: true }]);
    const rest = (await list({ limit: 3, cursor: first.next_cursor })).body;
    expect([rest.data.map(({ name }) => name), rest.has_more, rest.next_cursor]).toEqual([["gamma ray"], false, null]);
    expect((await list({ cursor: first.next_cursor, q: "a" })).body.code).toBe("invalid_cursor");
  });

  test("200 finds any part, whatever its case and accents", async () => {
    for (const name of ["Équipe Lyon", "Sales 100%", "Team_A"]) await aGroup(app, acme, { name });
    const found = async (q: string) => (await list({ q })).body.data.map(({ name }) => name);
    expect(await found("EQUIPE")).toEqual(["Équipe Lyon"]);
    expect(await found("équipe l")).toEqual(["Équipe Lyon"]);
    expect(await found("%")).toEqual(["Sales 100%"]);
    expect(await found("_")).toEqual(["Team_A"]);
    expect(await found("")).toHaveLength(3);
  });

  test("counts everybody once, also through Groups inside it, and no removed member", async () => {
    const [second, gone] = [await aMember(app, acme), await aMember(app, acme)];
    const outer = await aGroup(app, acme, { name: "Outer", members: [member, gone] });
    const inner = await aGroup(app, acme, { name: "Inner", members: [member, second] });
    await nest(outer.id, inner.id);
    await app.call(removeMember, { params: { ...own(), member_id: gone.memberId } }, acme.admin);
    expect((await list()).body.data).toMatchObject([
      { name: "Inner", member_count: 2, total_member_count: 2, child_count: 0 },
      { name: "Outer", member_count: 1, total_member_count: 2, child_count: 1 },
    ]);
  });
});

describe("members of a Group", () => {
  test("200 adds who is not in it; who is stays as they are", async () => {
    const second = await aMember(app, acme);
    const { group, workspace } = await aGranting(["developer"]);
    const { status, body } = await add(group.id, [member, second], { until: later(60) });
    expect([status, body.applied, body.added, body.affected]).toEqual([200, true, 1, 1]);
    expect(body.effects).toMatchObject([
      {
        member: { member_id: second.memberId },
        gains: [{ workspace, role: "developer", role_name: "Developer" }].map(
          ({ workspace: { id, name }, ...role }) => ({
            workspace: { id, name },
            ...role,
          }),
        ),
        loses: [],
      },
    ]);
    expect(await announced("group.members_added")).toMatchObject({ members: [second.memberId] });
    const before = await written();
    expect((await add(group.id, [member])).body).toMatchObject({ added: 0, ...nothing });
    expect(await written()).toEqual(before);
  });

  test("an until-date ends it by itself, and adding again begins anew", async () => {
    const { group, workspace } = await aGranting(["developer"], []);
    expect((await add(group.id, [member], { until: later(60) })).body.added).toBe(1);
    expect(await rolesIn(workspace.id)).toEqual(["developer"]);
    app.clock.advance({ minutes: 61 });
    expect(await rolesIn(workspace.id)).toEqual([]);
    expect((await get(group.id)).body.total_member_count).toBe(0);
    expect((await members(group.id)).body.data).toEqual([]);
    expect((await takeOut(group.id, member)).status).toBe(404);
    expect((await add(group.id, [member])).body.added).toBe(1);
    expect(await rolesIn(workspace.id)).toEqual(["developer"]);
  });

  test("400 for an until-date that is over, 404 for who is not there; nobody is added", async () => {
    const second = await aMember(app, acme);
    const group = await aGroup(app, acme);
    expect((await add(group.id, [member], { until: later(-1) })).body).toMatchObject({
      status: 400,
      code: "until_in_the_past",
      field: "until",
    });
    const { body } = await add(group.id, [second, { ...member, memberId: nobody }]);
    expect(body).toMatchObject({ status: 404, field: "members.1" });
    expect((await add(group.id, [])).body.code).toBe("invalid_input");
    expect((await get(group.id)).body.member_count).toBe(0);
  });

  test("leaving takes what the Group gave and nothing that was given directly or by another Group", async () => {
    const { group, workspace } = await aGranting(["developer", "billing_viewer", "user"]);
    const other = await aGroup(app, acme, { members: [member] });
    await grant(other.id, workspace.id, ["user"]);
    const place = { ...own(), workspace_id: workspace.id };
    const direct = { member_id: member.memberId, roles: ["developer"] };
    await app.call(addWorkspaceMember, { params: place, body: direct }, acme.admin);

    const { body } = await takeOut(group.id, member);
    expect(body.effects.map(({ loses, gains }) => [loses.map(({ role }) => role), gains])).toEqual([
      [["billing_viewer"], []],
    ]);
    expect(await rolesIn(workspace.id)).toEqual(["developer", "user"]);
    expect(await announced("group.member_removed")).toEqual({ id: group.id, member_id: member.memberId });
    expect((await takeOut(group.id, member)).status).toBe(404);
  });

  test("404 for taking out who belongs only through a Group inside it, or was removed", async () => {
    const [outer, inner] = [await aGroup(app, acme), await aGroup(app, acme, { members: [member] })];
    await nest(outer.id, inner.id);
    expect((await takeOut(outer.id, member)).status).toBe(404);
    await app.call(removeMember, { params: { ...own(), member_id: member.memberId } }, acme.admin);
    expect((await takeOut(inner.id, member)).status).toBe(404);
  });

  test("200 lists them by name with the Group by which they belong", async () => {
    const people = [];
    for (const last_name of ["Adler", "Brandt", "Cortez"]) people.push(await aMember(app, acme, { last_name }));
    const [adler, brandt, cortez] = people as [AMember, AMember, AMember];
    const inner = await aGroup(app, acme, { members: [adler, brandt] });
    const outer = await aGroup(app, acme, { members: [brandt] });
    await nest(outer.id, inner.id);
    const until = later(60);
    await add(outer.id, [cortez], { until });
    const seen = (await members(outer.id)).body;
    expect(seen.data.map((each) => [each.last_name, each.through, each.until])).toEqual([
      ["Adler", inner, null],
      ["Brandt", null, null],
      ["Cortez", null, until],
    ]);
    expect(seen.total.count).toBe(3);
    const first = (await members(outer.id, { limit: 2 })).body;
    const rest = (await members(outer.id, { limit: 2, cursor: first.next_cursor })).body;
    expect(rest.data.map(({ last_name }) => last_name)).toEqual(["Cortez"]);
    expect((await members(outer.id, { q: "BRANDT" })).body.total.count).toBe(1);
  });

  test("200 lists the Groups of a member, also through Groups inside them", async () => {
    const inner = await aGroup(app, acme, { name: "Inner", members: [member] });
    const outer = await aGroup(app, acme, { name: "Outer" });
    await nest(outer.id, inner.id);
    expect(await groupsOf(member)).toEqual({
      data: [
        { group: { id: inner.id, name: "Inner", is_externally_managed: false }, through: null, until: null },
        { group: { id: outer.id, name: "Outer", is_externally_managed: false }, through: inner, until: null },
      ],
    });
    expect(await groupsOf({ ...member, memberId: nobody })).toMatchObject({ code: "not_found" });
    await app.call(removeMember, { params: { ...own(), member_id: member.memberId } }, acme.admin);
    expect(await groupsOf(member)).toEqual({ data: [] });
  });

  test("who is suspended or removed has nothing of it; who is back has it again", async () => {
    const { workspace } = await aGranting(["developer"]);
    const params = { ...own(), member_id: member.memberId };
    expect(await enters(workspace.id)).toBe(true);
    await app.call(suspendMember, { params }, acme.admin);
    expect(await enters(workspace.id)).toBe(false);
    await app.call(removeMember, { params }, acme.admin);
    expect(await enters(workspace.id)).toBe(false);
    await app.call(restoreMember, { params }, acme.admin);
    expect(await enters(workspace.id)).toBe(true);
  });
});

describe("Groups inside Groups", () => {
  test("members of the child hold what the outer one grants, and say by which way", async () => {
    const { group: outer, workspace } = await aGranting(["developer"], []);
    const [middle, inner] = [await aGroup(app, acme), await aGroup(app, acme, { members: [member] })];
    await nest(middle.id, inner.id);
    const { body } = await nest(outer.id, middle.id);
    expect(body.effects.map(({ gains }) => gains.map(({ role }) => role))).toEqual([["developer"]]);
    const { body: places } = await app.call(
      listMemberWorkspaces,
      { params: { ...own(), member_id: member.memberId } },
      acme.admin,
    );
    expect(places.data.find((each) => each.workspace.id === workspace.id)?.roles[0]?.grants).toEqual([
      { kind: "group", group: outer, through: [inner, middle], until: null },
    ]);
    expect((await get(middle.id)).body).toMatchObject({ children: [inner], parents: [outer] });
    expect((await unnest(outer.id, middle.id)).body.affected).toBe(1);
    expect(await rolesIn(workspace.id)).toEqual([]);
    expect((await unnest(outer.id, middle.id)).status).toBe(404);
  });

  test("409 for a circle, however long; 200 for what is there already, without an event", async () => {
    const [a, b, c] = [await aGroup(app, acme), await aGroup(app, acme), await aGroup(app, acme)];
    await nest(a.id, b.id);
    await nest(b.id, c.id);
    for (const [outer, inner] of [
      [a, a],
      [b, a],
      [c, a],
    ] as const) {
      const { status, body } = await nest(outer.id, inner.id);
      expect([status, body.code]).toEqual([409, "group_circle"]);
    }
    const before = await written();
    expect((await nest(a.id, b.id)).body).toMatchObject({ applied: true, ...nothing });
    expect(await written()).toEqual(before);
    expect((await nest(a.id, c.id)).status).toBe(200);
  });

  test("409 for Groups so entwined that nobody could read who holds what", async () => {
    const layers: { id: string }[][] = [];
    for (let layer = 0; layer < 12; layer += 1) layers.push([await aGroup(app, acme), await aGroup(app, acme)]);
    const codes = new Set<string | undefined>();
    for (const [index, outers] of layers.slice(0, -1).entries())
      for (const outer of outers)
        for (const inner of layers[index + 1] ?? []) codes.add((await nest(outer.id, inner.id)).body.code);
    expect(codes).toEqual(new Set([undefined, "groups_nested_too_deeply"]));
    expect((await list()).status).toBe(200);
  });

  test("two that would make a circle at once: one is refused", async () => {
    for (let round = 0; round < 10; round += 1) {
      const [a, b, c] = [await aGroup(app, acme), await aGroup(app, acme), await aGroup(app, acme)];
      const answers = await Promise.all([nest(a.id, b.id), nest(b.id, c.id), nest(c.id, a.id)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 409]);
    }
  });
});

describe("what a Group grants", () => {
  test("200 sets, changes and takes away; each says who gains and loses what", async () => {
    const { group, workspace } = await aGranting(["developer", "user"]);
    const { body } = await grant(group.id, workspace.id, ["user", "billing_viewer"]);
    expect(
      body.effects.map(({ gains, loses }) => [gains.map(({ role }) => role), loses.map(({ role }) => role)]),
    ).toEqual([[["billing_viewer"], ["developer"]]]);
    expect(await announced("group.grant_changed")).toEqual({
      id: group.id,
      workspace_id: workspace.id,
      until: null,
      before: ["developer", "user"],
      after: ["billing_viewer", "user"],
    });
    const { id, name } = workspace;
    expect((await get(group.id)).body).toMatchObject({
      grant_count: 1,
      grants: [{ workspace: { id, name, is_archived: false }, roles: ["billing_viewer", "user"], until: null }],
    });
    const before = await written();
    expect((await grant(group.id, id, ["user", "billing_viewer", "user"])).body).toMatchObject(nothing);
    expect(await written()).toEqual(before);
    expect((await grant(group.id, id, [])).body.affected).toBe(1);
    expect((await get(group.id)).body.grants).toEqual([]);
    expect(await enters(id)).toBe(false);
  });

  test("an until-date ends it by itself; a new date counts from then on", async () => {
    const { group, workspace } = await aGranting(["developer"]);
    const until = later(60);
    expect((await grant(group.id, workspace.id, ["developer"], { until })).body).toMatchObject(nothing);
    expect((await get(group.id)).body.grants[0]?.until).toBe(until);
    app.clock.advance({ minutes: 61 });
    expect(await enters(workspace.id)).toBe(false);
    expect((await get(group.id)).body).toMatchObject({ grants: [], grant_count: 0 });
    expect((await grant(group.id, workspace.id, ["developer"])).body.affected).toBe(1);
    expect(await enters(workspace.id)).toBe(true);
  });

  test("Organization roles count on the very next request, and end with the Group", async () => {
    const group = await aGroup(app, acme, { members: [member] });
    const { body } = await giveRoles(group.id, ["billing_manager"], { until: later(60) });
    expect(body.effects[0]?.gains).toEqual([{ workspace: null, role: "billing_manager", role_name: "Billing" }]);
    expect(await organizationRoles(member)).toContain("invoices:read");
    expect((await get(group.id)).body).toMatchObject({ organization_roles: ["billing_manager"] });
    expect((await get(group.id)).body.organization_roles_until).not.toBeNull();
    expect((await remove(group.id)).body.effects[0]?.loses).toMatchObject([{ role: "billing_manager" }]);
    expect(await organizationRoles(member)).not.toContain("invoices:read");
  });

  test("an Admin by a Group enters everything and is never the last Admin", async () => {
    const group = await aGroup(app, acme, { members: [member] });
    await giveRoles(group.id, ["organization_admin"]);
    expect(await enters((await aWorkspace()).id)).toBe(true);
    const params = { ...own(), member_id: acme.admin.memberId };
    const demoted = await app.call(setMemberRoles, { params, body: { roles: ["member"] } }, acme.admin);
    expect(demoted.body.code).toBe("last_admin");
    expect((await app.call(removeMember, { params }, member)).body.code).toBe("last_admin");
  });

  test("what a Group gives in a Workspace is not taken out by hand", async () => {
    const { workspace } = await aGranting(["developer"]);
    const params = { ...own(), workspace_id: workspace.id, member_id: member.memberId };
    expect((await app.call(removeWorkspaceMember, { params }, acme.admin)).body.code).toBe("granted_by_group");
    expect((await app.call(setWorkspaceRoles, { params, body: { roles: ["user"] } }, acme.admin)).status).toBe(200);
    expect(await rolesIn(workspace.id)).toEqual(["developer", "user"]);
  });

  test.each([
    ["an unknown role", ["owner"], "role_unknown"],
    ["a role of the Organization", ["developer", "organization_admin"], "role_unknown"],
  ])("400 for %s in a Workspace", async (_, roles, code) => {
    const [group, workspace] = [await aGroup(app, acme), await aWorkspace()];
    const { status, body } = await grant(group.id, workspace.id, roles);
    expect([status, body.code, body.field]).toEqual([400, code, `roles.${roles.length - 1}`]);
  });

  test("400 for a Workspace role in the Organization, and for dates that are over", async () => {
    const [group, workspace] = [await aGroup(app, acme), await aWorkspace()];
    expect((await giveRoles(group.id, ["developer"])).body.code).toBe("role_unknown");
    const over = { until: later(-1) };
    expect((await giveRoles(group.id, ["member"], over)).body).toMatchObject({
      code: "until_in_the_past",
      field: "until",
    });
    expect((await grant(group.id, workspace.id, ["user"], over)).body.code).toBe("until_in_the_past");
  });

  test("409 for an archived Workspace, whose grant counts for nothing and can still go", async () => {
    const { group, workspace } = await aGranting(["developer"]);
    const { id, name } = workspace;
    await app.call(
      archiveWorkspace,
      { params: { ...own(), workspace_id: id }, body: { confirm_name: name } },
      acme.admin,
    );
    const refused = await grant(group.id, id, ["user"]);
    expect([refused.status, refused.body.code]).toEqual([409, "workspace_archived"]);
    expect((await get(group.id)).body.grants).toMatchObject([{ workspace: { id, is_archived: true } }]);
    expect((await remove(group.id, { preview: "true" })).body.affected).toBe(0);
    expect((await grant(group.id, id, [])).body.affected).toBe(0);
    expect((await get(group.id)).body.grants).toEqual([]);
  });
});

describe("preview=true", () => {
  test("says who would gain and lose what, and changes nothing", async () => {
    const second = await aMember(app, acme);
    const { group, workspace } = await aGranting(["developer"]);
    const inner = await aGroup(app, acme, { members: [second] });
    const outer = await aGroup(app, acme);
    await nest(outer.id, inner.id);
    const state = async () => [
      (await get(group.id)).body,
      (await get(outer.id)).body,
      (await members(group.id)).body.data,
      await written(),
    ];
    const [before, preview] = [await state(), { preview: "true" }];
    const answers = [
      await add(group.id, [second], {}, preview),
      await takeOut(group.id, member, preview),
      await nest(group.id, inner.id, preview),
      await grant(group.id, workspace.id, ["user"], { query: preview }),
      await grant(group.id, workspace.id, [], { query: preview }),
      await giveRoles(group.id, ["billing_manager"], { query: preview }),
      await remove(group.id, preview),
      await unnest(outer.id, inner.id, preview),
    ];
    expect(answers.map(({ status, body }) => [status, body.applied, body.affected])).toEqual([
      [200, false, 1],
      [200, false, 1],
      [200, false, 1],
      [200, false, 1],
      [200, false, 1],
      [200, false, 1],
      [200, false, 1],
      [200, false, 0],
    ]);
    expect(answers[3]?.body.effects).toMatchObject([
      { member: { member_id: member.memberId }, gains: [{ role: "user" }], loses: [{ role: "developer" }] },
    ]);
    expect(answers[0]?.body).toMatchObject({ added: 1, effects: [{ member: { member_id: second.memberId } }] });
    expect(await state()).toEqual(before);
  });

  test("is refused for what the change itself would be refused for", async () => {
    const [a, b] = [await aGroup(app, acme), await aGroup(app, acme)];
    await nest(a.id, b.id);
    expect((await nest(b.id, a.id, { preview: "true" })).body.code).toBe("group_circle");
    expect((await remove(a.id, { preview: "perhaps" })).body.code).toBe("invalid_input");
  });
});

describe("deleting", () => {
  test("200 takes what it gave, also from Groups around it, and is gone", async () => {
    const { group: outer, workspace } = await aGranting(["developer"], []);
    const inner = await aGroup(app, acme, { members: [member] });
    await nest(outer.id, inner.id);
    const { body } = await remove(inner.id);
    expect(body).toMatchObject({ applied: true, affected: 1, effects: [{ loses: [{ role: "developer" }] }] });
    expect(await enters(workspace.id)).toBe(false);
    expect(await announced("group.deleted")).toEqual({ id: inner.id, name: inner.name, members: 1 });
    expect((await get(inner.id)).status).toBe(404);
    expect((await remove(inner.id)).status).toBe(404);
    expect((await get(outer.id)).body.children).toEqual([]);
  });
});

describe("Groups of a directory", () => {
  test("409 for name and members; what they grant is decided here", async () => {
    const second = await aMember(app, acme);
    const [group, other] = [
      await aGroup(app, acme, { members: [member], isExternallyManaged: true }),
      await aGroup(app, acme),
    ];
    const answers = [
      await update(group.id, { name: "Mine" }),
      await update(group.id, { description: "Mine" }),
      await add(group.id, [second]),
      await takeOut(group.id, member),
      await nest(group.id, other.id),
      await remove(group.id),
    ];
    for (const { status, body } of answers) expect([status, body.code]).toEqual([409, "group_externally_managed"]);
    const workspace = await aWorkspace();
    expect((await grant(group.id, workspace.id, ["developer"])).body.affected).toBe(1);
    expect((await giveRoles(group.id, ["billing_manager"])).body.affected).toBe(1);
    expect((await nest(other.id, group.id)).status).toBe(200);
    expect((await get(group.id)).body).toMatchObject({ is_externally_managed: true, member_count: 1 });
    const listed = async (managed: string) => (await list({ externally_managed: managed })).body;
    expect([(await listed("true")).data.map(({ id }) => id), (await listed("true")).total.count]).toEqual([
      [group.id],
      1,
    ]);
    expect((await listed("false")).data.map(({ id }) => id)).toEqual([other.id]);
  });
});

describe("who may", () => {
  test("401, 403 and 404 on every operation", async () => {
    const group = await aGroup(app, acme);
    const other = await anOrganization(app);
    const calls = (as: Somebody) => [
      list({}, as),
      create({ name: "Mine" }, as),
      get(group.id, as),
      update(group.id, { name: "Mine" }, as),
      remove(group.id, {}, as),
      members(group.id, {}, as),
      add(group.id, [member], {}, {}, as),
      takeOut(group.id, member, {}, as),
      nest(group.id, noGroup, {}, as),
      unnest(group.id, noGroup, {}, as),
      grant(group.id, noWorkspace, [], { as }),
      giveRoles(group.id, [], { as }),
      app.call(contract.listMemberGroups, { params: { ...own(), member_id: member.memberId } }, as),
    ];
    const statuses = async (as: Somebody) => new Set((await Promise.all(calls(as))).map(({ status }) => status));
    expect(await statuses({ ...member, cookie: "" })).toEqual(new Set([401]));
    expect(await statuses(member)).toEqual(new Set([403]));
    expect(await statuses(other.admin)).toEqual(new Set([404]));
  });

  test("404 for what is not there or belongs to another Organization", async () => {
    const [group, other] = [await aGroup(app, acme), await anOrganization(app)];
    const theirs = await aGroup(app, other);
    for (const id of [noGroup, theirs.id, "grp_x"]) {
      const answers = [
        await get(id),
        await update(id, { name: "Mine" }),
        await remove(id),
        await members(id),
        await add(id, [member]),
        await takeOut(id, member),
        await nest(id, group.id),
        await nest(group.id, id),
        await unnest(group.id, id),
        await grant(id, (await aWorkspace()).id, ["user"]),
        await giveRoles(id, ["member"]),
      ];
      expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 404));
    }
    expect((await grant(group.id, noWorkspace, ["user"])).status).toBe(404);
    const { body } = await app.call(
      contract.getGroup,
      { params: { organization_id: other.id, group_id: theirs.id } },
      other.admin,
    );
    expect(body.name).toBe(theirs.name);
  });

  test("403 for giving through a Group what one does not hold", async () => {
    const by = { as: await keeper() };
    const workspace = await aWorkspace();
    const [group, plain] = [await aGroup(app, acme), await aGroup(app, acme, { members: [member] })];
    const refused = [
      await grant(group.id, workspace.id, ["user"], by),
      await giveRoles(group.id, ["billing_manager"], by),
    ];
    expect(refused.map(({ body }) => [body.code, body.field])).toEqual([
      ["above_your_own", "roles"],
      ["above_your_own", "roles"],
    ]);
    expect((await giveRoles(group.id, ["member"], by)).status).toBe(200);
    expect((await add(plain.id, [by.as], {}, {}, by.as)).status).toBe(200);
  });

  test.each<[string, (groupId: string, workspaceId: string) => Promise<unknown>]>([
    ["in a Workspace", (id, workspaceId) => grant(id, workspaceId, ["user"])],
    ["in the Organization", (id) => giveRoles(id, ["billing_manager"])],
    [
      "by a Group around it",
      async (id, workspaceId) => {
        const outer = await aGroup(app, acme);
        await grant(outer.id, workspaceId, ["user"]);
        await nest(outer.id, id);
      },
    ],
  ])("403 for deciding who is in a Group that gives more %s", async (_, giveMore) => {
    const as = await keeper();
    const group = await aGroup(app, acme, { members: [member] });
    const [child, empty] = [await aGroup(app, acme), await aGroup(app, acme)];
    await nest(group.id, child.id);
    await giveMore(group.id, (await aWorkspace()).id);
    const answers = [
      await add(group.id, [as], {}, {}, as),
      await add(child.id, [as], {}, {}, as),
      await takeOut(group.id, member, {}, as),
      await nest(group.id, empty.id, {}, as),
      await unnest(group.id, child.id, {}, as),
      await remove(group.id, {}, as),
      await remove(child.id, { preview: "true" }, as),
    ];
    for (const { status, body } of answers) expect([status, body.code]).toEqual([403, "above_your_own"]);
    expect((await get(group.id)).body).toMatchObject({ member_count: 1, child_count: 1 });
  });

  test("403 for sending away, or bringing back, who holds by a Group what one does not hold", async () => {
    const keeper = await aMemberWho("members:suspend", "members:remove", "members.sessions:revoke");
    await giveRoles((await aGroup(app, acme, { members: [member] })).id, ["organization_admin"]);
    const params = { ...own(), member_id: member.memberId };
    const codeOf = async (operation: Operation) =>
      ((await app.call(operation, { params }, keeper)).body as { code?: string }).code;
    expect(await Promise.all([suspendMember, removeMember, revokeMemberSessions].map(codeOf))).toEqual(
      Array(3).fill("above_your_own"),
    );
    await app.call(suspendMember, { params }, acme.admin);
    expect(await codeOf(reactivateMember)).toBe("above_your_own");
    await app.call(removeMember, { params }, acme.admin);
    expect(await codeOf(restoreMember)).toBe("above_your_own");
  });

  test("Workspace roles are judged by what one may do in that Workspace", async () => {
    const as = await keeper();
    const { group, workspace } = await aGranting(["developer"], []);
    expect((await add(group.id, [member], {}, {}, as)).status).toBe(403);
    const place = { ...own(), workspace_id: workspace.id };
    const body = { member_id: as.memberId, roles: ["workspace_contributor"] };
    await app.call(addWorkspaceMember, { params: place, body }, acme.admin);
    expect((await add(group.id, [member], {}, {}, as)).status).toBe(200);
    expect((await grant(group.id, workspace.id, ["user", "developer"], { as })).status).toBe(200);
    expect((await grant(group.id, workspace.id, ["workspace_admin"], { as })).status).toBe(403);
    expect((await grant(group.id, (await aWorkspace()).id, ["user"], { as })).status).toBe(403);
    expect((await remove(group.id, {}, as)).status).toBe(200);
  });
});

describe("in the same moment", () => {
  test("a Group is deleted while members are added: one wins, nothing breaks", async () => {
    for (let round = 0; round < 10; round += 1) {
      const people = [await aMember(app, acme), await aMember(app, acme)];
      const { group, workspace } = await aGranting(["developer"], []);
      const answers = await Promise.all([
        remove(group.id),
        ...people.map((each) => add(group.id, [each])),
        remove(group.id),
      ]);
      for (const { status } of answers) expect([200, 404]).toContain(status);
      expect((await get(group.id)).status).toBe(404);
      expect(await rolesIn(workspace.id, people[0])).toEqual([]);
    }
  });

  test("the same member is added twice: once", async () => {
    const group = await aGroup(app, acme);
    const answers = await Promise.all(Array.from({ length: 10 }, () => add(group.id, [member])));
    expect(answers.map(({ body }) => body.added).sort()).toEqual([...Array(9).fill(0), 1]);
  });

  test("two Groups take one name: one does", async () => {
    const answers = await Promise.all(["a name", "A NAME", "a Name"].map((name) => create({ name })));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  });
});

describe("invitations and Groups", () => {
  const invite = async (offer: Partial<NewInvitations>, as: Somebody) => {
    count += 1;
    const email = `joins-group${count}@example.test`;
    const body = { emails: [email], roles: ["member"], ...offer };
    const answer = await app.call(createInvitations, { params: own(), body }, as);
    return { ...answer, email, id: answer.body.data?.[0]?.invitation?.id ?? "" };
  };
  const invitationOf = async (invitation_id: string) =>
    (await app.call(getInvitation, { params: { ...own(), invitation_id } }, acme.admin)).body;
  const copy = (invitation_id: string, as: Somebody = acme.admin) =>
    app.call(copyInvitationLink, { params: { ...own(), invitation_id } }, as);
  /** Whom an invitation is for, ready to accept it. */
  const invitee = async ({ id, email }: { id: string; email: string }) => {
    const user = await aUser(app, { email });
    const token = new URL((await copy(id)).body.url).hash.slice(1);
    return { user, accept: () => app.call(acceptInvitation, { body: { token } }, user) };
  };

  test("accepting joins the Groups that are still there", async () => {
    const { group, workspace } = await aGranting(["developer"], []);
    const gone = await aGroup(app, acme);
    const invitation = await invite({ groups: [group.id, gone.id] }, acme.admin);
    expect((await invitationOf(invitation.id)).groups).toHaveLength(2);
    await remove(gone.id);
    const { user, accept } = await invitee(invitation);
    expect((await accept()).status).toBe(200);
    expect(await enters(workspace.id, user)).toBe(true);
    expect((await get(group.id)).body.member_count).toBe(1);
  });

  test("a Group is deleted while its invitation is accepted: both are done, nothing breaks", async () => {
    for (let round = 0; round < 5; round += 1) {
      const group = await aGroup(app, acme);
      const { accept } = await invitee(await invite({ groups: [group.id] }, acme.admin));
      const answers = await Promise.all([accept(), remove(group.id)]);
      expect(answers.map(({ status }) => status)).toEqual([200, 200]);
      expect((await get(group.id)).status).toBe(404);
    }
  });

  test("404, 409 and 403 for Groups that cannot be offered, and nobody is invited", async () => {
    const inviter = await aMemberWho("members:invite", "members:read", "groups:read");
    const { group } = await aGranting(["developer"], []);
    const managed = await aGroup(app, acme, { isExternallyManaged: true });
    const offers = [
      await invite({ groups: [noGroup] }, acme.admin),
      await invite({ groups: [managed.id] }, acme.admin),
      await invite({ groups: [group.id] }, inviter),
    ];
    expect(offers.map(({ status, body }) => [status, body.code, body.field])).toEqual([
      [404, "not_found", "groups.0"],
      [409, "group_externally_managed", "groups.0"],
      [403, "above_your_own", "groups.0"],
    ]);
  });

  test("403 for the link of an invitation that gives more than one holds", async () => {
    const inviter = await aMemberWho("members:invite", "members:read");
    const { group } = await aGranting(["developer"], []);
    const { id } = await invite({ groups: [group.id] }, acme.admin);
    expect((await copy(id, inviter)).body.code).toBe("above_your_own");
    const again = await app.call(resendInvitation, { params: { ...own(), invitation_id: id } }, inviter);
    expect(again.body.code).toBe("above_your_own");
  });

  /** Somebody who invites by what a Group gives them. */
  async function anInviterByGroup() {
    count += 1;
    const permissions = ["members:invite", "members:read", "profile:write"];
    const role = await app.call(
      createRole,
      { params: own(), body: { scope: "organization", name: `Inviter ${count}`, permissions } },
      acme.admin,
    );
    const { group, workspace } = await aGranting(["workspace_admin"]);
    expect((await giveRoles(group.id, [role.body.id])).body.affected).toBe(1);
    return { group, workspace };
  }

  test.each<[string, (place: { group: { id: string }; workspace: { id: string } }) => Promise<{ status: number }>]>([
    ["the Group is deleted", ({ group }) => remove(group.id)],
    ["they are taken out", ({ group }) => takeOut(group.id, member)],
    ["its Organization roles go", ({ group }) => giveRoles(group.id, [])],
    ["its grant shrinks", ({ group, workspace }) => grant(group.id, workspace.id, ["user"])],
  ])("what an inviter may no longer grant is revoked when %s", async (_, change) => {
    const places = await anInviterByGroup();
    const workspaces = [{ workspace_id: places.workspace.id, roles: ["developer"] }];
    const invitation = await invite({ workspaces }, member);
    expect(invitation.status, JSON.stringify(invitation.body)).toBe(200);
    const untouched = await invite({ workspaces }, acme.admin);
    expect((await change(places)).status).toBe(200);
    expect(await invitationOf(invitation.id)).toMatchObject({ status: "revoked", revoke_reason: "inviter_lost_right" });
    expect((await invitationOf(untouched.id)).status).toBe("pending");
  });

  test("a preview revokes nothing, and neither does a change that takes nothing of it", async () => {
    const places = await anInviterByGroup();
    const workspaces = [{ workspace_id: places.workspace.id, roles: ["developer"] }];
    const { id } = await invite({ workspaces }, member);
    await remove(places.group.id, { preview: "true" });
    expect((await invitationOf(id)).status).toBe("pending");
    await grant(places.group.id, places.workspace.id, ["developer", "user"]);
    expect((await invitationOf(id)).status).toBe("pending");
  });

  test("leaving the Workspace by hand counts as well", async () => {
    const inviter = await aMemberWho("members:invite", "members:read", "profile:write");
    const workspace = await aWorkspace();
    const place = { ...own(), workspace_id: workspace.id };
    const body = { member_id: inviter.memberId, roles: ["workspace_admin"] };
    await app.call(addWorkspaceMember, { params: place, body }, acme.admin);
    const { id } = await invite({ workspaces: [{ workspace_id: workspace.id, roles: ["developer"] }] }, inviter);
    await app.call(removeWorkspaceMember, { params: { ...place, member_id: inviter.memberId } }, acme.admin);
    expect((await invitationOf(id)).status).toBe("revoked");
  });
});

describe("finding members by what Groups give", () => {
  const found = async (query: Record<string, unknown>) => {
    const { status, body } = await app.call(listMembers, { params: own(), query }, acme.admin);
    expect(status, JSON.stringify(body)).toBe(200);
    return body.data.map(({ id }) => id);
  };

  test("200 by Group, also one around it; by Workspace; by a role that a Group gives", async () => {
    const { id: inner } = await aGroup(app, acme, { members: [member] });
    const { id: outer } = await aGroup(app, acme);
    await app.call(contract.addChildGroup, { params: { ...of(outer), child_id: inner } }, acme.admin);
    const roles = { roles: ["billing_manager"] };
    await app.call(contract.setGroupOrganizationRoles, { params: of(outer), body: roles }, acme.admin);
    const made = await app.call(createWorkspace, { params: own(), body: { name: "Recherche é" } }, acme.admin);
    const params = { ...of(outer), workspace_id: made.body.id };
    await app.call(contract.setGroupGrant, { params, body: { roles: ["developer"] } }, acme.admin);

    for (const query of [{ group: inner }, { group: outer }, { workspace: made.body.id }, { role: "billing_manager" }])
      expect(await found(query)).toEqual([member.memberId]);
    const listed = await app.call(listWorkspaces, { params: own(), query: { q: "RECHERCHE E" } }, acme.admin);
    expect(listed.body.data.map(({ id }) => id)).toEqual([made.body.id]);
  });
});
