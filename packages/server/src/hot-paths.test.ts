import { verifyKey } from "@rollcall/contract/api-keys";
import { createInvitations } from "@rollcall/contract/invitations";
import { getMember, grantSeat, listMembers, removeMember, setMemberRoles } from "@rollcall/contract/members";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openApp, type TestApp } from "../testing/app.ts";
import { type AMember, type AnOrganization, aMember, anOrganization } from "../testing/builders.ts";
import { newSecret } from "./capabilities/api-keys/secret.ts";

// A statement that names its Organization asks one part of an index, and one shard where there are several.

let app: TestApp;
let acme: AnOrganization;
let mia: AMember;
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
  tenantTables = await tablesOfTenants();
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

const ofMember = () => ({ organization_id: acme.id, member_id: mia.memberId });

test.each<[string, () => Promise<{ status: number }>]>([
  ["the list of members", () => app.call(listMembers, { params: { organization_id: acme.id } }, acme.admin)],
  ["a search", () => app.call(listMembers, { params: { organization_id: acme.id }, query: { q: "mia" } }, acme.admin)],
  [
    "a filter",
    () => app.call(listMembers, { params: { organization_id: acme.id }, query: { role: ["member"] } }, acme.admin),
  ],
  ["the details of a member", () => app.call(getMember, { params: ofMember() }, acme.admin)],
  [
    "an invitation",
    () => {
      const body = { emails: ["new@example.test"], roles: ["member"] };
      return app.call(createInvitations, { params: { organization_id: acme.id }, body }, acme.admin);
    },
  ],
  [
    "a change of roles",
    () => app.call(setMemberRoles, { params: ofMember(), body: { roles: ["billing_manager"] } }, acme.admin),
  ],
  ["a seat", () => app.call(grantSeat, { params: { ...ofMember(), product_id: "vibe" } }, acme.admin)],
  ["a removal", () => app.call(removeMember, { params: ofMember() }, acme.admin)],
  ["the verification of a key", () => app.call(verifyKey, { body: { key: newSecret(acme.id).secret } })],
])("every statement of %s names its Organization", async (_, ask) => {
  said.length = 0;
  expect((await ask()).status).toBe(200);
  const aboutTenants = said.filter((text) => tenantTables.some((table) => new RegExp(`\\b${table}\\b`).test(text)));
  // The function takes the Organization first, and reads nothing of another.
  const isNamed = (text: string) => /organization_id|key_facts\(\$1,/.test(text);
  expect(aboutTenants.filter((text) => !isNamed(text))).toEqual([]);
});
