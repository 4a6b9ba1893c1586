import * as fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openApp, type TestApp } from "../../../testing/app.ts";
import { type AnOrganization, aMember, anOrganization } from "../../../testing/builders.ts";

const GROUPS = 6;
const now = new Date("2030-03-01T00:00:00Z");

let app: TestApp;
let acme: AnOrganization;
let everybody: string[];
let database: pg.Client;

beforeAll(async () => {
  app = await openApp();
  acme = await anOrganization(app, { seats: {} });
  everybody = [acme.admin.memberId];
  for (let each = 0; each < 3; each += 1) everybody.push((await aMember(app, acme)).memberId);
  database = new pg.Client({ connectionString: app.adminUrl });
  await database.connect();
});
afterAll(async () => {
  await database.end();
  await app.close();
});

const group = fc.integer({ min: 0, max: GROUPS - 1 });
const who = fc.integer({ min: 0, max: 3 });
const until = fc.constantFrom(null, "2030-02-01T00:00:00Z", "2030-04-01T00:00:00Z");
const role = fc.constantFrom("developer", "user", "workspace_admin");
const world = fc.record({
  children: fc.array(fc.tuple(group, group), { maxLength: 8 }),
  members: fc.array(fc.tuple(group, who, until), { maxLength: 8 }),
  grants: fc.array(fc.tuple(group, role, until), { maxLength: 6 }),
  organizationRoles: fc.array(fc.tuple(group, until), { maxLength: 3 }),
  direct: fc.array(fc.tuple(who, role, until), { maxLength: 4 }),
});

type World = typeof world extends fc.Arbitrary<infer Made> ? Made : never;

async function build({ children, members, grants, organizationRoles, direct }: World): Promise<void> {
  const place = `(select id from workspaces where organization_id = '${acme.id}')`;
  const insert = (into: string, values: string, parameters: unknown[] = []) =>
    database.query(`insert into ${into} select '${acme.id}', ${values} on conflict do nothing`, parameters);
  for (let each = 0; each < GROUPS; each += 1)
    await insert("groups", `'g${each}', 'g${each}', '', false, now(), now()`);
  // From a lower one to a higher one, so that there is no circle.
  for (const [one, other] of children)
    if (one !== other) await insert("group_children", `'g${Math.min(one, other)}', 'g${Math.max(one, other)}'`);
  for (const [id, index, end] of members)
    await insert("group_members", `'g${id}', '${everybody[index]}', 'manual', null, now(), $1::timestamptz`, [end]);
  for (const [id, given, end] of grants)
    await insert("group_grants", `'g${id}', ${place}, '${given}', null, now(), $1::timestamptz`, [end]);
  for (const [id, end] of organizationRoles)
    await insert("group_organization_roles", `'g${id}', 'billing_manager', null, now(), $1::timestamptz`, [end]);
  for (const [index, given, end] of direct)
    await insert(
      "workspace_members",
      `${place}, '${everybody[index]}', '${given}', 'manual', null, now(), $1::timestamptz`,
      [end],
    );
}

const PLACES = ["null", "(select id from workspaces where organization_id = $1 and is_default)"];
const ROLES = ["billing_manager", "developer", "user", "workspace_contributor", "workspace_admin"];

/** What two ways of asking who holds something say, from the side of a place and from the side of everybody. */
async function holders(): Promise<[unknown, unknown][]> {
  const both: [unknown, unknown][] = [];
  const ask = async (query: string, wanted: string | null) =>
    (await database.query({ text: query, values: [acme.id, now, wanted], rowMode: "array" })).rows;
  for (const wanted of [null, ...ROLES]) {
    const isWanted = "organization_id = $1 and ($3::text is null or role_id = $3)";
    for (const place of PLACES)
      both.push([
        await ask(
          `select distinct member_id from holders_of($1, ${place}, case when $3::text is not null then array[$3] end, $2) order by 1`,
          wanted,
        ),
        await ask(
          `select distinct member_id from held_roles($2) where ${isWanted} and workspace_id is not distinct from ${place} order by 1`,
          wanted,
        ),
      ]);
    if (wanted !== null)
      both.push([
        await ask("select distinct member_id from holders_anywhere($1, $3, $2) order by 1", wanted),
        await ask(`select distinct member_id from held_roles($2) where ${isWanted} order by 1`, wanted),
      ]);
  }
  return both;
}

async function held(from: string, parameters: unknown[]): Promise<string[]> {
  const { rows } = await database.query(`select * from ${from}`, parameters);
  return rows.map((row) => JSON.stringify(row)).sort();
}

test("every way of asking who holds what says the same", async () => {
  await fc.assert(
    fc.asyncProperty(world, fc.subarray([0, 1, 2, 3], { minLength: 1 }), async (wanted, some) => {
      await database.query("begin");
      await build(wanted);
      const ids = some.map((index) => everybody[index]);
      const all = await held("held_roles($1) where organization_id = $2 and member_id = any ($3)", [now, acme.id, ids]);
      const own = await held("held_roles_of($1, $2, $3)", [acme.id, ids, now]);
      const places = await holders();
      await database.query("rollback");
      expect(own).toEqual(all);
      expect(own.length).toBeGreaterThan(0);
      for (const [one, other] of places) expect(one).toEqual(other);
    }),
    { numRuns: 100 },
  );
});
