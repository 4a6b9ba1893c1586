import * as bulk from "@rollcall/contract/bulk";
import { importInvitations } from "@rollcall/contract/invitation-imports";
import { createInvitations } from "@rollcall/contract/invitations";
import { openApp, type TestApp } from "@rollcall/server/testing/app";
import { type AnOrganization, aMember, anOrganization } from "@rollcall/server/testing/builders";
import { type ServerProcess, startServerProcess } from "@rollcall/server/testing/server-process";
import pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";

const MEMBERS = 70;
const LINES = 700;
const WHILE = { timeout: 30_000, interval: 100 };

let app: TestApp;
let server: ServerProcess;
let watcher: pg.Client;
let gate: pg.Client;

beforeAll(async () => {
  app = await openApp();
  [watcher, gate] = [new pg.Client(app.adminUrl), new pg.Client(app.adminUrl)];
  await Promise.all([watcher.connect(), gate.connect()]);
  server = await startServerProcess(app.ownerUrl);
});
afterAll(async () => {
  await server?.kill();
  await Promise.all([watcher?.end(), gate?.end()]);
  await app?.close();
});

type Begun = { acme: AnOrganization; id: string };

/** A bulk change of an Organization of its own; two Organizations do not wait for each other. */
async function suspending(): Promise<Begun & { memberIds: string[] }> {
  const acme = await anOrganization(app, { name: "Acme" });
  const memberIds: string[] = [];
  for (let each = 0; each < MEMBERS; each += 1) memberIds.push((await aMember(app, acme)).memberId);
  const body = { selection: { members: memberIds }, action: { type: "suspend" as const } };
  const job = await app.call(bulk.createBulkJob, { params: { organization_id: acme.id }, body }, acme.admin);
  return { acme, id: job.body.id, memberIds };
}

async function inviting(): Promise<Begun & { emails: string[] }> {
  const acme = await anOrganization(app, { name: "Globex", seats: { api: 1, vibe: LINES } });
  const emails = Array.from({ length: LINES }, (_, each) => `line${each}@import.example`);
  const csv = ["email,seats", ...emails.map((email) => `${email},vibe`)].join("\n");
  const params = { organization_id: acme.id };
  const form = { emails: ["before@import.example"], roles: ["member"] };
  await app.call(createInvitations, { params, body: form }, acme.admin);
  const job = await app.call(importInvitations, { params, body: { csv } }, acme.admin);
  return { acme, id: job.body.id, emails };
}

async function jobOf({ acme, id }: Begun): Promise<bulk.BulkJob> {
  const params = { organization_id: acme.id, bulk_job_id: id };
  return (await app.call(bulk.getBulkJob, { params }, acme.admin)).body;
}

async function confirm({ acme, id }: Begun): Promise<void> {
  const params = { organization_id: acme.id, bulk_job_id: id };
  expect((await app.call(bulk.confirmBulkJob, { params }, acme.admin)).status).toBe(202);
}

/** How often something happened to each of whom it happened to, and how often to anybody. */
async function told({ acme }: Begun, name: string) {
  const { rows } = await watcher.query<{ subjects: number; events: number; announced: number }>(
    `select count(distinct subject_id)::int as subjects, count(*)::int as events,
      (select count(*)::int from outbox where organization_id = $1 and name = $2) as announced
    from audit_events where organization_id = $1 and name = $2`,
    [acme.id, name],
  );
  return rows[0];
}

async function waiting(): Promise<number> {
  const { rows } = await watcher.query(
    "select from pg_locks join pg_stat_activity using (pid) where datname = current_database() and not granted",
  );
  return rows.length;
}

test("a server that is killed in the middle of two bulk changes goes on with both exactly where they stopped", {
  timeout: 120_000,
}, async () => {
  const [many, file] = [await suspending(), await inviting()];
  await vi.waitFor(
    async () => expect([(await jobOf(many)).state, (await jobOf(file)).state]).toEqual(["ready", "ready"]),
    WHILE,
  );

  // Stands in the way of the second step of each.
  await gate.query("begin");
  // Without it, the row of the Organization would be locked as well, for which every step waits.
  await gate.query("set local session_replication_role = replica");
  await gate.query("select from members where id = $1 for update", [many.memberIds[60]]);
  await gate.query(
    `insert into invitations select (jsonb_populate_record(null::invitations, to_jsonb(original)
      || jsonb_build_object('id', 'inv_' || repeat('0', 32), 'email', $2::text))).*
    from invitations as original where organization_id = $1 and email = 'before@import.example'`,
    [file.acme.id, file.emails[600]],
  );
  await confirm(many);
  await confirm(file);
  await vi.waitFor(async () => expect(await waiting()).toBe(2), WHILE);
  const done = [(await jobOf(many)).result, (await jobOf(file)).result];
  expect(done.map(({ changed }) => changed > 0)).toEqual([true, true]);
  await server.kill();
  await gate.query("rollback");
  await vi.waitFor(async () => expect(await waiting()).toBe(0), WHILE);
  expect([(await jobOf(many)).result, (await jobOf(file)).result]).toEqual(done);

  server = await startServerProcess(app.ownerUrl);
  await vi.waitFor(
    async () => expect([(await jobOf(many)).state, (await jobOf(file)).state]).toEqual(["finished", "finished"]),
    WHILE,
  );
  expect((await jobOf(many)).result).toEqual({ changed: MEMBERS, unchanged: 0, refused: 0 });
  expect((await jobOf(file)).result).toEqual({ changed: LINES, unchanged: 0, refused: 0 });
  const once = (count: number) => ({ subjects: count, events: count, announced: count });
  expect(await told(many, "member.suspended")).toEqual(once(MEMBERS));
  // And the one that was there before.
  expect(await told(file, "invitation.created")).toEqual(once(LINES + 1));
  expect([await told(many, "bulk.finished"), await told(file, "bulk.finished")]).toEqual([once(1), once(1)]);
});
