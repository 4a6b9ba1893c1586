import * as keys from "@rollcall/contract/api-keys";
import * as groups from "@rollcall/contract/groups";
import * as members from "@rollcall/contract/members";
import { createRole, deleteRole, listRoles } from "@rollcall/contract/roles";
import * as workspaces from "@rollcall/contract/workspaces";
import { type AnOrganization, aGroup, aMember, anOrganization, type Somebody } from "@rollcall/server/testing/builders";
import { startServer, type TestServer } from "@rollcall/server/testing/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { broken, burst, type Outcome, type Request, request } from "./racing.ts";

const ROUNDS = 200;
const MINUTES = 60_000;

let server: TestServer;
let acme: AnOrganization;
let params: { organization_id: string };

beforeAll(async () => {
  server = await startServer();
  acme = await anOrganization(server, { seats: {} });
  params = { organization_id: acme.id };
});
afterAll(() => server?.close());

/** Plays the rounds; whatever was wrong in one of them fails, as does an answer that was the server's own fault. */
async function rounds(play: (round: number) => Promise<{ outcomes: Outcome[]; wrong: unknown }>): Promise<void> {
  const all: unknown[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const { outcomes, wrong } = await play(round);
    const bad = broken(outcomes).map(({ status, code }) => ({ round, status, code }));
    all.push(...bad, ...(wrong === undefined ? [] : [{ round, wrong }]));
  }
  expect(all).toEqual([]);
}

const times = (count: number, each: Request) => Array.from({ length: count }, () => each);
const tally = (outcomes: readonly Outcome[]) => {
  const counts: Record<string, number> = {};
  for (const { status, code } of outcomes) counts[code ?? status] = (counts[code ?? status] ?? 0) + 1;
  return counts;
};

async function aWorkspace(name: string, first: { memberId: string }[] = []): Promise<string> {
  const body = { name, members: first.map(({ memberId }) => ({ member_id: memberId })) };
  return (await server.call(workspaces.createWorkspace, { params, body }, acme.admin)).body.id;
}

const making = (workspace_id: string, as: Somebody) =>
  request(keys.createKey, { params: { ...params, workspace_id }, body: { name: "Key" } }, as);

/** The secrets of the keys that were made, in the order of the answers. */
function secretsOf(outcomes: readonly Outcome[]): string[] {
  // The casts name what making or rotating a key answers with.
  return outcomes.flatMap(({ status, body }) => (status === 201 ? [(body as keys.NewApiKey).secret] : []));
}

async function verdicts(secrets: readonly string[]): Promise<string[]> {
  const verified = await Promise.all(secrets.map((key) => server.call(keys.verifyKey, { body: { key } })));
  return verified.map(({ body }) => (body.valid ? "good" : body.reason));
}

test(
  "key created × owner removed: nobody who was removed has a key that works",
  async () => {
    const workspace_id = await aWorkspace("Keys and owners");
    await rounds(async () => {
      const owner = await aMember(server, acme);
      const of = { ...params, member_id: owner.memberId };
      const place = { params: { ...params, workspace_id }, body: { member_id: owner.memberId } };
      await server.call(workspaces.addWorkspaceMember, place, acme.admin);

      const outcomes = await burst(server, [
        ...times(8, making(workspace_id, owner)),
        ...times(2, request(members.removeMember, { params: of }, acme.admin)),
        ...times(2, request(members.removeMemberWithKeys, { params: of, body: {} }, acme.admin)),
        ...times(8, making(workspace_id, owner)),
      ]);
      const left = (await verdicts(secretsOf(outcomes))).filter((each) => each !== "revoked");
      const list = await server.call(keys.listMemberKeys, { params: of }, acme.admin);
      const live = list.body.data.filter(({ status }) => status !== "revoked").map(({ id }) => id);
      return { outcomes, wrong: left.length + live.length === 0 ? undefined : { left, live } };
    });
  },
  10 * MINUTES,
);

test(
  "Group deleted × member added: nothing of the Group is left",
  async () => {
    const workspace_id = await aWorkspace("Granted by Groups");
    const member = await aMember(server, acme);
    const of = { ...params, member_id: member.memberId };
    await rounds(async () => {
      const { id: group_id } = await aGroup(server, acme);
      const { id: child_id } = await aGroup(server, acme);
      const group = { ...params, group_id };
      const grant = { params: { ...group, workspace_id }, body: { roles: ["developer"] } };
      await server.call(groups.setGroupGrant, grant, acme.admin);
      const body = { members: [member.memberId] };

      const outcomes = await burst(server, [
        ...times(12, request(groups.addGroupMembers, { params: group, body }, acme.admin)),
        ...times(4, request(groups.deleteGroup, { params: group }, acme.admin)),
        ...times(4, request(groups.addChildGroup, { params: { ...group, child_id } }, acme.admin)),
      ]);
      const held = await server.call(members.listMembers, { params, query: { group: group_id } }, acme.admin);
      const entered = await server.call(workspaces.listMemberWorkspaces, { params: of }, acme.admin);
      const story = {
        gone: (await server.call(groups.getGroup, { params: group }, acme.admin)).status,
        members: held.body.data.length,
        workspaces: entered.body.data.length,
      };
      const isWhole = story.gone === 404 && story.members === 0 && story.workspaces === 1;
      return { outcomes, wrong: isWhole ? undefined : story };
    });
  },
  10 * MINUTES,
);

test(
  "Workspace archived × key made and used: from then on none is good",
  async () => {
    await rounds(async (round) => {
      const owner = await aMember(server, acme);
      const name = `Archived ${round}`;
      const workspace_id = await aWorkspace(name, [owner]);
      const [first = ""] = secretsOf([await making(workspace_id, owner)(server)]);
      const place = { ...params, workspace_id };
      const used = request(keys.verifyKey, { body: { key: first } });

      const outcomes = await burst(server, [
        ...times(5, used),
        ...times(5, making(workspace_id, owner)),
        ...times(2, request(workspaces.archiveWorkspace, { params: place, body: { confirm_name: name } }, acme.admin)),
        ...times(5, used),
        ...times(5, making(workspace_id, owner)),
      ]);
      const after = await verdicts([first, ...secretsOf(outcomes)]);
      const late = await making(workspace_id, owner)(server);
      const isOver = after.every((each) => each === "workspace_archived") && late.status === 404;
      return { outcomes, wrong: isOver ? undefined : { after, late: late.status } };
    });
  },
  10 * MINUTES,
);

test(
  "Groups that are put into each other at once never make a circle",
  async () => {
    await rounds(async (round) => {
      const [a, b, c] = await Promise.all([aGroup(server, acme), aGroup(server, acme), aGroup(server, acme)]);
      const put = (outer: { id: string }, inner: { id: string }) =>
        request(groups.addChildGroup, { params: { ...params, group_id: outer.id, child_id: inner.id } }, acme.admin);
      // Two that want each other, or three in a ring.
      const wishes = round % 2 === 0 ? [put(a, b), put(b, a)] : [put(a, b), put(b, c), put(c, a)];

      const outcomes = await burst(
        server,
        Array.from({ length: 21 }, (_, each) => wishes[each % wishes.length] as Request),
      );
      const inside = await Promise.all(
        [a, b, c].map(({ id }) => server.call(groups.getGroup, { params: { ...params, group_id: id } }, acme.admin)),
      );
      const nested = inside.map(({ body }) => body.children.length).reduce((sum, each) => sum + each, 0);
      const refused = outcomes.filter(({ status }) => status !== 200);
      const isRight = nested === wishes.length - 1 && refused.every(({ code }) => code === "group_circle");
      return { outcomes, wrong: isRight ? undefined : { nested, answers: tally(outcomes) } };
    });
  },
  10 * MINUTES,
);

test(
  "a key that twenty rotate at once has one successor",
  async () => {
    const workspace_id = await aWorkspace("Rotated");
    await rounds(async () => {
      const made = await server.call(
        keys.createKey,
        { params: { ...params, workspace_id }, body: { name: "Key" } },
        acme.admin,
      );
      const place = { ...params, workspace_id, key_id: made.body.key.id };
      const rotation = request(keys.rotateKey, { params: place, body: { overlap_hours: 1 } }, acme.admin);

      const outcomes = await burst(server, times(20, rotation));
      const successors = secretsOf(outcomes);
      const after = await verdicts([made.body.secret, ...successors]);
      const others = outcomes.filter(({ code }) => code === "key_replaced").length;
      const isRight = successors.length === 1 && others === 19 && after.every((each) => each === "good");
      return { outcomes, wrong: isRight ? undefined : { after, answers: tally(outcomes) } };
    });
  },
  10 * MINUTES,
);

test(
  "custom role deleted × granted: it is there while anything gives it, and gone otherwise",
  async () => {
    const workspace_id = await aWorkspace("Custom roles");
    const member = await aMember(server, acme);
    const { id: group_id } = await aGroup(server, acme);
    const of = { ...params, workspace_id, member_id: member.memberId };
    await rounds(async (round) => {
      const [direct, custom] = [{ ...params, workspace_id }, { scope: "workspace", name: `Role ${round}` } as const];
      const role = await server.call(
        createRole,
        { params, body: { ...custom, permissions: ["workspace:read"] } },
        acme.admin,
      );
      const roles = [role.body.id];
      const grants = {
        direct: request(
          workspaces.addWorkspaceMember,
          { params: direct, body: { member_id: member.memberId, roles } },
          acme.admin,
        ),
        group: request(
          groups.setGroupGrant,
          { params: { ...params, group_id, workspace_id }, body: { roles } },
          acme.admin,
        ),
      };

      const outcomes = await burst(server, [
        ...times(5, round % 2 === 0 ? grants.direct : grants.group),
        ...times(10, request(deleteRole, { params: { ...params, role_id: role.body.id } }, acme.admin)),
        ...times(5, round % 2 === 0 ? grants.direct : grants.group),
      ]);
      const list = await server.call(listRoles, { params }, acme.admin);
      const isThere = list.body.data.some(({ id }) => id === role.body.id);
      const place = await server.call(workspaces.listWorkspaceMembers, { params: direct }, acme.admin);
      const group = await server.call(groups.getGroup, { params: { ...params, group_id } }, acme.admin);
      const isHeld =
        place.body.data.some((each) => each.roles.some(({ id }) => id === role.body.id)) ||
        group.body.grants.some((each) => each.roles.includes(role.body.id));
      await server.call(workspaces.removeWorkspaceMember, { params: of }, acme.admin);
      await server.call(
        groups.setGroupGrant,
        { params: { ...params, group_id, workspace_id }, body: { roles: [] } },
        acme.admin,
      );
      const wrong = isThere === isHeld ? undefined : { isThere, isHeld, answers: tally(outcomes) };
      return { outcomes, wrong };
    });
  },
  10 * MINUTES,
);
