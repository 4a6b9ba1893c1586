import { createKey, verifyKey } from "@rollcall/contract/api-keys";
import { createDirectoryToken } from "@rollcall/contract/directory";
import { listMemberGroups } from "@rollcall/contract/groups";
import {
  acceptInvitation,
  copyInvitationLink,
  createInvitations,
  revokeInvitation,
} from "@rollcall/contract/invitations";
import * as members from "@rollcall/contract/members";
import { listMemberWorkspaces, listWorkspaces } from "@rollcall/contract/workspaces";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openApp, type TestApp } from "../testing/app.ts";
import {
  type AMember,
  type AnOrganization,
  aMember,
  anOrganization,
  aUser,
  type Somebody,
} from "../testing/builders.ts";
import { tablesWithoutOrganization } from "../testing/statements.ts";
import { newSecret } from "./capabilities/api-keys/secret.ts";

// A statement that names its Organization asks one part of an index, and one shard where there are several.

let app: TestApp;
let acme: AnOrganization;
let mia: AMember;
let invited: Somebody;
let token: string;
let key: string;
let cursor: string;
let invitationId: string;
let directoryToken: string;
let tenantTables: string[];
const said: string[] = [];

beforeAll(async () => {
  app = await openApp();
  app.pool.on("connect", (client) => {
    const query = client.query.bind(client) as (...args: unknown[]) => unknown;
    // The cast is sound: it takes and gives back what `query` does.
    client.query = ((...args: unknown[]) => {
      if (typeof args[0] === "string") said.push(args[0]);
      return query(...args);
    }) as typeof client.query;
  });
  acme = await anOrganization(app);
  mia = await aMember(app, acme);
  invited = await aUser(app);
  tenantTables = await tablesOfTenants();
  await prepare();
});
afterAll(() => app?.close());

async function tablesOfTenants(): Promise<string[]> {
  const admin = new pg.Client({ connectionString: app.adminUrl });
  await admin.connect();
  const { rows } = await admin.query<{ table_name: string }>(
    "select table_name from information_schema.columns where table_schema = 'public' and column_name = 'organization_id'",
  );
  await admin.end();
  return rows.map(({ table_name }) => table_name);
}

const here = { organization_id: "" };
const ofMember = () => ({ ...here, member_id: mia.memberId });

/** What the requests below need to be there. */
async function prepare(): Promise<void> {
  here.organization_id = acme.id;
  const body = { emails: [invited.email, "late@example.test"], roles: ["member"] };
  const { body: made } = await app.call(createInvitations, { params: here, body }, acme.admin);
  const [first = "", last = ""] = made.data.map(({ invitation }) => invitation?.id ?? "");
  invitationId = last;
  const link = { params: { ...here, invitation_id: first } };
  token = (await app.call(copyInvitationLink, link, acme.admin)).body.url.split("#")[1] ?? "";
  const workspaces = await app.call(listWorkspaces, { params: here }, acme.admin);
  const wanted = { params: { ...here, workspace_id: workspaces.body.data[0]?.id ?? "" }, body: { name: "Build" } };
  key = (await app.call(createKey, wanted, acme.admin)).body.secret;
  const page = await app.call(members.listMembers, { params: here, query: { limit: 1 } }, acme.admin);
  cursor = page.body.next_cursor ?? "";
  const directory = await app.call(createDirectoryToken, { params: here, body: { name: "Okta" } }, acme.admin);
  directoryToken = directory.body.secret;
}

const list = (query: object) => app.call(members.listMembers, { params: here, query }, acme.admin);

function scim(method: string, path: string, body?: unknown) {
  return app.send(method, `/scim/v2/${path}`, { headers: { authorization: `Bearer ${directoryToken}` }, body });
}

const scimUser = {
  schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"],
  userName: "nora@example.test",
  externalId: "nora",
  emails: [{ value: "nora@example.test", primary: true }],
};

test.each<[string, () => Promise<{ status: number }>]>([
  ["the first page of members", () => list({})],
  ["a deep page of members", () => list({ cursor, limit: 1 })],
  ["a search", () => list({ q: "mia" })],
  ["a search with two letters", () => list({ q: "mi" })],
  ["a filter by role", () => list({ role: ["member"] })],
  ["a filter by seat and source", () => list({ seat: ["vibe"], source: ["manual"] })],
  ["the count of members", () => app.call(members.countMembers, { params: here }, acme.admin)],
  ["the details of a member", () => app.call(members.getMember, { params: ofMember() }, acme.admin)],
  ["the Workspaces of a member", () => app.call(listMemberWorkspaces, { params: ofMember() }, acme.admin)],
  ["the Groups of a member", () => app.call(listMemberGroups, { params: ofMember() }, acme.admin)],
  [
    "an invitation",
    () => {
      const body = { emails: ["new@example.test"], roles: ["member"], seats: ["vibe"] };
      return app.call(createInvitations, { params: here, body }, acme.admin);
    },
  ],
  ["accepting one", () => app.call(acceptInvitation, { body: { token } }, invited)],
  ["revoking one", () => app.call(revokeInvitation, { params: { ...here, invitation_id: invitationId } }, acme.admin)],
  [
    "a change of roles",
    () => app.call(members.setMemberRoles, { params: ofMember(), body: { roles: ["billing_manager"] } }, acme.admin),
  ],
  ["a seat on", () => app.call(members.grantSeat, { params: { ...ofMember(), product_id: "vibe" } }, acme.admin)],
  ["a seat off", () => app.call(members.releaseSeat, { params: { ...ofMember(), product_id: "vibe" } }, acme.admin)],
  ["a suspension", () => app.call(members.suspendMember, { params: ofMember() }, acme.admin)],
  ["a return", () => app.call(members.reactivateMember, { params: ofMember() }, acme.admin)],
  ["a removal", () => app.call(members.removeMember, { params: ofMember() }, acme.admin)],
  ["the verification of a key", () => app.call(verifyKey, { body: { key } })],
  ["the verification of one that is unknown", () => app.call(verifyKey, { body: { key: newSecret(acme.id).secret } })],
  ["a User whom a directory makes", () => scim("POST", "Users", scimUser)],
  ["a filter of a directory", () => scim("GET", 'Users?filter=userName%20eq%20"nora@example.test"')],
  ["a list of a directory", () => scim("GET", "Users?count=10")],
])("every statement of %s names its Organization", async (_, ask) => {
  said.length = 0;
  expect([200, 201]).toContain((await ask()).status);
  expect(said.some((text) => tenantTables.some((table) => text.includes(table)) || text.includes("key_facts"))).toBe(
    true,
  );
  expect(said.flatMap((text) => tablesWithoutOrganization(text, tenantTables).map((table) => [table, text]))).toEqual(
    [],
  );
});

describe("what is taken for naming it", () => {
  test.each([
    ["select id from members where members.organization_id = $1", []],
    ["select id from members where organization_id = $1 and id = $2", []],
    ["select 1 from members where id = $1", ["members"]],
    ['select 1 from "members" as "m" inner join "seats" on "seats"."organization_id" = "m"."organization_id"', []],
    ["select 1 from members m join seats s on s.member_id = m.id where m.organization_id = $1", ["seats"]],
    [
      "select (select count(*) from seats where member_id = m.id) from members m where m.organization_id = $1",
      ["seats"],
    ],
    ["insert into seats (organization_id, id) values ($1, $2)", []],
    ["delete from seats where id = $1", ["seats"]],
    ["select 1 from users where id = $1", []],
  ])("%s", (text, tables) => {
    expect(tablesWithoutOrganization(text, ["members", "seats"])).toEqual(tables);
  });
});
