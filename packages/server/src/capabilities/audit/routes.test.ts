import { createKey } from "@rollcall/contract/api-keys";
import * as contract from "@rollcall/contract/audit";
import * as members from "@rollcall/contract/members";
import { updateOrganization } from "@rollcall/contract/organizations";
import { createWorkspace } from "@rollcall/contract/workspaces";
import Papa from "papaparse";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openApp, type TestApp } from "../../../testing/app.ts";
import { type AMember, type AnOrganization, aMember, anOrganization, signedIn } from "../../../testing/builders.ts";
import { runHourly } from "../../../testing/queue.ts";
import { announce } from "../../platform/outbox.ts";
import {
  eventsOf,
  inTransaction,
  noOrigin,
  organizationSetting,
  surroundings,
  transact,
} from "../../platform/transact.ts";

let app: TestApp;
let acme: AnOrganization;
let mia: AMember;

beforeAll(async () => {
  app = await openApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  acme = await anOrganization(app);
  mia = await aMember(app, acme);
});

const own = () => ({ organization_id: acme.id });
const of = (member: AMember) => ({ ...own(), member_id: member.memberId });
const seal = () => runHourly(app, "audit.seal");
const rename = (name: string) => app.call(updateOrganization, { params: own(), body: { name } }, acme.admin);

type Query = Partial<contract.AuditFilter> & { limit?: number };
async function list(query: Query = {}) {
  const { status, body } = await app.call(contract.listAuditEvents, { params: own(), query }, acme.admin);
  expect({ status, body }).toMatchObject({ status: 200 });
  return body;
}
const namesIn = async (query: Query) => (await list(query)).data.map(({ name }) => name);

async function whole(): Promise<contract.BrokenEvent | null> {
  const { status, body } = await app.call(contract.verifyAuditChain, { params: own(), query: {} }, acme.admin);
  expect({ status, body }).toMatchObject({ status: 200 });
  return body.first_broken;
}

describe("GET /v1/organizations/{organization_id}/events", () => {
  test("200: the latest first, who did what to whom, before and after", async () => {
    app.clock.advance({ minutes: 1 });
    await app.call(members.updateMember, { params: of(mia), body: { first_name: "Maria" } }, acme.admin);
    const [event] = (await list()).data;
    expect(event).toMatchObject({
      name: "member.updated",
      at: app.clock.now().toISOString(),
      actor: { kind: "member", id: acme.admin.memberId, name: "Ada Admin" },
      subject: { id: mia.memberId, name: "Maria Member" },
      payload: { before: { first_name: "Mia" }, after: { first_name: "Maria" } },
      names: { [mia.memberId]: "Maria Member" },
      request_id: expect.stringMatching(/^req_/),
      erased_at: null,
    });
    const params = { ...own(), event_id: event?.id ?? "" };
    expect((await app.call(contract.getAuditEvent, { params }, acme.admin)).body).toEqual(event);
  });

  test("pages meet without a gap, also among events of one moment", async () => {
    await app.call(members.grantSeat, { params: { ...of(mia), product_id: "vibe" } }, acme.admin);
    const all = (await list({ limit: 200 })).data.map(({ id }) => id);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const query = { limit: 2, ...(cursor && { cursor }) };
      const { body } = await app.call(contract.listAuditEvents, { params: own(), query }, acme.admin);
      seen.push(...body.data.map(({ id }) => id));
      cursor = body.next_cursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(all);
    expect(new Set(seen).size).toBe(seen.length);
  });

  test("filters: who, what, about whom, where, when, and together", async () => {
    const { body: workspace } = await app.call(createWorkspace, { params: own(), body: { name: "Lab" } }, acme.admin);
    const inside = { ...own(), workspace_id: workspace.id };
    const { body: made } = await app.call(createKey, { params: inside, body: { name: "CI" } }, acme.admin);
    app.clock.advance({ minutes: 5 });
    const later = app.clock.now().toISOString();
    await app.call(members.grantSeat, { params: { ...of(mia), product_id: "vibe" } }, acme.admin);
    await app.call(members.leaveOrganization, { params: own() }, mia);

    expect(await namesIn({ workspace: [workspace.id] })).toEqual(["key.created", "workspace.created"]);
    expect(await namesIn({ target: [made.key.id] })).toEqual(["key.created"]);
    expect(await namesIn({ target: [mia.memberId], from: later })).toEqual(
      expect.arrayContaining(["member.removed", "seat.granted"]),
    );
    expect(await namesIn({ actor: [mia.memberId] })).toContain("member.removed");
    expect(await namesIn({ actor: [mia.memberId] })).not.toContain("seat.granted");
    expect(await namesIn({ actor: ["operator"], name: ["member.joined"] })).toEqual(["member.joined", "member.joined"]);
    expect(await namesIn({ name: ["key.created", "workspace.archived"] })).toEqual(["key.created"]);
    expect(await namesIn({ involving: acme.admin.memberId, name: ["member.joined", "seat.granted"] })).toEqual([
      "seat.granted",
      "member.joined",
    ]);
    expect(await namesIn({ workspace: [workspace.id], actor: ["operator"] })).toEqual([]);
    expect(await namesIn({ to: later, workspace: [workspace.id], target: [made.key.id] })).toEqual(["key.created"]);
    expect(await namesIn({ to: later, actor: [mia.memberId] })).toEqual([]);
    expect(await namesIn({ name: ["nothing.happened"] })).toEqual([]);
  });

  test.each(["0000-01-01T00:00:00Z", "2026-01-01T00:00:00+23:59", "2026-01-01T00:00:00-16:00"])(
    "200 for every time that can be written, such as %s",
    async (from) => {
      expect(await namesIn({ from, name: ["member.joined"] })).toEqual(["member.joined", "member.joined"]);
      expect(await namesIn({ to: from })).toEqual([]);
    },
  );

  test.each([
    ["actor", "nobody at all"],
    ["actor", "x'--"],
    ["name", "MEMBER.REMOVED"],
    ["target", "%"],
    ["workspace", "mem_1"],
    ["involving", "me"],
    ["from", "yesterday"],
    ["to", "2026-13-01T00:00:00Z"],
  ])("400 for %s=%s", async (key, value) => {
    const address = `/v1/organizations/${acme.id}/events?${key}=${encodeURIComponent(value)}`;
    const response = await app.send("GET", address, { as: acme.admin });
    expect([response.status, (await response.json()).code]).toEqual([400, "invalid_input"]);
  });

  test("403 without audit:read, 404 for other Organizations", async () => {
    const other = await anOrganization(app);
    for (const [who, expected] of [
      [mia, 403],
      [other.admin, 404],
    ] as const) {
      const { status } = await app.call(contract.listAuditEvents, { params: own(), query: {} }, who);
      expect(status).toBe(expected);
    }
  });
});

describe("GET /v1/organizations/{organization_id}/events/feed", () => {
  const follow = async (query: { cursor?: string; limit?: number; start?: "beginning" | "end" } = {}) =>
    (await app.call(contract.followAuditEvents, { params: own(), query }, acme.admin)).body;

  test("200: every event once, the oldest first, and a place to ask from that never ends", async () => {
    await seal();
    const first = await follow({ limit: 2 });
    expect(first).toMatchObject({
      data: [{ position: 1 }, { position: 2 }],
      has_more: true,
    });
    const rest = await follow({ cursor: first.next_cursor, limit: 200 });
    expect(rest.data.map(({ position }) => position)).toEqual(rest.data.map((_, index) => index + 3));
    expect(rest.has_more).toBe(false);

    expect((await follow({ cursor: rest.next_cursor })).data).toEqual([]);
    expect((await follow({ start: "end" })).data).toEqual([]);
    await rename("Acme Labs");
    expect((await follow({ cursor: rest.next_cursor })).data).toEqual([]);
    await seal();
    expect((await follow({ cursor: rest.next_cursor })).data.map(({ name }) => name)).toEqual(["organization.updated"]);
  });

  test("an event whose transaction commits late is not skipped", async () => {
    await seal();
    const { next_cursor } = await follow({ start: "end" });
    const { promise: mayCommit, resolve: commit } = Promise.withResolvers<void>();
    const { promise: isWritten, resolve: written } = Promise.withResolvers<void>();
    const slow = slowly(written, mayCommit);
    await isWritten;
    await rename("Fast");
    await seal();
    const early = await follow({ cursor: next_cursor });
    expect(early.data.map(({ name }) => name)).toEqual(["organization.updated"]);
    commit();
    await slow;
    await seal();
    const late = await follow({ cursor: early.next_cursor });
    expect(late.data.map(({ name }) => name)).toEqual(["audit.retention_changed"]);
    expect((late.data[0]?.id ?? "") < (early.data[0]?.id ?? "")).toBe(true);
    expect(await whole()).toBeNull();
  });

  /** Writes an event, says so, and commits when it may. */
  async function slowly(written: () => void, mayCommit: Promise<void>): Promise<void> {
    const scope = { organizationId: acme.id, actor: { kind: "operator" }, origin: noOrigin } as const;
    await inTransaction(app.platform, organizationSetting(acme.id), async (tx) => {
      const payload = { id: acme.id, before: null, after: 90 };
      const work = { ...surroundings(app.platform, noOrigin), ...scope, tx };
      await announce(work, [{ name: "audit.retention_changed", payload }], app.platform);
      written();
      await mayCommit;
    });
  }
});

describe("GET /v1/organizations/{organization_id}/events/export", () => {
  const download = (query: string) =>
    app.send("GET", `/v1/organizations/${acme.id}/events/export${query}`, { as: acme.admin });

  test("200 as CSV, safe to open in a spreadsheet", async () => {
    await app.call(members.updateMember, { params: of(mia), body: { first_name: "=cmd|'/c'!A0" } }, acme.admin);
    const response = await download("?name=member.updated");
    expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
    expect(response.headers.get("content-disposition")).toMatch(
      /^attachment; filename="audit-log-\d{4}-\d\d-\d\d.csv"$/,
    );
    const { data } = Papa.parse<Record<string, string>>(await response.text(), { header: true, skipEmptyLines: true });
    expect(data).toMatchObject([
      { event: "member.updated", actor_name: "Ada Admin", subject_name: "'=cmd|'/c'!A0 Member" },
    ]);
  });

  test("200 as JSON lines, as the list shows them", async () => {
    const response = await download("?format=jsonl");
    const lines = (await response.text()).trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line))).toEqual((await list({ limit: 200 })).data);
  });

  test("200 with every event, however many reads that takes", async () => {
    await writeMany(acme.id, 2_500);
    const text = await (await download("?format=jsonl&name=seat.granted")).text();
    expect(
      new Set(
        text
          .trimEnd()
          .split("\n")
          .map((line) => JSON.parse(line).id),
      ).size,
    ).toBe(2_500);
  });

  test("400 for another format, 403 without audit:read", async () => {
    expect((await download("?format=xml")).status).toBe(400);
    const path = `/v1/organizations/${acme.id}/events/export`;
    expect((await app.send("GET", path, { as: mia })).status).toBe(403);
  });
});

describe("/v1/organizations/{organization_id}/audit-retention", () => {
  const get = async () => (await app.call(contract.getAuditRetention, { params: own() }, acme.admin)).body;
  const set = (days: number | null, as = acme.admin) =>
    app.call(contract.setAuditRetention, { params: own(), body: { days } }, as);

  test("200: for ever at first; a change is an event of its own", async () => {
    expect(await get()).toMatchObject({ days: null });
    expect((await set(365)).body.days).toBe(365);
    expect((await set(365)).body.days).toBe(365);
    expect((await list({ name: ["audit.retention_changed"] })).data).toMatchObject([
      { payload: { before: null, after: 365 } },
    ]);
  });

  test.each([0, 89, 3651, 90.5])("400 for %d days", async (days) => {
    expect((await set(days)).status).toBe(400);
  });

  test("403 for a Member", async () => {
    expect((await set(90, mia)).status).toBe(403);
  });

  test("removes what is older, and the chain goes on from there", async () => {
    app.clock.advance({ days: -100 });
    acme = await anOrganization(app);
    const before = (await app.eventsOf(acme.id)).length;
    app.clock.advance({ days: 100 });
    acme.admin = { ...acme.admin, ...(await signedIn(app, acme.admin.email)) };
    await rename("Acme Labs");
    await seal();
    const { data: old } = await list({ target: [acme.admin.memberId] });
    expect(old.map(({ name }) => name)).toEqual(["member.joined"]);

    await set(90);
    await runHourly(app, "audit.shorten");
    await runHourly(app, "audit.shorten");
    await seal();
    expect(await namesIn({})).toEqual(["audit.events_removed", "audit.retention_changed", "organization.updated"]);
    expect(await namesIn({ target: [acme.admin.memberId] })).toEqual([]);
    expect((await list({ name: ["audit.events_removed"] })).data).toMatchObject([
      { actor: { kind: "system" }, payload: { events: before, position: before } },
    ]);
    const { body } = await app.call(contract.verifyAuditChain, { params: own(), query: {} }, acme.admin);
    expect(body).toMatchObject({
      first_broken: null,
      chain: { first_position: before + 1, last_position: before + 3 },
    });
  });
});

/** So many events at once. */
function writeMany(organizationId: string, count: number): Promise<void> {
  const payload = (id: number) => ({ id: `seat ${id}`, product_id: "vibe", member_id: "" });
  const events = eventsOf(Array.from({ length: count }, (_, id) => ({ name: "seat.granted", payload: payload(id) })));
  const scope = { organizationId, actor: { kind: "operator" }, origin: noOrigin } as const;
  return transact(app.platform, scope, async () => ({ answer: undefined, events }));
}
