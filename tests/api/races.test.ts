import { setUp } from "@rollcall/contract/identity";
import * as invitations from "@rollcall/contract/invitations";
import * as members from "@rollcall/contract/members";
import { listSubscriptions } from "@rollcall/contract/subscriptions";
import { renewSetupToken } from "@rollcall/server/capabilities/setup/store";
import { inTransaction } from "@rollcall/server/platform/transact";
import { aMember, anAdmin, anOrganization, aUser } from "@rollcall/server/testing/builders";
import { startServer, type TestServer } from "@rollcall/server/testing/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { broken, burst, type Outcome, playRounds, type Request, request } from "./racing.ts";

let server: TestServer;

beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());

/** Plays the rounds and gives back what was wrong in any of them. */
async function rounds(count: number, play: (round: number, lane: number) => Promise<string | undefined>) {
  return playRounds(count, async (round, lane) => {
    const why = await play(round, lane);
    return why === undefined ? [] : [why];
  });
}

function wrongAnswers(outcomes: readonly Outcome[]): string | undefined {
  const bad = broken(outcomes);
  return bad.length === 0 ? undefined : `${bad.length} answers of ${bad[0]?.status} ${bad[0]?.code}`;
}

test("Admins who end each other never leave the Organization without one", async () => {
  const wrong = await rounds(200, async (round) => {
    const acme = await anOrganization(server, { seats: {} });
    const [a, b] = [acme.admin, await anAdmin(server, acme)];
    const organization_id = acme.id;
    const of = ({ memberId }: { memberId: string }) => ({ organization_id, member_id: memberId });
    const demote = (who: typeof a, by: typeof a) =>
      request(members.setMemberRoles, { params: of(who), body: { roles: ["member"] } }, by);
    const others = [
      [request(members.removeMember, { params: of(b) }, a), request(members.removeMember, { params: of(a) }, b)],
      [request(members.suspendMember, { params: of(b) }, a), request(members.suspendMember, { params: of(a) }, b)],
      [
        request(members.leaveOrganization, { params: { organization_id } }, a),
        request(members.leaveOrganization, { params: { organization_id } }, b),
      ],
    ][round % 3] as Request[];
    const demotions = Array.from({ length: 9 }, () => [demote(a, b), demote(b, a)]).flat();

    const outcomes = await burst(server, [...demotions, ...others]);
    const left = await adminsOf(organization_id);
    return wrongAnswers(outcomes) ?? (left >= 1 ? undefined : "no Admin is left");
  });
  expect(wrong).toEqual([]);
}, 300_000);

async function adminsOf(organizationId: string): Promise<number> {
  const rows = await server.platform.database.connection().execute(async (connection) => {
    const { sql } = await import("kysely");
    await sql`select set_config('rollcall.organization_id', ${organizationId}, false)`.execute(connection);
    const { rows } = await sql<{ count: number }>`select count(*) as count from members join member_roles
      on member_roles.organization_id = members.organization_id and member_roles.member_id = members.id
      where members.organization_id = ${organizationId} and status = 'active' and role_id = 'organization_admin'
        and until is null`.execute(connection);
    await sql`select set_config('rollcall.organization_id', '', false)`.execute(connection);
    return rows;
  });
  return rows[0]?.count ?? 0;
}

test("twelve takers and eight invitations for five seats: five are taken, none is sold twice", async () => {
  const people = await Promise.all(Array.from({ length: 24 }, () => aUser(server)));
  const wrong = await rounds(200, async (round, lane) => {
    const acme = await anOrganization(server, { seats: { vibe: 5 } });
    const organization_id = acme.id;
    const joining = people.slice(12 * lane, 12 * (lane + 1));
    const takers = await Promise.all(joining.map((as) => aMember(server, acme, { as })));
    const grants = takers.map(({ memberId }) =>
      request(members.grantSeat, { params: { organization_id, member_id: memberId, product_id: "vibe" } }, acme.admin),
    );
    const invites = Array.from({ length: 8 }, (_, each) =>
      request(
        invitations.createInvitations,
        {
          params: { organization_id },
          body: { emails: [`round${round}-${each}@example.test`], roles: ["member"], seats: ["vibe"] },
        },
        acme.admin,
      ),
    );

    const outcomes = await burst(server, [...grants, ...invites]);
    const { body } = await server.call(listSubscriptions, { params: { organization_id } }, acme.admin);
    const { used, reserved, free } = body.data[0] ?? { used: 0, reserved: 0, free: 0 };
    return wrongAnswers(outcomes) ?? (used + reserved === 5 && free === 0 ? undefined : `${used} + ${reserved} of 5`);
  });
  expect(wrong).toEqual([]);
}, 300_000);

test("accept × revoke × resend × decline: one wins, and nothing is half done", async () => {
  const wrong = await rounds(200, async () => {
    const acme = await anOrganization(server, { seats: { vibe: 5 } });
    const organization_id = acme.id;
    const invitee = await aUser(server);
    const made = await server.call(
      invitations.createInvitations,
      { params: { organization_id }, body: { emails: [invitee.email], roles: ["member"], seats: ["vibe"] } },
      acme.admin,
    );
    const invitation_id = made.body.data[0]?.invitation?.id ?? "";
    const params = { organization_id, invitation_id };
    const link = await server.call(invitations.copyInvitationLink, { params }, acme.admin);
    const token = new URL(link.body.url).hash.slice(1);
    const times = (count: number, each: Request) => Array.from({ length: count }, () => each);

    const outcomes = await burst(server, [
      ...times(8, request(invitations.acceptInvitation, { body: { token } }, invitee)),
      ...times(4, request(invitations.revokeInvitation, { params }, acme.admin)),
      ...times(4, request(invitations.resendInvitation, { params }, acme.admin)),
      ...times(4, request(invitations.declineInvitation, { body: { token } })),
    ]);
    return wrongAnswers(outcomes) ?? (await halfDone(acme, invitation_id, outcomes.slice(0, 8)));
  });
  expect(wrong).toEqual([]);
}, 300_000);

type Acme = Awaited<ReturnType<typeof anOrganization>>;

/** Whether the invitation, the member and the seat tell the same story. */
async function halfDone(acme: Acme, invitation_id: string, accepts: Outcome[]): Promise<string | undefined> {
  const params = { organization_id: acme.id };
  const invitation = await server.call(invitations.getInvitation, { params: { ...params, invitation_id } }, acme.admin);
  const list = await server.call(members.listMembers, { params }, acme.admin);
  const { body } = await server.call(listSubscriptions, { params }, acme.admin);
  const story = {
    status: invitation.body.status,
    accepted: accepts.filter(({ status }) => status === 200).length,
    members: list.body.data.length,
    used: body.data[0]?.used,
    reserved: body.data[0]?.reserved,
  };
  const told = {
    accepted: { accepted: 1, members: 2, used: 1, reserved: 0 },
    revoked: { accepted: 0, members: 1, used: 0, reserved: 0 },
    declined: { accepted: 0, members: 1, used: 0, reserved: 0 },
    pending: { accepted: 0, members: 1, used: 0, reserved: 1 },
    expired: undefined,
  }[story.status];
  const isWhole = told !== undefined && JSON.stringify({ status: story.status, ...told }) === JSON.stringify(story);
  return isWhole ? undefined : JSON.stringify(story);
}

test("two Admins invite the same address at once: one invitation", async () => {
  const wrong = await rounds(50, async (round) => {
    const acme = await anOrganization(server, { seats: { vibe: 5 } });
    const params = { organization_id: acme.id };
    const body = { emails: [`same${round}@example.test`], roles: ["member"] };
    const invite = request(invitations.createInvitations, { params, body }, acme.admin);
    const outcomes = await burst(
      server,
      Array.from({ length: 20 }, () => invite),
    );
    const list = await server.call(invitations.listInvitations, { params }, acme.admin);
    return wrongAnswers(outcomes) ?? (list.body.data.length === 1 ? undefined : `${list.body.data.length} invitations`);
  });
  expect(wrong).toEqual([]);
}, 300_000);

test("the setup link makes one Organization, however many use it at once", async () => {
  const untouched = await startServer();
  const { platform } = untouched;
  const token = await inTransaction(platform, "", (tx) => renewSetupToken(tx, platform.clock()));
  const founders = Array.from({ length: 20 }, (_, each) =>
    request(setUp, {
      body: {
        token,
        organization_name: `Org ${each}`,
        first_name: "Ada",
        last_name: "First",
        email: `founder${each}@example.test`,
        password: "correct horse battery",
      },
    }),
  );
  const outcomes = await burst(untouched, founders);
  await untouched.close();
  expect(outcomes.filter(({ status }) => status === 201)).toHaveLength(1);
  expect(outcomes.filter(({ code }) => code === "setup_link_invalid")).toHaveLength(19);
});
