import { getMe } from "@rollcall/contract/identity";
import * as invitations from "@rollcall/contract/invitations";
import { removeMember, restoreMember, setMemberRoles, suspendMember } from "@rollcall/contract/members";
import { createRole, deleteRole, listRoles, updateRole } from "@rollcall/contract/roles";
import * as contract from "@rollcall/contract/workspaces";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openApp, type TestApp } from "../../../testing/app.ts";
import {
  type AMember,
  type AnOrganization,
  aMember,
  anOrganization,
  aUser,
  type Somebody,
} from "../../../testing/builders.ts";

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

const own = () => ({ organization_id: acme.id });
const of = (workspace_id: string) => ({ organization_id: acme.id, workspace_id });
const person = (workspace_id: string, { memberId }: { memberId: string }) => ({
  ...of(workspace_id),
  member_id: memberId,
});

async function aWorkspace(
  members: { member_id: string; roles?: string[]; until?: string }[] = [],
  as: Somebody = acme.admin,
): Promise<contract.Workspace> {
  count += 1;
  const body = { name: `Workspace ${count}`, members };
  const answer = await app.call(contract.createWorkspace, { params: own(), body }, as);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body;
}

const list = (as: Somebody) => app.call(contract.listWorkspaces, { params: own() }, as);
const add = (id: string, who: AMember, roles?: string[], as: Somebody = acme.admin) =>
  app.call(
    contract.addWorkspaceMember,
    { params: of(id), body: { member_id: who.memberId, ...(roles ? { roles } : {}) } },
    as,
  );

async function aMemberByInvitation(place: { workspace_id: string; roles: string[] }): Promise<AMember> {
  const invitee = await aUser(app);
  const form = { emails: [invitee.email], roles: ["member"], workspaces: [place] };
  const made = await app.call(invitations.createInvitations, { params: own(), body: form }, acme.admin);
  const params = { ...own(), invitation_id: made.body.data[0]?.invitation?.id ?? "" };
  const link = await app.call(invitations.copyInvitationLink, { params }, acme.admin);
  const token = new URL(link.body.url).hash.slice(1);
  const joined = await app.call(invitations.acceptInvitation, { body: { token } }, invitee);
  return { ...invitee, memberId: joined.body.member_id };
}

async function theDefault(): Promise<contract.Workspace> {
  const { body } = await list(acme.admin);
  const found = body.data.find(({ is_default }) => is_default);
  if (found === undefined) throw new Error("every Organization has a default Workspace");
  return found;
}

describe("the default Workspace", () => {
  test("holds everybody as Contributor, whatever their Organization role", async () => {
    const { id, member_count } = await theDefault();
    expect(member_count).toBe(2);
    const { body } = await app.call(contract.listWorkspaceMembers, { params: of(id) }, acme.admin);
    const me = body.data.find(({ member_id }) => member_id === member.memberId);
    expect(me?.roles).toEqual([
      { id: "workspace_contributor", name: "Workspace Contributor", grants: [{ kind: "default" }] },
    ]);
  });

  test("cannot be left nor archived, but roles in it can be chosen", async () => {
    const { id } = await theDefault();
    const left = await app.call(contract.removeWorkspaceMember, { params: person(id, member) }, acme.admin);
    expect([left.status, left.body.code]).toEqual([409, "default_workspace"]);
    const archived = await app.call(
      contract.archiveWorkspace,
      { params: of(id), body: { confirm_name: "Default" } },
      acme.admin,
    );
    expect(archived.body.code).toBe("default_workspace");
    const set = await app.call(
      contract.setWorkspaceRoles,
      { params: person(id, member), body: { roles: ["developer", "billing_viewer"] } },
      acme.admin,
    );
    expect(set.body.roles.map((role) => role.id)).toEqual(["billing_viewer", "developer"]);
  });
});

describe("creating, changing and archiving", () => {
  test("201 with first members, whose roles say where they come from", async () => {
    const until = new Date(app.clock.now().getTime() + 3_600_000).toISOString();
    const { id } = await aWorkspace([{ member_id: member.memberId, roles: ["developer", "billing_viewer"], until }]);
    const { body } = await app.call(
      contract.listMemberWorkspaces,
      { params: { ...own(), member_id: member.memberId } },
      acme.admin,
    );
    const there = body.data.find(({ workspace }) => workspace.id === id);
    expect(there?.roles.map((role) => [role.id, role.grants])).toEqual([
      ["billing_viewer", [{ kind: "direct", source: "manual", until }]],
      ["developer", [{ kind: "direct", source: "manual", until }]],
    ]);
    app.clock.advance({ minutes: 61 });
    expect((await list(member)).body.data.map((each) => each.id)).not.toContain(id);
  });

  test("409 for the name of another active one, whatever its letters; free again once that is archived", async () => {
    const { id, name } = await aWorkspace();
    const again = () =>
      app.call(contract.createWorkspace, { params: own(), body: { name: name.toUpperCase() } }, acme.admin);
    expect((await again()).body.code).toBe("workspace_name_taken");
    await app.call(contract.archiveWorkspace, { params: of(id), body: { confirm_name: name } }, acme.admin);
    expect((await again()).status).toBe(201);
  });

  test("200 changes; archiving is final and lets nobody in any more", async () => {
    const { id, name } = await aWorkspace([{ member_id: member.memberId, roles: ["workspace_admin"] }]);
    const changed = await app.call(
      contract.updateWorkspace,
      { params: of(id), body: { description: "Trials", max_key_lifetime_days: 30 } },
      member,
    );
    expect(changed.body).toMatchObject({ description: "Trials", max_key_lifetime_days: 30 });
    const archived = await app.call(
      contract.archiveWorkspace,
      { params: of(id), body: { confirm_name: name } },
      member,
    );
    expect(archived.body.status).toBe("archived");
    expect((await app.call(contract.getWorkspace, { params: of(id) }, member)).status).toBe(404);
    const rename = await app.call(contract.updateWorkspace, { params: of(id), body: { name: "X" } }, acme.admin);
    expect(rename.status).toBe(403);
  });

  test("201 for who may make Workspaces and administers none: they are its Admin, whatever else they give themselves", async () => {
    const body = { scope: "organization", name: "Maker", permissions: ["workspaces:create"] } as const;
    const { id } = (
      await app.call(createRole, { params: own(), body: { ...body, permissions: [...body.permissions] } }, acme.admin)
    ).body;
    const maker = await aMember(app, acme, { roles: ["member", id] });
    const { permissions } = await aWorkspace(
      [{ member_id: maker.memberId, roles: ["developer"] }, { member_id: member.memberId }],
      maker,
    );
    expect(permissions).toContain("workspace.members:write");
  });

  test("403 for a Member, and nothing is made", async () => {
    const { status } = await app.call(contract.createWorkspace, { params: own(), body: { name: "Mine" } }, member);
    expect(status).toBe(403);
  });

  test("404 for a member of another Organization among the first ones, and nothing is made", async () => {
    const other = await anOrganization(app);
    const before = (await list(acme.admin)).body.total.count;
    const body = { name: "Mixed", members: [{ member_id: other.admin.memberId }] };
    expect((await app.call(contract.createWorkspace, { params: own(), body }, acme.admin)).status).toBe(404);
    expect((await list(acme.admin)).body.total.count).toBe(before);
  });
});

describe("who may enter", () => {
  test("an Organization Admin everywhere without being listed; others only their own", async () => {
    const { id } = await aWorkspace();
    const own = await app.call(contract.getWorkspace, { params: of(id) }, acme.admin);
    expect(own.body.permissions).toContain("workspace.members:write");
    expect((await app.call(contract.getWorkspace, { params: of(id) }, member)).status).toBe(404);
    expect((await list(member)).body.data.map((each) => each.is_default)).toEqual([true]);
  });

  test("a Workspace Admin manages only theirs", async () => {
    const [mine, other] = [
      await aWorkspace([{ member_id: member.memberId, roles: ["workspace_admin"] }]),
      await aWorkspace(),
    ];
    const third = await aMember(app, acme);
    expect((await add(mine.id, third, undefined, member)).status).toBe(201);
    expect((await add(other.id, third, undefined, member)).status).toBe(404);
  });

  test("403 above one's own: a Contributor adds nobody, and nobody grants what they do not hold", async () => {
    const { body: role } = await app.call(
      createRole,
      {
        params: own(),
        body: {
          scope: "workspace",
          name: `People ${count}`,
          permissions: ["workspace:read", "workspace.members:write"],
        },
      },
      acme.admin,
    );
    const { id } = await aWorkspace([{ member_id: member.memberId, roles: [role.id] }]);
    const third = await aMember(app, acme);
    const { status, body } = await add(id, third, ["workspace_admin"], member);
    expect([status, body.code, body.field]).toEqual([403, "above_your_own", "roles"]);
    expect((await add(id, third, [role.id], member)).status).toBe(201);
  });

  test("403 above one's own for another end of a role, and for taking what everybody has in the default Workspace", async () => {
    const body = { scope: "workspace", name: "Doorkeeper", permissions: ["workspace:read", "workspace.members:write"] };
    const role = (await app.call(createRole, { params: own(), body: body as never }, acme.admin)).body.id;
    const third = await aMember(app, acme);
    const { id } = await aWorkspace([
      { member_id: member.memberId, roles: [role] },
      { member_id: third.memberId, roles: ["workspace_admin"] },
    ]);
    const set = (place: string, body: { roles: string[]; until?: string }) =>
      app.call(contract.setWorkspaceRoles, { params: person(place, third), body }, member);
    const until = new Date(app.clock.now().getTime() + 1000).toISOString();
    const ended = await set(id, { roles: ["workspace_admin"], until });
    expect([ended.status, ended.body.code]).toEqual([403, "above_your_own"]);

    const everybodys = (await theDefault()).id;
    const params = person(everybodys, member);
    await app.call(contract.setWorkspaceRoles, { params, body: { roles: [role] } }, acme.admin);
    expect((await set(everybodys, { roles: [role] })).body.code).toBe("above_your_own");
  });

  test("counts on the very next request: taken out, suspended, restored", async () => {
    const { id } = await aWorkspace([{ member_id: member.memberId }]);
    const enter = () => app.call(contract.getWorkspace, { params: of(id) }, member).then(({ status }) => status);
    expect(await enter()).toBe(200);
    await app.call(suspendMember, { params: { ...own(), member_id: member.memberId } }, acme.admin);
    expect(await enter()).toBe(403);
    await app.call(removeMember, { params: { ...own(), member_id: member.memberId } }, acme.admin);
    expect(await enter()).toBe(404);
    await app.call(restoreMember, { params: { ...own(), member_id: member.memberId } }, acme.admin);
    expect(await enter()).toBe(200);
    await app.call(contract.removeWorkspaceMember, { params: person(id, member) }, acme.admin);
    expect(await enter()).toBe(404);
  });
});

describe("members of a Workspace", () => {
  test("409 twice, 400 for an Organization role, 404 for nobody", async () => {
    const { id } = await aWorkspace([{ member_id: member.memberId }]);
    expect((await add(id, member)).body.code).toBe("already_in_workspace");
    const third = await aMember(app, acme);
    expect((await add(id, third, ["organization_admin"])).body.code).toBe("role_unknown");
    expect((await add(id, { ...third, memberId: `mem_${"0".repeat(32)}` })).status).toBe(404);
  });

  test("404 for who was removed: nothing is added or taken away, and restored they hold what they held", async () => {
    const { id } = await aWorkspace([{ member_id: member.memberId, roles: ["developer"] }]);
    const removed = { ...own(), member_id: member.memberId };
    await app.call(removeMember, { params: removed }, acme.admin);
    const set = { params: person(id, member), body: { roles: ["user"] } };
    const statuses = [
      (await add(id, member)).status,
      (await add((await theDefault()).id, member)).status,
      (await app.call(contract.setWorkspaceRoles, set, acme.admin)).status,
      (await app.call(contract.removeWorkspaceMember, { params: person(id, member) }, acme.admin)).status,
    ];
    expect(statuses).toEqual([404, 404, 404, 404]);
    await app.call(restoreMember, { params: removed }, acme.admin);
    const { body } = await app.call(contract.listWorkspaceMembers, { params: of(id) }, acme.admin);
    expect(body.data.map(({ member_id, roles }) => [member_id, roles.map((role) => role.id)])).toEqual([
      [member.memberId, ["developer"]],
    ]);
  });

  test("200 a role that came by an invitation ends when an Admin says so; another one keeps its source", async () => {
    const { id } = await aWorkspace();
    const invitee = await aMemberByInvitation({ workspace_id: id, roles: ["developer", "user"] });
    const set = async (roles: string[], until: string | null) =>
      (
        await app.call(contract.setWorkspaceRoles, { params: person(id, invitee), body: { roles, until } }, acme.admin)
      ).body.roles.map((role) => [role.id, role.grants]);
    const until = new Date(app.clock.now().getTime() + 3_600_000).toISOString();

    expect(await set(["developer"], null)).toEqual([
      ["developer", [{ kind: "direct", source: "invitation", until: null }]],
    ]);
    expect(await set(["developer"], until)).toEqual([["developer", [{ kind: "direct", source: "manual", until }]]]);
    app.clock.advance({ minutes: 61 });
    expect((await list(invitee)).body.data.map((each) => each.id)).not.toContain(id);
  });

  test("200 an invitation that names a Workspace twice gives the roles of both", async () => {
    const { id } = await aWorkspace();
    const workspaces = [["developer"], ["developer", "user"]].map((roles) => ({ workspace_id: id, roles }));
    const form = { emails: ["twice@example.test"], roles: ["member"], workspaces };
    const { status, body } = await app.call(invitations.createInvitations, { params: own(), body: form }, acme.admin);
    expect(status).toBe(200);
    expect(body.data[0]?.invitation?.workspaces.map(({ roles }) => roles)).toEqual([["developer", "user"]]);
  });

  test("200 pages by name and searches", async () => {
    const people = [];
    for (const last_name of ["Adler", "Brandt", "Cortez"]) people.push(await aMember(app, acme, { last_name }));
    const { id } = await aWorkspace(people.map(({ memberId }) => ({ member_id: memberId })));
    const page = (query: Record<string, unknown>) =>
      app.call(contract.listWorkspaceMembers, { params: of(id), query }, acme.admin);
    const first = await page({ limit: 2 });
    const rest = await page({ limit: 2, cursor: first.body.next_cursor });
    expect([...first.body.data, ...rest.body.data].map((each) => each.last_name)).toEqual([
      "Adler",
      "Brandt",
      "Cortez",
    ]);
    expect((await page({ q: "brandt" })).body.total.count).toBe(1);
    expect((await page({ role: "developer" })).body.data).toEqual([]);
  });
});

describe("custom roles", () => {
  const define = (body: Record<string, unknown>, as: Somebody = acme.admin) =>
    app.call(createRole, { params: own(), body: body as never }, as);

  test("201, granted, changed for everybody who holds it, and deleted when nobody does", async () => {
    const made = await define({ scope: "organization", name: "Recruiter", permissions: ["members:read"] });
    expect(made.status).toBe(201);
    const role_id = made.body.id;
    const grant = (roles: string[]) =>
      app.call(setMemberRoles, { params: { ...own(), member_id: member.memberId }, body: { roles } }, acme.admin);
    expect((await grant(["member", role_id])).status).toBe(200);
    const permissions = async () => (await app.call(getMe, {}, member)).body.memberships[0]?.permissions ?? [];
    expect(await permissions()).toContain("members:read");

    const change = (query: Record<string, unknown>) =>
      app.call(updateRole, { params: { ...own(), role_id }, query, body: { permissions: ["roles:read"] } }, acme.admin);
    expect((await change({ preview: "true" })).body).toMatchObject({ applied: false, affected: 1 });
    expect(await permissions()).toContain("members:read");
    expect((await change({})).body).toMatchObject({
      applied: true,
      affected: 1,
      role: { permissions: ["roles:read"] },
    });
    expect(await permissions()).not.toContain("members:read");

    const remove = () => app.call(deleteRole, { params: { ...own(), role_id } }, acme.admin);
    expect((await remove()).body.code).toBe("role_in_use");
    await grant(["member"]);
    expect((await remove()).status).toBe(204);
  });

  test("a role that a removed member held can go; restored they are a Member", async () => {
    const body = { scope: "organization", name: "Reader", permissions: ["members:read"] };
    const role_id = (await app.call(createRole, { params: own(), body: body as never }, acme.admin)).body.id;
    const params = { ...own(), member_id: member.memberId };
    await app.call(setMemberRoles, { params, body: { roles: [role_id] } }, acme.admin);
    await app.call(removeMember, { params }, acme.admin);
    expect((await app.call(deleteRole, { params: { ...own(), role_id } }, acme.admin)).status).toBe(204);
    const { status, body: back } = await app.call(restoreMember, { params }, acme.admin);
    expect([status, back.member.roles]).toEqual([200, ["member"]]);
  });

  test("a role is deleted while it is offered: one goes first, and no invitation offers what is gone", async () => {
    for (let round = 0; round < 10; round += 1) {
      const body = { scope: "organization", name: `Offered ${round}`, permissions: ["members:read"] };
      const role_id = (await app.call(createRole, { params: own(), body: body as never }, acme.admin)).body.id;
      const form = { emails: [`offered${round}@example.test`], roles: [role_id] };
      const [offered, deleted] = await Promise.all([
        app.call(invitations.createInvitations, { params: own(), body: form }, acme.admin),
        app.call(deleteRole, { params: { ...own(), role_id } }, acme.admin),
      ]);
      const codes = [offered.body.code, (deleted.body as { code?: string } | undefined)?.code];
      expect([
        [undefined, "role_in_use"],
        ["role_unknown", undefined],
      ]).toContainEqual(codes);
    }
  });

  test("nobody defines or grants more than they hold", async () => {
    const { body: maker } = await define({
      scope: "organization",
      name: "Role maker",
      permissions: ["roles:write", "roles:read"],
    });
    await app.call(
      setMemberRoles,
      { params: { ...own(), member_id: member.memberId }, body: { roles: ["member", maker.id] } },
      acme.admin,
    );
    const refused = await define({ scope: "organization", name: "More", permissions: ["members:remove"] }, member);
    expect([refused.status, refused.body.code]).toEqual([403, "above_your_own"]);
    expect((await define({ scope: "organization", name: "Same", permissions: ["roles:read"] }, member)).status).toBe(
      201,
    );
  });

  test.each([
    [{ scope: "organization", name: "A", permissions: ["workspace:read"] }, 400, "permission_unknown"],
    [{ scope: "organization", name: "ADMIN", permissions: ["members:read"] }, 409, "role_name_taken"],
    [{ scope: "organization", name: "", permissions: ["members:read"] }, 400, "invalid_input"],
    [{ scope: "team", name: "A", permissions: ["members:read"] }, 400, "invalid_input"],
  ])("%j is refused", async (body, status, code) => {
    const answer = await define(body);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
  });

  test("200 lists who holds each role, whatever gives it", async () => {
    const { body } = await app.call(listRoles, { params: own() }, acme.admin);
    expect(body.data.find(({ id }) => id === "workspace_contributor")?.member_count).toBe(2);
  });
});
