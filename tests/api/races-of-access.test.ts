import * as keys from "@rollcall/contract/api-keys";
import * as groups from "@rollcall/contract/groups";
import { createInvitations, listInvitations } from "@rollcall/contract/invitations";
import * as members from "@rollcall/contract/members";
import { createRole, deleteRole, listRoles } from "@rollcall/contract/roles";
import * as workspaces from "@rollcall/contract/workspaces";
import { type AnOrganization, aGroup, aMember, anOrganization, type Somebody } from "@rollcall/server/testing/builders";
import { startServer, type TestServer } from "@rollcall/server/testing/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { broken, burst, type Outcome, playRounds, type Request, request } from "./racing.ts";

const MINUTES = 60_000;

let server: TestServer;

beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server?.close());

/** The Organization that a round is played in, with its id as operations take it. */
type Acme = AnOrganization & { params: { organization_id: string } };
type Played = { outcomes: Outcome[]; wrong: unknown };

/** An Organization is left for a new one before what earlier rounds left in it makes the next ones slow. */
const ROUNDS_IN_ONE = 20;

/** Plays the rounds; whatever was wrong in one of them fails, as does an answer that was the server's own fault. */
async function rounds<Stage extends object>(
  count: number,
  setStage: (acme: Acme) => Promise<Stage>,
  play: (stage: Acme & Stage, round: number) => Promise<Played>,
): Promise<void> {
  const stages: (Acme & Stage)[] = [];
  const wrong = await playRounds<unknown>(count, async (round, lane) => {
    if (stages[lane] === undefined || Math.floor(round / 2) % ROUNDS_IN_ONE === 0)
      stages[lane] = await aStage(setStage);
    const played = await play(stages[lane], round);
    const bad = broken(played.outcomes).map(({ status, code }) => ({ status, code }));
    return played.wrong === undefined ? bad : [...bad, played.wrong];
  });
  expect(wrong).toEqual([]);
}

async function aStage<Stage extends object>(setStage: (acme: Acme) => Promise<Stage>): Promise<Acme & Stage> {
  const organization = await anOrganization(server, { seats: { vibe: 1 } });
  const acme = { ...organization, params: { organization_id: organization.id } };
  return { ...acme, ...(await setStage(acme)) };
}

const noStage = async () => ({});
const times = (count: number, each: Request) => Array.from({ length: count }, () => each);
const tally = (outcomes: readonly Outcome[]) => {
  const counts: Record<string, number> = {};
  for (const { status, code } of outcomes) counts[code ?? status] = (counts[code ?? status] ?? 0) + 1;
  return counts;
};

async function aWorkspace({ params, admin }: Acme, name: string, first: { memberId: string }[] = []): Promise<string> {
  const body = { name, members: first.map(({ memberId }) => ({ member_id: memberId })) };
  return (await server.call(workspaces.createWorkspace, { params, body }, admin)).body.id;
}

const making = (place: { organization_id: string; workspace_id: string }, as: Somebody) =>
  request(keys.createKey, { params: place, body: { name: "Key" } }, as);

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
    const setStage = async (acme: Acme) => ({ workspace_id: await aWorkspace(acme, "Keys and owners") });
    await rounds(200, setStage, async ({ workspace_id, params, ...acme }) => {
      const owner = await aMember(server, acme);
      const of = { ...params, member_id: owner.memberId };
      const place = { ...params, workspace_id };
      const body = { member_id: owner.memberId };
      await server.call(workspaces.addWorkspaceMember, { params: place, body }, acme.admin);

      const outcomes = await burst(server, [
        ...times(8, making(place, owner)),
        ...times(2, request(members.removeMember, { params: of }, acme.admin)),
        ...times(2, request(members.removeMemberWithKeys, { params: of, body: {} }, acme.admin)),
        ...times(8, making(place, owner)),
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
    const setStage = async (acme: Acme) => ({
      workspace_id: await aWorkspace(acme, "Granted by Groups"),
      member: await aMember(server, acme),
    });
    await rounds(200, setStage, async ({ workspace_id, member, params, ...acme }) => {
      const of = { ...params, member_id: member.memberId };
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
    const setStage = async (acme: Acme) => ({ owner: await aMember(server, acme) });
    await rounds(200, setStage, async ({ owner, ...acme }, round) => {
      const name = `Archived ${round}`;
      const place = { ...acme.params, workspace_id: await aWorkspace(acme, name, [owner]) };
      const [first = ""] = secretsOf([await making(place, owner)(server)]);
      const used = request(keys.verifyKey, { body: { key: first } });

      const outcomes = await burst(server, [
        ...times(5, used),
        ...times(5, making(place, owner)),
        ...times(2, request(workspaces.archiveWorkspace, { params: place, body: { confirm_name: name } }, acme.admin)),
        ...times(5, used),
        ...times(5, making(place, owner)),
      ]);
      const after = await verdicts([first, ...secretsOf(outcomes)]);
      const late = await making(place, owner)(server);
      const isOver = after.every((each) => each === "workspace_archived") && late.status === 404;
      return { outcomes, wrong: isOver ? undefined : { after, late: late.status } };
    });
  },
  10 * MINUTES,
);

test(
  "Groups that are put into each other at once never make a circle",
  async () => {
    await rounds(50, noStage, async ({ params, ...acme }, round) => {
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
    const setStage = async (acme: Acme) => ({ workspace_id: await aWorkspace(acme, "Rotated") });
    await rounds(50, setStage, async ({ workspace_id, params, ...acme }) => {
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
    const setStage = async (acme: Acme) => ({
      workspace_id: await aWorkspace(acme, "Custom roles"),
      member: await aMember(server, acme),
      group_id: (await aGroup(server, acme)).id,
    });
    await rounds(50, setStage, async ({ workspace_id, member, group_id, params, ...acme }, round) => {
      const of = { ...params, workspace_id, member_id: member.memberId };
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

test(
  "invited × the inviter demoted: nothing waits that they may not offer any more",
  async () => {
    const setStage = async (acme: Acme) => {
      const permissions = ["members:read", "members:invite"];
      const body = { scope: "organization", name: "Inviters", permissions } as const;
      const role = await server.call(createRole, { params: acme.params, body }, acme.admin);
      return { inviting: ["member", role.body.id] };
    };
    await rounds(40, setStage, async ({ inviting, params, ...acme }, round) => {
      const inviter = await aMember(server, acme, { roles: inviting });
      const invite = (each: number) =>
        request(
          createInvitations,
          { params, body: { emails: [`r${round}-${each}@race.test`], roles: ["member"] } },
          inviter,
        );
      const of = { ...params, member_id: inviter.memberId };
      const demote = request(members.setMemberRoles, { params: of, body: { roles: ["member"] } }, acme.admin);

      const outcomes = await burst(server, [invite(0), invite(1), demote, invite(2), invite(3)]);
      const { body } = await server.call(listInvitations, { params, query: { q: `r${round}-` } }, acme.admin);
      const left = body.data.filter(({ invited_by }) => invited_by?.member_id === inviter.memberId);
      return { outcomes, wrong: left.length === 0 ? undefined : { left: left.length, answers: tally(outcomes) } };
    });
  },
  10 * MINUTES,
);
