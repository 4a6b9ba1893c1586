import { openApp, type TestApp } from "@rollcall/server/testing/app";
import { type ServerProcess, startServerProcess } from "@rollcall/server/testing/server-process";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { aDirectory, type Directory } from "../conformance/scim/directory.ts";

const MEMBERS = 2_000;

let app: TestApp;
let directory: Directory;
let memberIds: string[];
let watcher: pg.Client;
let gate: pg.Client;
let server: ServerProcess;
let answeredId: string;
let groupId: string;

beforeAll(async () => {
  app = await openApp();
  directory = await aDirectory(app);
  [watcher, gate] = [new pg.Client(app.adminUrl), new pg.Client(app.adminUrl)];
  await Promise.all([watcher.connect(), gate.connect()]);
  const { id } = await directory.user();
  await watcher.query(copies(id, MEMBERS - 1));
  const { rows } = await watcher.query<{ id: string }>("select member_id as id from directory_users");
  memberIds = rows.map((row) => row.id);
  server = await startServerProcess(app.ownerUrl);
  ({ id: answeredId } = await directory.group());
  expect(await fill(answeredId)).toBe(204);
});
afterAll(async () => {
  await server?.kill();
  await Promise.all([watcher?.end(), gate?.end()]);
  await app?.close();
});
beforeEach(async () => {
  ({ id: groupId } = await directory.group());
});

/** Makes more users of the directory who are like one that is there, each with a User, an address and a name of their own. */
function copies(memberId: string, count: number): string {
  const id = (prefix: string) => `'${prefix}_' || lpad(to_hex(n), 32, '0')`;
  const address = "'copy' || n || '@example.com'";
  const copy = (table: string, where: string, changes: string) => `
    insert into ${table} select (jsonb_populate_record(null::${table}, to_jsonb(original) || jsonb_build_object(${changes}))).*
    from ${table} as original, generate_series(1, ${count}) as n where ${where};`;
  const isMember = `original.member_id = '${memberId}'`;
  return [
    copy(
      "users",
      `original.id = (select user_id from members where id = '${memberId}')`,
      `'id', ${id("usr")}, 'email', ${address}`,
    ),
    copy("members", `original.id = '${memberId}'`, `'id', ${id("mem")}, 'user_id', ${id("usr")}, 'email', ${address}`),
    copy("member_roles", isMember, `'member_id', ${id("mem")}`),
    copy("directory_users", isMember, `'member_id', ${id("mem")}, 'user_name_key', ${address}, 'external_id', n::text`),
  ].join("");
}

/** Sends the PATCH to the server that will be killed; says whether an answer came. */
function fill(id = groupId): Promise<number | "no answer"> {
  const value = memberIds.map((memberId) => ({ value: memberId }));
  const patch = { schemas: ["urn:ietf:params:scim:api:messages:2.0:PatchOp"] };
  return fetch(`${server.url}/scim/v2/Groups/${id}`, {
    method: "PATCH",
    headers: { authorization: `Bearer ${directory.token}`, "content-type": "application/scim+json" },
    body: JSON.stringify({ ...patch, Operations: [{ op: "add", path: "members", value }] }),
  }).then(
    ({ status }) => status,
    () => "no answer" as const,
  );
}

/** Until the server stands before what the gate holds. */
async function untilItWaits(): Promise<void> {
  await vi.waitFor(async () => {
    const { rows } = await watcher.query(
      "select from pg_locks join pg_stat_activity using (pid) where datname = current_database() and not granted",
    );
    expect(rows).toHaveLength(1);
  }, 10_000);
}

/** Starts the server again, once nothing of the one that was killed is left in the database. */
async function restarted(): Promise<void> {
  await vi.waitFor(async () => {
    const { rows } = await watcher.query(
      `select from pg_stat_activity
        where datname = current_database() and application_name = 'rollcall' and state <> 'idle'`,
    );
    expect(rows).toHaveLength(0);
  }, 10_000);
  server = await startServerProcess(app.ownerUrl);
}

/** How many are in the Group, and how many the events of it say; by the tables and by the server that started since. */
async function counts(id = groupId) {
  const { rows } = await watcher.query<{ inside: number; told: number; planned: number }>(
    `select (select count(*)::int from group_members where group_id = $1) as inside,
      (select coalesce(sum(jsonb_array_length(payload->'members')), 0)::int from audit_events
        where name = 'group.members_added' and subject_id = $1) as told,
      (select coalesce(sum(jsonb_array_length(payload->'members')), 0)::int from outbox
        where name = 'group.members_added' and payload->>'id' = $1) as planned`,
    [id],
  );
  const answer = await fetch(`${server.url}/scim/v2/Groups/${id}`, {
    headers: { authorization: `Bearer ${directory.token}` },
  });
  const group = await answer.json();
  return { ...rows[0], shown: (group.members ?? []).length };
}

const all = (count: number) => ({ inside: count, told: count, planned: count, shown: count });

describe("a server that is killed in the middle of a PATCH with 2,000 members", () => {
  test.each<[string, () => string]>([
    ["while the members are written", () => blockingRow()],
    ["when all of them are", () => `select from directory_groups where group_id = '${groupId}' for update`],
    ["when only what happened is to be written down", () => "lock table audit_events in exclusive mode"],
  ])("%s leaves none", async (_, hold) => {
    await gate.query(`begin; ${hold()}`);
    const answer = fill();
    await untilItWaits();
    await server.kill();
    await gate.query("rollback");
    expect(await answer).toBe("no answer");
    await restarted();
    expect([await counts(), await counts(answeredId)]).toEqual([all(0), all(MEMBERS)]);
  });

  test("as it commits leaves all or none", async () => {
    await gate.query("begin; lock table audit_events in exclusive mode");
    const answer = fill();
    await untilItWaits();
    await gate.query("rollback");
    await server.kill();
    await answer;
    await restarted();
    const left = await counts();
    expect(left).toEqual(all(left.inside === 0 ? 0 : MEMBERS));
  });
});

/** A row that the thousandth of them would stand in the way of, written by somebody who has not committed. */
function blockingRow(): string {
  const memberId = [...memberIds].sort()[MEMBERS / 2];
  return `insert into group_members (organization_id, group_id, member_id, source, granted_at)
    values ('${directory.organization.id}', '${groupId}', '${memberId}', 'scim', now())`;
}
