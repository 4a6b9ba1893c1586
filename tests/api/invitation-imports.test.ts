import * as bulk from "@rollcall/contract/bulk";
import {
  downloadImportTemplate,
  importInvitations,
  MAX_IMPORT_LINES,
  type NewInvitationImport,
} from "@rollcall/contract/invitation-imports";
import { createInvitations, listInvitations } from "@rollcall/contract/invitations";
import { suspendMember } from "@rollcall/contract/members";
import { createWorkspace } from "@rollcall/contract/workspaces";
import { stepFor } from "@rollcall/server/capabilities/bulk/stepping";
import { openApp, type TestApp } from "@rollcall/server/testing/app";
import {
  type AnOrganization,
  aGroup,
  aMember,
  anAdminKey,
  anOrganization,
  type Somebody,
} from "@rollcall/server/testing/builders";
import { workOff } from "@rollcall/server/testing/queue";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

let app: TestApp;
let acme: AnOrganization;
let params: { organization_id: string };

beforeAll(async () => {
  app = await openApp();
});
afterAll(() => app?.close());
beforeEach(async () => {
  acme = await anOrganization(app, { seats: { api: 50, vibe: 2 } });
  params = { organization_id: acme.id };
});

type File = Partial<NewInvitationImport> & { csv: string };

const send = (file: File, as: Pick<Somebody, "cookie" | "bearer"> = acme.admin) =>
  app.call(importInvitations, { params, body: file }, as as Somebody);
const of = (id: string) => ({ ...params, bulk_job_id: id });

async function read(file: File): Promise<bulk.BulkJob> {
  const { status, body } = await send(file);
  expect({ status, body }).toMatchObject({ status: 202, body: { kind: "invitations", action: null } });
  if (body.state === "ready") return body;
  // What a slow machine did not work out before it answered, the queue does.
  await workOff(app);
  return (await app.call(bulk.getBulkJob, { params: of(body.id) }, acme.admin)).body;
}

async function run(id: string) {
  const { status, body } = await app.call(bulk.confirmBulkJob, { params: of(id) }, acme.admin);
  expect({ status, body }).toMatchObject({ status: 202 });
  const mails = await workOff(app);
  return { job: (await app.call(bulk.getBulkJob, { params: of(id) }, acme.admin)).body, mails };
}

async function itemsOf(id: string): Promise<bulk.BulkItem[]> {
  return (await app.call(bulk.listBulkItems, { params: of(id), query: { limit: 200 } }, acme.admin)).body.data;
}

/** Line, what becomes of it, and which column is to blame. */
const told = (items: readonly bulk.BulkItem[], phase: "preview" | "result" = "preview") =>
  items.map(({ line, [phase]: became }) => [line, became?.code ?? became?.outcome, became?.column ?? ""]);

async function pending() {
  const query = { limit: 200, sort: "created_at" as const };
  return (await app.call(listInvitations, { params, query }, acme.admin)).body.data;
}

describe("POST /invitation-imports", () => {
  test("202 marks every line, and invites nobody", async () => {
    const suspended = await aMember(app, acme);
    await app.call(suspendMember, { params: { ...params, member_id: suspended.memberId } }, acme.admin);
    await run((await read({ csv: "email\npending@b.example" })).id);
    const csv = [
      "E-mail;Roles;Seats",
      "one@b.example;Member;Vibe",
      "two@b.example;billing_manager;Vibe",
      "three@b.example;;Vibe",
      `${acme.admin.email};;`,
      `${suspended.email};;`,
      "pending@b.example;;",
      "not an address;;",
      "ONE@b.example;;",
      "four@b.example;Boss;Nothing",
      "five@b.example;;",
    ].join("\r\n");
    const job = await read({ csv });
    expect(told(await itemsOf(job.id))).toEqual([
      [2, "changed", ""],
      [3, "changed", ""],
      [4, "no_seat", "seats"],
      [5, "already_member", "email"],
      [6, "member_suspended", "email"],
      [7, "already_invited", "email"],
      [8, "invalid_email", "email"],
      [9, "duplicate", "email"],
      [10, "role_unknown", "roles"],
      [11, "changed", ""],
    ]);
    expect(job.preview).toEqual({ changed: 3, unchanged: 2, refused: 5 });
    expect((await pending()).map(({ email }) => email)).toEqual(["pending@b.example"]);
    const bad = (await itemsOf(job.id))[8];
    expect(bad?.preview?.detail).toBe("There is no role “Boss”. There is no product “Nothing”.");
  });

  test("202 says how each column was read", async () => {
    const { file } = await read({ csv: "Name,Work email,Role\nAda,ada@b.example,Member" });
    expect(file?.columns).toEqual([
      { header: "Name", read_as: null },
      { header: "Work email", read_as: "email" },
      { header: "Role", read_as: "roles" },
    ]);
  });

  test("202 counts seats on past what one step takes", async () => {
    const lines = Array.from({ length: 600 }, (_, each) => `person${each}@b.example,${each % 300 === 0 ? "vibe" : ""}`);
    const { status, body } = await send({ csv: ["email,seats", ...lines, "last@b.example,vibe"].join("\n") });
    expect({ status, state: body.state }).toEqual({ status: 202, state: "previewing" });
    await workOff(app);
    const job = (await app.call(bulk.getBulkJob, { params: of(body.id) }, acme.admin)).body;
    expect(job).toMatchObject({ state: "ready", preview: { changed: 600, refused: 1 } });
  });

  test("202 finds nothing by its name that who imports may not see", async () => {
    await aGroup(app, acme, { name: "Secret" });
    const body = { name: "Hidden", members: [] };
    await app.call(createWorkspace, { params, body }, acme.admin);
    const key = await anAdminKey(app, acme, { permissions: ["members:read", "members:invite"] });
    const csv = "email,workspaces,groups\na@b.example,Hidden,\nb@b.example,,Secret";
    const { body: job } = await send({ csv }, key);
    expect(told(await itemsOf(job.id))).toEqual([
      [2, "not_found", "workspaces"],
      [3, "not_found", "groups"],
    ]);
  });

  test.each<[string, string, string]>([
    [
      "without a column of addresses",
      "name,department\nAda,Engines",
      "No column is named email. The first line holds: name, department.",
    ],
    ["that is empty", "", "No column is named email. The first line holds: nothing."],
    ["with headers alone", "email,roles\n", "There is no line below the headers."],
    [
      "with a quoted field that never ends",
      'email\n"a@b.example\n',
      "In line 2 a quoted field begins that never ends.",
    ],
  ])("400 for a file %s", async (_, csv, detail) => {
    const { status, body } = await send({ csv });
    expect({ status, ...body }).toMatchObject({ status: 400, code: "import_unreadable", field: "csv", detail });
  });

  test("400 for what is no text, and for roles that are not there", async () => {
    expect((await send({ csv: "email\n\u0000" })).body).toMatchObject({ code: "invalid_input", field: "csv" });
    expect((await send({ csv: "email\na@b.example", roles: ["boss"] })).body.code).toBe("role_unknown");
  });

  test("409 for more lines than a file may have; a large body is taken here alone", async () => {
    const line = `${"x".repeat(60)}@b.example`;
    const csv = `email\n${Array.from({ length: MAX_IMPORT_LINES + 1 }, () => line).join("\n")}`;
    const { status, body } = await send({ csv });
    expect({ status, code: body.code }).toEqual({ status: 409, code: "import_too_many_lines" });
    const elsewhere = await app.send("PATCH", `/v1/organizations/${acme.id}`, { as: acme.admin, body: { name: csv } });
    expect(elsewhere.status).toBe(413);
  });
});

describe("confirming it", () => {
  test("202 invites each as their line says, in its order, with one mail", async () => {
    const group = await aGroup(app, acme, { name: "Contractors" });
    const { body: workspace } = await app.call(
      createWorkspace,
      { params, body: { name: "Research", members: [] } },
      acme.admin,
    );
    const csv = [
      "\ufeffemail,roles,seats,workspaces,groups,language",
      'z@b.example,"Member, Billing",Vibe,Research: Developer,Contractors,fr',
      "a@b.example,,,,,",
      "bad,,,,,",
    ].join("\n");
    const { id } = await read({ csv, note: "Welcome aboard", language: "en" });
    const { job, mails } = await run(id);
    expect(job).toMatchObject({ state: "finished", result: { changed: 2, unchanged: 0, refused: 1 } });
    expect(mails.map(({ to }) => to)).toEqual(["z@b.example", "a@b.example"]);
    const byEmail = Map.groupBy(await pending(), ({ email }) => email);
    expect(byEmail.get("z@b.example")).toMatchObject([
      {
        roles: ["billing_manager", "member"],
        seats: ["vibe"],
        workspaces: [{ id: workspace.id, roles: ["developer"] }],
        groups: [{ id: group.id }],
        language: "fr",
        note: "Welcome aboard",
        invited_by: { member_id: acme.admin.memberId },
      },
    ]);
    expect(byEmail.get("a@b.example")).toMatchObject([{ roles: ["member"], seats: [], language: "en" }]);
    const names = (await app.eventsOf(acme.id)).filter(({ actor_id }) => actor_id === acme.admin.memberId);
    expect(names.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["bulk.started", "invitation.created", "bulk.finished"]),
    );
  });

  test("202 lets its mails wait behind those of everybody else", async () => {
    const { id } = await read({ csv: "email\nmany@b.example" });
    await app.call(bulk.confirmBulkJob, { params: of(id) }, acme.admin);
    await stepFor(app.platform, acme.id, id, 10_000);
    const form = { emails: ["one@b.example"], roles: ["member"] };
    await app.call(createInvitations, { params, body: form }, acme.admin);
    const { rows } = await sql<{ priority: number }>`
      select jobs.priority from graphile_worker._private_jobs as jobs
      join graphile_worker._private_tasks as tasks on tasks.id = jobs.task_id
      where tasks.identifier = 'invitations.send_mail' order by jobs.id`.execute(app.platform.database);
    expect(rows.map(({ priority }) => priority)).toEqual([10, 0]);
    await workOff(app);
  });

  test("202 decides anew what changed since the preview", async () => {
    const { id } = await read({ csv: "email\na@b.example\nb@b.example" });
    const other = await read({ csv: "email\na@b.example" });
    await run(other.id);
    const { job } = await run(id);
    expect(job.result).toEqual({ changed: 1, unchanged: 1, refused: 0 });
    expect(told(await itemsOf(id), "result")).toEqual([
      [2, "already_invited", "email"],
      [3, "changed", ""],
    ]);
  });

  test("403 asks for a fresh sign-in where a line makes somebody Admin; a key never may", async () => {
    const csv = "email,roles\na@b.example,Admin";
    const { id } = await read({ csv });
    const key = await anAdminKey(app, acme);
    expect((await app.call(bulk.confirmBulkJob, { params: of(id) }, key)).body.code).toBe("person_required");
    app.clock.advance({ minutes: 30 });
    const stale = await app.call(bulk.confirmBulkJob, { params: of(id) }, acme.admin);
    expect(stale.body.code).toBe("fresh_sign_in_required");
  });
});

test("GET /invitation-imports/template is a file that can be imported as it is", async () => {
  const path = downloadImportTemplate.path.replace("{organization_id}", acme.id);
  const response = await app.send("GET", path, { as: acme.admin });
  expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  const job = await read({ csv: await response.text() });
  expect(job.total).toBe(2);
});
