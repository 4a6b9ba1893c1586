import { setDirectoryBrake } from "@rollcall/contract/directory";
import * as invitations from "@rollcall/contract/invitations";
import * as members from "@rollcall/contract/members";
import { completeSsoSignIn } from "@rollcall/contract/sso-sign-ins";
import { findIdentity } from "@rollcall/server/capabilities/sso/identity-store";
import { updateConnection } from "@rollcall/server/capabilities/sso/store";
import { inTransaction, organizationSetting } from "@rollcall/server/platform/transact";
import { aDomain, anOrganization, aUser } from "@rollcall/server/testing/builders";
import { startServer, type TestServer } from "@rollcall/server/testing/server";
import { aSamlConnection, aWaitingCode } from "@rollcall/server/testing/sso";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aDirectory, aName, type Directory, memberIds, userBody } from "../conformance/scim/directory.ts";
import { broken, burst, type Outcome, type Request, request } from "./racing.ts";

const MINUTES = 60_000;
const PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

let server: TestServer;

beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server?.close());

/** One request of a directory, ready to be sent over a socket. */
function scim({ token }: Directory, method: string, path: string, body?: unknown): Request {
  return async ({ url }) => {
    const response = await fetch(`${url}/scim/v2${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/scim+json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const answer = text === "" ? undefined : JSON.parse(text);
    return { status: response.status, code: answer?.scimType, body: answer };
  };
}

const patch = (directory: Directory, path: string, ...Operations: object[]) =>
  scim(directory, "PATCH", path, { schemas: [PATCH], Operations });
const times = (count: number, each: Request) => Array.from({ length: count }, () => each);
const statuses = (outcomes: readonly Outcome[]) => outcomes.map(({ status }) => status).sort();

async function braked(directory: Directory): Promise<Directory> {
  const { id, admin } = directory.organization;
  await server.call(setDirectoryBrake, { params: { organization_id: id }, body: { percent: null } }, admin);
  return directory;
}

test(
  "one userName twenty times at once is one user",
  async () => {
    const directory = await aDirectory(server);
    for (let round = 0; round < 5; round += 1) {
      const body = userBody();
      const outcomes = await burst(server, times(20, scim(directory, "POST", "/Users", body)));
      expect(statuses(outcomes)).toEqual([201, ...Array(19).fill(409)]);
      expect(await directory.count("Users", `userName eq "${body.userName}"`)).toBe(1);
    }
  },
  MINUTES,
);

test(
  "one address under twenty names at once is one user",
  async () => {
    const directory = await aDirectory(server);
    const emails = [{ value: aName("shared"), primary: true }];
    const wishes = Array.from({ length: 20 }, () => scim(directory, "POST", "/Users", userBody({ emails })));
    expect(statuses(await burst(server, wishes))).toEqual([201, ...Array(19).fill(409)]);
  },
  MINUTES,
);

test(
  "two directories of two Organizations that send one address at once disturb nobody",
  async () => {
    const [acme, globex] = [await aDirectory(server), await aDirectory(server)];
    for (let round = 0; round < 10; round += 1) {
      const body = userBody();
      const outcomes = await burst(
        server,
        [acme, globex].map((each) => scim(each, "POST", "/Users", body)),
      );
      expect(statuses(outcomes)).toEqual([201, 201]);
    }
  },
  MINUTES,
);

test(
  "one Group that many change at once has whom they leave in it, and nobody else",
  async () => {
    const directory = await aDirectory(server);
    const ids: string[] = [];
    for (let made = 0; made < 20; made += 1) ids.push((await directory.user()).id);
    const [stay, go] = [ids.slice(0, 10), ids.slice(10)];
    const { id } = await directory.group({ members: go.map((value) => ({ value })) });
    const one = (op: string, value: string) =>
      patch(
        directory,
        `/Groups/${id}`,
        op === "add" ? { op, path: "members", value: [{ value }] } : { op, path: `members[value eq "${value}"]` },
      );
    const wishes = [...stay.map((each) => one("add", each)), ...go.map((each) => one("remove", each))];
    const outcomes = await burst(server, [...wishes, ...wishes]);
    expect(statuses(outcomes)).toEqual(Array(40).fill(204));
    expect(memberIds((await directory.get(`/Groups/${id}`)).body)).toEqual([...stay].sort());
    const events = (await server.eventsOf(directory.organization.id)).filter(({ subject_id }) => subject_id === id);
    const told = (name: string) => events.filter((event) => event.name === name).length;
    expect([told("group.members_added"), told("group.members_removed")]).toEqual([11, 10]);
  },
  MINUTES,
);

test(
  "a directory that ends one Admin while the other is ended here never leaves none",
  async () => {
    for (let round = 0; round < 16; round += 1) {
      const acme = await anOrganization(server, { seats: {} });
      await aDomain(server, acme, { domain: `admins${round}.io` });
      const directory = await braked(await aDirectory(server, acme));
      const params = { organization_id: acme.id };
      const userName = `second@admins${round}.io`;
      const { id } = await directory.user({ userName });
      const first = { params: { ...params, member_id: acme.admin.memberId } };
      const makeAdmin = { params: { ...params, member_id: id }, body: { roles: ["organization_admin"] } };
      await server.call(members.setMemberRoles, makeAdmin, acme.admin);
      const off = { op: "replace", path: "active", value: false };
      const ends = [
        patch(directory, `/Users/${id}`, off),
        scim(directory, "PUT", `/Users/${id}`, userBody({ userName, active: false })),
        scim(directory, "DELETE", `/Users/${id}`),
        request(members.leaveOrganization, { params }, acme.admin),
        request(members.setMemberRoles, { ...first, body: { roles: ["member"] } }, acme.admin),
      ];
      const outcomes = await burst(server, round % 2 === 0 ? ends : ends.toReversed());
      expect(broken(outcomes)).toEqual([]);
      const { count } = await inTransaction(server.platform, organizationSetting(acme.id), (tx) =>
        tx
          .selectFrom("members")
          .innerJoin("member_roles", (join) =>
            join
              .onRef("member_roles.organization_id", "=", "members.organization_id")
              .onRef("member_roles.member_id", "=", "members.id"),
          )
          .select((eb) => eb.fn.countAll<number>().as("count"))
          .where("members.organization_id", "=", acme.id)
          .where("members.status", "=", "active")
          .where("member_roles.role_id", "=", "organization_admin")
          .executeTakeFirstOrThrow(),
      );
      expect(count).toBe(1);
    }
  },
  2 * MINUTES,
);

test(
  "sent by the directory × invitation accepted × first single sign-on: one member, whom each of them means",
  async () => {
    const acme = await anOrganization(server, { seats: { api: 100, vibe: 100, code: 100 } });
    const connected = await aSamlConnection(server, acme, { domain: "acme.com" });
    const directory = await aDirectory(server, acme);
    const params = { organization_id: acme.id };
    const place = { organizationId: acme.id, connectionId: connected.connection.id };
    const setSso = (status: "enabled" | "disabled") =>
      inTransaction(server.platform, organizationSetting(acme.id), (tx) =>
        updateConnection(tx, acme.id, connected.connection.id, { status }, server.clock.now()),
      );
    for (let round = 0; round < 20; round += 1) {
      const email = `person${round}@acme.com`;
      const user = await aUser(server, { email });
      await setSso("disabled");
      const invited = await server.call(
        invitations.createInvitations,
        { params, body: { emails: [email], roles: ["billing_manager"], seats: ["vibe"] } },
        acme.admin,
      );
      await setSso("enabled");
      const invitation_id = invited.body.data[0]?.invitation?.id ?? "";
      const { body: link } = await server.call(
        invitations.copyInvitationLink,
        { params: { ...params, invitation_id } },
        acme.admin,
      );
      const subject = `subject${round}`;
      const code = await aWaitingCode(server, place, { subject, email });
      const outcomes = await burst(server, [
        scim(directory, "POST", "/Users", userBody({ userName: email })),
        request(invitations.acceptInvitation, { body: { token: link.url.split("#").at(-1) ?? "" } }, user),
        request(completeSsoSignIn, { body: { code } }),
      ]);
      expect(broken(outcomes)).toEqual([]);
      const [sent, , entered] = outcomes;
      expect([sent?.status, entered?.status]).toEqual([201, 200]);
      const { body } = await server.call(members.listMembers, { params, query: { q: email } }, acme.admin);
      expect(body.data).toMatchObject([
        { user_id: user.userId, email, externally_managed_by: "scim", seats: ["vibe"], status: "active" },
      ]);
      expect(body.data[0]?.roles).toContain("billing_manager");
      const identity = await inTransaction(server.platform, organizationSetting(acme.id), (tx) =>
        findIdentity(tx, acme.id, place.connectionId, subject),
      );
      expect(identity?.userId).toBe(user.userId);
    }
  },
  2 * MINUTES,
);
