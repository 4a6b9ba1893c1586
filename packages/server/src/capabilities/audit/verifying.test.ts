import * as contract from "@rollcall/contract/audit";
import * as members from "@rollcall/contract/members";
import { updateOrganization } from "@rollcall/contract/organizations";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openApp, type TestApp } from "../../../testing/app.ts";
import { type AMember, type AnOrganization, aMember, anOrganization } from "../../../testing/builders.ts";
import { runHourly } from "../../../testing/queue.ts";
import { operatorCommands } from "../../operator/commands.ts";
import { connect, type OpenDatabase } from "../../platform/database.ts";
import { createSealer } from "./sealing.ts";

let app: TestApp;
/** Whoever may write to every table. */
let owner: pg.Client;
/** The database as the operator's command line has it. */
let operator: OpenDatabase;
let acme: AnOrganization;

beforeAll(async () => {
  app = await openApp();
  owner = new pg.Client({ connectionString: app.adminUrl });
  operator = connect(app.ownerUrl, { max: 2 });
  await owner.connect();
});
afterAll(async () => {
  await owner?.end();
  await operator?.close();
  await app?.close();
});
beforeEach(async () => {
  acme = await anOrganization(app);
  for (const name of ["One", "Two", "Three"])
    await app.call(updateOrganization, { params: own(), body: { name } }, acme.admin);
  await runHourly(app, "audit.seal");
});
afterEach(() => {
  process.exitCode = undefined;
});

const own = () => ({ organization_id: acme.id });

async function verify(query: { after?: string; noted?: string } = {}) {
  const { status, body } = await app.call(contract.verifyAuditChain, { params: own(), query }, acme.admin);
  expect({ status, body }).toMatchObject({ status: 200 });
  return body;
}
const broken = async () => (await verify()).first_broken;
const tamper = (statement: string, ...values: unknown[]) => owner.query(statement, [acme.id, ...values]);

async function eventAt(position: number): Promise<string> {
  const { rows } = await tamper(
    "select event_id from audit_seals where organization_id = $1 and position = $2",
    position,
  );
  return rows[0]?.event_id;
}

function run(name: string, options: Record<string, unknown>): Promise<unknown> {
  const command = operatorCommands[name];
  if (command === undefined) throw new Error(`there is no ${name}`);
  return command.run({ ...app.platform, database: operator.database }, options);
}

describe("GET /v1/organizations/{organization_id}/events/chain", () => {
  test("200: whole, and how far it goes", async () => {
    const { chain, ...rest } = await verify();
    expect(chain).toMatchObject({ first_position: 1, waiting: 0, head_hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(rest).toEqual({
      verified_through: chain.last_position,
      erased: 0,
      first_broken: null,
      next_cursor: null,
      has_more: false,
    });
    expect(chain.last_position).toBe((await app.eventsOf(acme.id)).length);
  });

  test("names an event that was edited", async () => {
    const id = await eventAt(3);
    const edit = `update audit_events set payload = payload || '{"seats": 999}' where organization_id = $1 and id = $2`;
    await tamper(edit, id);
    expect(await broken()).toEqual({ kind: "edited", event_id: id, position: 3 });
  });

  test("names an event whose actor was made another", async () => {
    const id = await eventAt(5);
    await tamper("update audit_events set actor_name = 'Mallory' where organization_id = $1 and id = $2", id);
    expect(await broken()).toEqual({ kind: "edited", event_id: id, position: 5 });
  });

  test("names an event that was removed", async () => {
    const id = await eventAt(4);
    await tamper("delete from audit_events where organization_id = $1 and id = $2", id);
    expect(await broken()).toEqual({ kind: "removed", event_id: id, position: 4 });
  });

  test("names the place of one that was removed with its seal", async () => {
    const id = await eventAt(4);
    await tamper("delete from audit_events where organization_id = $1 and id = $2", id);
    await tamper("delete from audit_seals where organization_id = $1 and event_id = $2", id);
    expect(await broken()).toEqual({ kind: "removed", event_id: null, position: 4 });
  });

  test("names events that changed places", async () => {
    const id = await eventAt(5);
    const move = "update audit_seals set position = $3 where organization_id = $1 and position = $2";
    for (const [from, to] of [
      [3, 999],
      [5, 3],
      [999, 5],
    ])
      await tamper(move, from, to);
    expect(await broken()).toEqual({ kind: "reordered", event_id: id, position: 3 });
  });

  test("names an event that was inserted", async () => {
    const insert = `insert into audit_events
      select organization_id, 'evt_0192f3c1a2b37c4d8e5f60718293a4b5', name, subject_id, payload, actor_kind, actor_id,
        actor_name, ip_address, user_agent, request_id, at from audit_events where organization_id = $1 limit 1`;
    await tamper(insert);
    expect(await broken()).toEqual({
      kind: "inserted",
      event_id: "evt_0192f3c1a2b37c4d8e5f60718293a4b5",
      position: null,
    });
  });

  test("a cut that the log does not tell of is a removal", async () => {
    await tamper(`insert into audit_cuts
      select organization_id, position, hash, 2, now(), now() from audit_seals where organization_id = $1 and position = 2`);
    await tamper(`delete from audit_events where organization_id = $1 and id in
      (select event_id from audit_seals where organization_id = $1 and position <= 2)`);
    await tamper("delete from audit_seals where organization_id = $1 and position <= 2");
    expect(await broken()).toEqual({ kind: "removed", event_id: null, position: 2 });
  });

  test("a chain that was cut off at its end, or written anew, is not the one that was noted", async () => {
    const { chain } = await verify();
    const noted = `${chain.last_position}:${chain.head_hash}`;
    expect((await verify({ noted })).first_broken).toBeNull();
    const other = `${chain.last_position}:${"0".repeat(64)}`;
    expect((await verify({ noted: other })).first_broken).toMatchObject({ kind: "rewritten" });
    const id = await eventAt(chain.last_position);
    await tamper("delete from audit_events where organization_id = $1 and id = $2", id);
    await tamper("delete from audit_seals where organization_id = $1 and event_id = $2", id);
    expect(await broken()).toBeNull();
    expect((await verify({ noted })).first_broken).toEqual({
      kind: "removed",
      event_id: null,
      position: chain.last_position,
    });
  });

  test("400 for another cursor, or a head that is none", async () => {
    const path = `/v1/organizations/${acme.id}/events/chain`;
    for (const query of ["after=x", "noted=1", "noted=0:00"])
      expect((await app.send("GET", `${path}?${query}`, { as: acme.admin })).status).toBe(400);
  });
});

describe("sealing", () => {
  test("at once after a commit, however many at a time, each event one time", async () => {
    const sealers = [createSealer(app.platform), createSealer(app.platform)];
    const rename = (name: number) =>
      app.call(updateOrganization, { params: own(), body: { name: `Name ${name}` } }, acme.admin);
    app.platform.afterCommit = (id) => {
      for (const { wake } of sealers) wake(id);
    };
    await Promise.all(Array.from({ length: 20 }, (_, name) => rename(name)));
    delete app.platform.afterCommit;
    await Promise.all(sealers.map(({ stop }) => stop()));
    await runHourly(app, "audit.seal");
    const { chain, first_broken } = await verify();
    expect({ first_broken, waiting: chain.waiting }).toEqual({ first_broken: null, waiting: 0 });
    expect(chain.last_position).toBe((await app.eventsOf(acme.id)).length);
  });
});

describe("operator", () => {
  test("audit verify: every Organization, and which of them is broken", async () => {
    const other = await anOrganization(app, { name: "Other" });
    await tamper("delete from audit_events where organization_id = $1 and id = $2", await eventAt(2));
    const verified = (await run("audit verify", {})) as { organization_id: string; intact: boolean }[];
    const intact = (id: string) => verified.find((each) => each.organization_id === id)?.intact;
    expect([intact(acme.id), intact(other.id), process.exitCode]).toEqual([false, true, 1]);
  });

  describe("audit erase", () => {
    let mia: AMember;
    const params = () => ({ ...own(), member_id: mia.memberId });

    beforeEach(async () => {
      mia = await aMember(app, acme, { first_name: "Mia", last_name: "Gone", email: `mia@${acme.id}.test` });
      await app.call(members.updateMember, { params: params(), body: { last_name: "Renamed" } }, acme.admin);
      await app.call(members.leaveOrganization, { params: own() }, mia);
      await runHourly(app, "audit.seal");
    });
    const erase = () => run("audit erase", { organization: acme.id, member: mia.memberId });
    const text = async () =>
      JSON.stringify((await tamper("select * from audit_events where organization_id = $1")).rows);

    test("leaves nothing that tells who somebody was, and the chain whole", async () => {
      expect(await text()).toMatch(/mia@/i);
      expect(await erase()).toEqual({ events: 3 });
      expect(await text()).not.toMatch(/mia|gone|renamed/i);
      await runHourly(app, "audit.seal");
      expect(await verify()).toMatchObject({ first_broken: null, erased: 3 });

      const query = { involving: mia.memberId };
      const { body } = await app.call(contract.listAuditEvents, { params: own(), query }, acme.admin);
      expect(body.data.map(({ name, actor, subject }) => [name, actor.name, subject.name])).toEqual([
        ["audit.person_erased", "Operator", null],
        ["member.removed", "", null],
        ["member.updated", "Ada Admin", null],
        ["member.joined", "Operator", null],
      ]);
    });

    test("what was erased cannot be filled with something else", async () => {
      await erase();
      await tamper("update audit_events set actor_name = 'Eve' where organization_id = $1 and actor_name = ''");
      expect(await broken()).toMatchObject({ kind: "edited" });
    });

    test("does nothing the second time, and nothing to somebody who is a member", async () => {
      await erase();
      expect(await erase()).toEqual({ events: 0 });
      const here = await aMember(app, acme);
      const attempt = run("audit erase", { organization: acme.id, member: here.memberId });
      await expect(attempt).rejects.toMatchObject({ code: "member_not_removed" });
    });
  });
});
