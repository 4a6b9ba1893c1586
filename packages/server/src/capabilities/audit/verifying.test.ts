import * as contract from "@rollcall/contract/audit";
import * as members from "@rollcall/contract/members";
import { updateOrganization } from "@rollcall/contract/organizations";
import { ADMIN_ROLE } from "@rollcall/contract/roles";
import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { openApp, type TestApp } from "../../../testing/app.ts";
import { type AMember, type AnOrganization, aMember, anOrganization } from "../../../testing/builders.ts";
import { runHourly } from "../../../testing/queue.ts";
import { operatorCommands } from "../../operator/commands.ts";
import { connect, type OpenDatabase } from "../../platform/database.ts";
import { newId } from "../../platform/ids.ts";
import { inTransaction, noOrigin, organizationSetting, transact } from "../../platform/transact.ts";
import { sealSome } from "./commands.ts";
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
  test("by two processes at a time, each event one time", async () => {
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
    const from = (ipAddress: string) => ({ ...noOrigin, ipAddress });
    const waitingForChain = async () => {
      const waits = "select count(*)::integer as count from pg_locks where locktype = 'advisory' and not granted";
      return (await owner.query(waits)).rows[0].count;
    };
    const eventAbout = async (id: string) => {
      const joined = "select id, payload from audit_events where organization_id = $1 and subject_id = $2";
      return (await tamper(joined, id)).rows[0];
    };
    const text = async () =>
      JSON.stringify((await tamper("select * from audit_events where organization_id = $1")).rows);

    test("leaves nothing that tells who somebody was, and the chain whole", async () => {
      expect(await text()).toMatch(/mia@/i);
      expect(await erase()).toMatchObject({ events: 3 });
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

    test("takes it from an event from which somebody else was erased before", async () => {
      const boss = await aMember(app, acme, { roles: [ADMIN_ROLE], first_name: "Bo", last_name: "Boss" });
      const late = await aMember(app, acme, { email: `late@${acme.id}.test` });
      await app.call(members.removeMember, { params: { ...own(), member_id: late.memberId } }, boss);
      await app.call(members.leaveOrganization, { params: own() }, boss);
      await runHourly(app, "audit.seal");
      await run("audit erase", { organization: acme.id, member: boss.memberId });
      expect(await text()).toContain("late@");
      await run("audit erase", { organization: acme.id, member: late.memberId });
      expect(await text()).not.toMatch(/late@|boss/i);
      expect(await broken()).toBeNull();
    });

    test("takes where somebody unknown came from, when it was about them", async () => {
      const scope = { organizationId: acme.id, actor: { kind: "anonymous" }, origin: from("192.0.2.77") } as const;
      const payload = { id: newId("invitation"), email: mia.email, roles: [], seats: [], version: 1 };
      await transact(app.platform, scope, async () => ({
        answer: undefined,
        events: [{ name: "invitation.declined", payload }],
      }));
      await erase();
      expect(await text()).not.toContain("192.0.2.77");
    });

    test("waits for who seals, so that nothing is sealed as it was before", async () => {
      await app.call(updateOrganization, { params: own(), body: { name: "Unsealed" } }, acme.admin);
      const late = await aMember(app, acme, { email: `late@${acme.id}.test` });
      await app.call(members.leaveOrganization, { params: own() }, late);
      const setting = organizationSetting(acme.id);
      let erasing: Promise<unknown> = Promise.resolve();
      await inTransaction(app.platform, setting, async (tx) => {
        await sealSome(tx, acme.id, 100);
        erasing = run("audit erase", { organization: acme.id, member: late.memberId });
        await vi.waitFor(async () => expect(await waitingForChain()).toBe(1));
      });
      await erasing;
      expect(await text()).not.toContain("late@");
      expect(await broken()).toBeNull();
    });

    test("takes it from what is on its way out, from webhooks, directory sync and single sign-on", async () => {
      const event = await eventAbout(mia.memberId);
      await tamper(
        `insert into webhook_endpoints (organization_id, id, url, secret_sealed, created_by, created_by_name, created_at)
          values ($1, 'whe_1', 'https://hooks.test', 'x', $2, 'Mia Gone', now())`,
        mia.memberId,
      );
      await tamper(
        `insert into webhook_deliveries (organization_id, id, endpoint_id, event_id, event, sequence, body, created_at, next_try_at)
          values ($1, 'whd_1', 'whe_1', $2, 'member.joined', 1, $3, now(), now())`,
        event.id,
        JSON.stringify({ type: "member.joined", data: event.payload, sequence: 1 }),
      );
      await tamper(
        `insert into webhook_tries (organization_id, delivery_id, number, started_at, request_headers, response_body)
          values ($1, 'whd_1', 1, now(), '{}', 'hello mia')`,
      );
      await tamper(
        `insert into directory_requests (organization_id, id, token_id, token_name, method, path, status, outcome, subject_kind,
            subject_id, subject_name, request_body, milliseconds, at)
          select $1, id, 'dtk_1', 'Okta', 'GET', path, 200, 'read', 'user', subject, name, null, 1, now()
          from (values ('dsr_1', '/Users', $2, 'Mia'), ('dsr_2', $3, null, null)) as request(id, path, subject, name)`,
        mia.memberId,
        `/Users?filter=userName+eq+${encodeURIComponent(`"${mia.email.toUpperCase()}"`)}`,
      );
      expect(await erase()).toMatchObject({ webhook_deliveries: 1, directory_requests: 2 });

      const logs = ["outbox", "webhook_endpoints", "webhook_deliveries", "webhook_tries", "directory_requests"];
      for (const table of logs) {
        const { rows } = await tamper(`select * from ${table} where organization_id = $1`);
        expect(rows, table).not.toEqual([]);
        expect(JSON.stringify(rows), table).not.toMatch(/mia|gone|renamed/i);
      }
      const { rows } = await tamper("select body from webhook_deliveries where organization_id = $1");
      expect(JSON.parse(rows[0].body)).toMatchObject({
        type: "member.joined",
        data: { id: mia.memberId },
        sequence: 1,
      });
    });

    test("takes it from the history of the seats, where others stay", async () => {
      const boss = await aMember(app, acme, { roles: [ADMIN_ROLE], first_name: "Bo", last_name: "Boss" });
      const stays = await aMember(app, acme, { email: `stays@${acme.id}.test` });
      const seat = { ...own(), member_id: stays.memberId, product_id: "vibe" };
      await app.call(members.grantSeat, { params: { ...seat, member_id: boss.memberId } }, acme.admin);
      app.clock.advance({ minutes: 1 });
      await app.call(members.grantSeat, { params: seat }, boss);
      await app.call(members.leaveOrganization, { params: own() }, boss);
      await run("audit erase", { organization: acme.id, member: boss.memberId });

      const { rows } = await tamper("select * from seat_ledger where organization_id = $1 order by id");
      const lines = rows.filter(({ change }) => change !== "subscription_changed");
      expect(lines.map(({ email, actor_name }) => [email, actor_name])).toEqual([
        [null, "Ada Admin"],
        [stays.email, null],
        [null, null],
      ]);
    });

    test("does nothing the second time, and nothing to somebody who is a member", async () => {
      await erase();
      expect(await erase()).toEqual({
        events: 0,
        webhook_deliveries: 0,
        directory_requests: 0,
        sign_ins: 0,
        seat_ledger: 0,
      });
      const here = await aMember(app, acme);
      const attempt = run("audit erase", { organization: acme.id, member: here.memberId });
      await expect(attempt).rejects.toMatchObject({ code: "member_not_removed" });
    });
  });
});
