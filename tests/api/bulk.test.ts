import * as bulk from "@rollcall/contract/bulk";
import { listMembers, setMemberRoles, suspendMember } from "@rollcall/contract/members";
import { ADMIN_ROLE } from "@rollcall/contract/roles";
import { openApp, type TestApp } from "@rollcall/server/testing/app";
import {
  type AMember,
  type AnOrganization,
  aGroup,
  aMember,
  anAdmin,
  anAdminKey,
  anOrganization,
} from "@rollcall/server/testing/builders";
import { runHourly, workOff } from "@rollcall/server/testing/queue";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

let app: TestApp;
let acme: AnOrganization;
let params: { organization_id: string };

beforeAll(async () => {
  app = await openApp();
});
afterAll(() => app?.close());
beforeEach(async () => {
  acme = await anOrganization(app, { seats: { api: 2, vibe: 50, code: 1 } });
  params = { organization_id: acme.id };
});

const some = (count: number) => Promise.all(Array.from({ length: count }, () => aMember(app, acme)));
const of = (id: string) => ({ ...params, bulk_job_id: id });
const named = (members: readonly AMember[]) => ({ members: members.map(({ memberId }) => memberId) });

async function created(
  selection: bulk.BulkSelection,
  action: bulk.BulkAction,
  as: { cookie: string; bearer?: string } = acme.admin,
): Promise<bulk.BulkJob> {
  const { status, body } = await app.call(bulk.createBulkJob, { params, body: { selection, action } }, as);
  expect({ status, body }).toMatchObject({ status: 202 });
  return ready(body);
}

/** What a slow machine did not work out before it answered, the queue does. */
async function ready(job: bulk.BulkJob): Promise<bulk.BulkJob> {
  if (job.state !== "previewing") return job;
  await workOff(app);
  return (await app.call(bulk.getBulkJob, { params: of(job.id) }, acme.admin)).body;
}

async function run(id: string, as: { cookie: string; bearer?: string } = acme.admin): Promise<bulk.BulkJob> {
  const { status, body } = await app.call(bulk.confirmBulkJob, { params: of(id) }, as);
  expect({ status, body }).toMatchObject({ status: 202, body: { state: "running" } });
  await workOff(app);
  return (await app.call(bulk.getBulkJob, { params: of(id) }, acme.admin)).body;
}

async function itemsOf(id: string): Promise<bulk.BulkItem[]> {
  return (await app.call(bulk.listBulkItems, { params: of(id), query: { limit: 200 } }, acme.admin)).body.data;
}

const outcomes = (items: readonly bulk.BulkItem[], phase: "preview" | "result") =>
  items.map((item) => item[phase]?.code ?? item[phase]?.outcome);
const memberNow = async (email: string) => {
  const query = { q: email, status: ["active", "suspended", "removed"] as ("active" | "suspended" | "removed")[] };
  return (await app.call(listMembers, { params, query }, acme.admin)).body.data[0];
};
const eventsNamed = async (name: string) => (await app.eventsOf(acme.id)).filter((each) => each.name === name);

describe("POST /bulk-jobs", () => {
  test("202 says what would become of each member, and changes nobody", async () => {
    const people = await some(4);
    const job = await created(named(people), { type: "seat.grant", product_id: "api" });
    expect(job).toMatchObject({ state: "ready", total: 4, preview: { changed: 2, unchanged: 0, refused: 2 } });
    expect(outcomes(await itemsOf(job.id), "preview")).toEqual([
      "changed",
      "changed",
      "no_seats_available",
      "no_seats_available",
    ]);
    expect((await memberNow(people[0]?.email ?? ""))?.seats).toEqual([]);
    expect(await eventsNamed("seat.granted")).toEqual([]);
  });

  test("202 counts on from step to step, past what one step takes", async () => {
    await some(60);
    const job = await created({ filter: {} }, { type: "seat.grant", product_id: "vibe" });
    expect(job).toMatchObject({ total: 61, preview: { changed: 50, unchanged: 0, refused: 11 } });
  });

  test("202 leaves the last Admin: of several, all but one would go", async () => {
    const others = [await anAdmin(app, acme), await anAdmin(app, acme)];
    const job = await created(named([acme.admin, ...others]), { type: "roles.set", roles: ["member"] });
    const items = await itemsOf(job.id);
    // Whose rights it works by comes last.
    expect(items.at(-1)?.member_id).toBe(acme.admin.memberId);
    expect(outcomes(items, "preview")).toEqual(["changed", "changed", "last_admin"]);
  });

  test("202 selects all that a filter of the Members page finds", async () => {
    const people = await some(3);
    await app.call(suspendMember, { params: { ...params, member_id: people[0]?.memberId ?? "" } }, acme.admin);
    const filter = { role: ["member"], status: ["active" as const] };
    const job = await created({ filter }, { type: "suspend" });
    expect(job).toMatchObject({ total: 2, preview: { changed: 2, unchanged: 0, refused: 0 } });
  });

  test("400 for a filter that names none of something: who asks for nobody must not get everybody", async () => {
    const selection = { filter: { role: [] } };
    const body = { selection, action: { type: "remove" as const } };
    const { status, body: problem } = await app.call(bulk.createBulkJob, { params, body }, acme.admin);
    expect({ status, code: problem.code }).toEqual({ status: 400, code: "invalid_input" });
  });

  test("403 for who may not do it to one", async () => {
    const key = await anAdminKey(app, acme, { permissions: ["members:read"] });
    const [somebody] = await some(1);
    const body = { selection: named([somebody as AMember]), action: { type: "remove" as const } };
    const { status, body: problem } = await app.call(bulk.createBulkJob, { params, body }, key);
    expect({ status, code: problem.code }).toEqual({ status: 403, code: "permission_missing" });
  });

  test("403 asks who makes Admins for a fresh sign-in, when it is made and when it is confirmed", async () => {
    const people = await some(1);
    const action: bulk.BulkAction = { type: "roles.add", roles: [ADMIN_ROLE] };
    const job = await created(named(people), action);
    app.clock.advance({ minutes: 30 });
    const asked = { params, body: { selection: named(people), action } };
    expect((await app.call(bulk.createBulkJob, asked, acme.admin)).body.code).toBe("fresh_sign_in_required");
    const answer = await app.call(bulk.confirmBulkJob, { params: of(job.id) }, acme.admin);
    expect(answer.body.code).toBe("fresh_sign_in_required");
  });

  test("409 past twenty that are open", async () => {
    const people = await some(1);
    for (let each = 0; each < bulk.MAX_OPEN_BULK_JOBS; each += 1)
      await created(named(people), { type: "seat.grant", product_id: "vibe" });
    const body = { selection: named(people), action: { type: "suspend" as const } };
    const answer = await app.call(bulk.createBulkJob, { params, body }, acme.admin);
    expect({ status: answer.status, code: answer.body.code }).toEqual({ status: 409, code: "too_many_bulk_jobs" });
    // Those that nobody confirmed stand in the way for a day.
    app.clock.advance({ days: 1 });
    expect((await app.call(bulk.createBulkJob, { params, body }, acme.admin)).status).toBe(202);
  });
});

describe("POST /bulk-jobs/{id}/confirm", () => {
  test.each<[string, bulk.BulkAction, string[], string]>([
    ["roles", { type: "roles.add", roles: ["billing_manager"] }, ["changed", "changed"], "member.roles_changed"],
    ["a seat", { type: "seat.grant", product_id: "code" }, ["changed", "no_seats_available"], "seat.granted"],
    ["suspending", { type: "suspend" }, ["changed", "changed"], "member.suspended"],
    ["removing", { type: "remove" }, ["changed", "changed"], "member.removed"],
  ])("202 does %s to each, with an event of its own by who confirmed it", async (_, action, wanted, event) => {
    const job = await run((await created(named(await some(2)), action)).id);
    expect(job).toMatchObject({ state: "finished", started_by: expect.any(String), ended_at: expect.any(String) });
    const items = await itemsOf(job.id);
    expect(outcomes(items, "result")).toEqual(wanted);
    const changed = items.filter(({ result }) => result?.outcome === "changed");
    const events = await eventsNamed(event);
    expect(events.filter(({ actor_id }) => actor_id === acme.admin.memberId)).toHaveLength(changed.length);
    expect(await eventsNamed("bulk.finished")).toHaveLength(1);
  });

  test("202 puts into a Group and takes out of it; who is so already stays unchanged", async () => {
    const people = await some(3);
    const group = await aGroup(app, acme, { members: people.slice(0, 1) });
    const put = await run((await created(named(people), { type: "group.add", group_id: group.id })).id);
    expect(put.result).toEqual({ changed: 2, unchanged: 1, refused: 0 });
    const took = await run((await created(named(people), { type: "group.remove", group_id: group.id })).id);
    expect(took.result).toEqual({ changed: 3, unchanged: 0, refused: 0 });
    const again = await run((await created(named(people), { type: "group.remove", group_id: group.id })).id);
    expect(again.result).toEqual({ changed: 0, unchanged: 3, refused: 0 });
  });

  test("202 brings back suspended Admins with one fresh sign-in", async () => {
    const other = await anAdmin(app, acme);
    await app.call(suspendMember, { params: { ...params, member_id: other.memberId } }, acme.admin);
    app.clock.advance({ minutes: 30 });
    const job = await created(named([other]), { type: "reactivate" });
    expect(job.preview).toEqual({ changed: 1, unchanged: 0, refused: 0 });
    const answer = await app.call(bulk.confirmBulkJob, { params: of(job.id) }, acme.admin);
    expect(answer.body.code).toBe("fresh_sign_in_required");
  });

  test("stops when who confirmed it may no longer do it, and leaves the rest as it is", async () => {
    const second = await anAdmin(app, acme);
    const people = await some(2);
    const job = await created(named(people), { type: "remove" }, second);
    await app.call(bulk.confirmBulkJob, { params: of(job.id) }, second);
    const demoted = { params: { ...params, member_id: second.memberId }, body: { roles: ["member"] } };
    await app.call(setMemberRoles, demoted, acme.admin);
    await workOff(app);
    const { body } = await app.call(bulk.getBulkJob, { params: of(job.id) }, acme.admin);
    expect(body).toMatchObject({
      state: "stopped",
      stopped_because: { code: "permission_missing" },
      result: { changed: 0, unchanged: 0, refused: 0 },
    });
    expect((await memberNow(people[0]?.email ?? ""))?.status).toBe("active");
    expect(await eventsNamed("bulk.stopped")).toHaveLength(1);
  });

  test("202 by an Admin API key, as which it is recorded", async () => {
    const key = await anAdminKey(app, acme);
    const job = await created(named(await some(2)), { type: "seat.grant", product_id: "vibe" }, key);
    expect((await run(job.id, key)).result).toEqual({ changed: 2, unchanged: 0, refused: 0 });
    const [event] = await eventsNamed("bulk.finished");
    expect(event).toMatchObject({ actor_kind: "admin_key", actor_id: key.keyId });
  });

  test("409 for what runs already, was cancelled, or has ended", async () => {
    const job = await created(named(await some(1)), { type: "suspend" });
    await run(job.id);
    const again = await app.call(bulk.confirmBulkJob, { params: of(job.id) }, acme.admin);
    expect({ status: again.status, code: again.body.code }).toEqual({ status: 409, code: "bulk_not_ready" });
    const late = await app.call(bulk.cancelBulkJob, { params: of(job.id) }, acme.admin);
    expect({ status: late.status, code: late.body.code }).toEqual({ status: 409, code: "bulk_ended" });
  });
});

describe("POST /bulk-jobs/{id}/cancel", () => {
  test("200 keeps what was done and leaves the rest", async () => {
    const people = await some(2);
    const job = await created(named(people), { type: "suspend" });
    await app.call(bulk.confirmBulkJob, { params: of(job.id) }, acme.admin);
    const { status, body } = await app.call(bulk.cancelBulkJob, { params: of(job.id) }, acme.admin);
    expect({ status, state: body.state }).toEqual({ status: 200, state: "cancelled" });
    await workOff(app);
    expect((await memberNow(people[1]?.email ?? ""))?.status).toBe("active");
    expect(await eventsNamed("bulk.cancelled")).toHaveLength(1);
  });
});

describe("GET /bulk-jobs", () => {
  test("200 filters items by what became of them, page by page", async () => {
    const job = await created(named(await some(4)), { type: "seat.grant", product_id: "api" });
    const query = { preview: ["refused" as const], limit: 1 };
    const first = await app.call(bulk.listBulkItems, { params: of(job.id), query }, acme.admin);
    const cursor = first.body.next_cursor ?? "";
    const second = await app.call(bulk.listBulkItems, { params: of(job.id), query: { ...query, cursor } }, acme.admin);
    expect([first, second].map(({ body }) => body.data.map(({ number }) => number))).toEqual([[3], [4]]);
    expect(second.body.has_more).toBe(false);
  });

  test("200 with the result as CSV that no spreadsheet takes for a formula", async () => {
    const somebody = await aMember(app, acme, { first_name: "=cmd|'/c calc'!A1", last_name: 'O"Neill, Jr' });
    const job = await created(named([somebody]), { type: "suspend" });
    const response = await app.send("GET", `/v1/organizations/${acme.id}/bulk-jobs/${job.id}/result`, {
      as: acme.admin,
    });
    const text = await response.text();
    expect(response.headers.get("content-disposition")).toContain("attachment");
    expect(text).toContain(`1,,'=cmd|'/c calc'!A1,"O""Neill, Jr",${somebody.email},${somebody.memberId},changed,`);
  });

  test("what is older than 30 days is swept, with its items", async () => {
    const [old, young] = [
      await created(named(await some(1)), { type: "suspend" }),
      await created(named(await some(1)), { type: "suspend" }),
    ];
    const owner = new pg.Client(app.adminUrl);
    await owner.connect();
    await owner.query("update bulk_jobs set created_at = now() - interval '31 days' where id = $1", [old.id]);
    await runHourly(app, "bulk.clear_up");
    const { rows } = await owner.query("select job_id from bulk_items where organization_id = $1", [acme.id]);
    await owner.end();
    expect(rows).toEqual([{ job_id: young.id }]);
    expect((await app.call(bulk.getBulkJob, { params: of(old.id) }, acme.admin)).status).toBe(404);
  });
});
