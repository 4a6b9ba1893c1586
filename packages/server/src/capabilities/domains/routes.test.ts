import * as contract from "@rollcall/contract/domains";
import { deleteOrganization } from "@rollcall/contract/organizations";
import { createRole } from "@rollcall/contract/roles";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openApp, type TestApp } from "../../../testing/app.ts";
import { type AnOrganization, aMember, anAdmin, anOrganization, signedIn } from "../../../testing/builders.ts";
import { runHourly, workOff } from "../../../testing/queue.ts";

let app: TestApp;
let acme: AnOrganization;
let globex: AnOrganization;
let count = 0;
let name: string;

beforeAll(async () => {
  app = await openApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  [acme, globex] = await Promise.all([anOrganization(app, { name: "Acme" }), anOrganization(app, { name: "Globex" })]);
  count += 1;
  name = `acme${count}.com`;
});

const inside = ({ id }: AnOrganization) => ({ organization_id: id });
const claim = (domain = name, of = acme) =>
  app.call(contract.claimDomain, { params: inside(of), body: { domain } }, of.admin);
const to = (domain_id: string, of = acme) => ({ params: { ...inside(of), domain_id } });
const check = (id: string, of = acme) => app.call(contract.checkDomain, to(id, of), of.admin);
const get = async (id: string, of = acme) => (await app.call(contract.getDomain, to(id, of), of.admin)).body;
const setJoining = (id: string, joining: contract.DomainJoining, of = acme) =>
  app.call(contract.updateDomain, { ...to(id, of), body: { joining } }, of.admin);
const remove = (id: string, of = acme) => app.call(contract.removeDomain, to(id, of), of.admin);
const publish = (...records: contract.Domain["record"][]) =>
  app.dns.publish(records[0]?.name ?? "", "v=spf1 -all", ...records.map(({ value }) => value));
const eventsOf = async (of = acme) =>
  (await app.eventsOf(of.id)).map((event) => event.name).filter((each) => each.startsWith("domain."));

async function aVerified(of = acme): Promise<contract.Domain> {
  const { body } = await claim(name, of);
  publish(body.record);
  return (await check(body.id, of)).body;
}

const signInAgain = async () => {
  acme.admin = { ...acme.admin, ...(await signedIn(app, acme.admin.email)) };
};

/** A day later, the hourly task has looked. */
async function aDayLater() {
  app.clock.advance({ days: 1 });
  await runHourly(app, "domains.plan_checks");
  return workOff(app);
}

describe("claiming", () => {
  test("201 with the record that proves it; nothing is proved yet", async () => {
    const { status, body } = await claim(` ${name.toUpperCase()}. `);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      domain: name,
      display_name: name,
      status: "pending",
      joining: "off",
      last_check: null,
    });
    expect(body).toMatchObject({ claimed_by: "Ada Admin", verified_at: null });
    expect(body.record).toMatchObject({ type: "TXT", name: `_rollcall-challenge.${name}` });
    expect(body.record.value).toMatch(/^rollcall-challenge=[\w-]{43}$/);
    expect(await eventsOf()).toEqual(["domain.claimed"]);
  });

  test("201 for another alphabet, as people spell it", async () => {
    expect((await claim("bücher.example")).body).toMatchObject({
      domain: "xn--bcher-kva.example",
      display_name: "bücher.example",
    });
  });

  test("400 for what is none, and for what is everybody's", async () => {
    expect((await claim("127.0.0.1")).body).toMatchObject({ status: 400, code: "domain_invalid", field: "domain" });
    expect((await claim("GMail.com.")).body).toMatchObject({ status: 400, code: "domain_public", field: "domain" });
  });

  test("409 twice, whatever the spelling; a domain below is another one", async () => {
    await claim();
    expect((await claim(`${name.toUpperCase()}.`)).body.code).toBe("domain_already_claimed");
    expect((await claim(`eu.${name}`)).status).toBe(201);
  });

  test("403 without the permission, 404 for another Organization's", async () => {
    const { body } = await claim();
    const member = await aMember(app, acme);
    expect((await app.call(contract.listDomains, { params: inside(acme) }, member)).body.code).toBe(
      "permission_missing",
    );
    const theirs = { params: { ...inside(globex), domain_id: body.id } };
    expect((await app.call(contract.getDomain, theirs, globex.admin)).status).toBe(404);
    expect((await app.call(contract.checkDomain, theirs, globex.admin)).status).toBe(404);
    expect((await app.call(contract.removeDomain, theirs, globex.admin)).status).toBe(404);
  });

  test("says nothing of whether another Organization has it", async () => {
    await aVerified();
    const { status, body } = await claim(name, globex);
    expect([status, body.status]).toEqual([201, "pending"]);
    expect((await check(body.id, globex)).body).toMatchObject({ last_check: { outcome: "other_value" } });
  });
});

test("the list pages by name", async () => {
  for (const prefix of ["c.", "a.", "b."]) await claim(`${prefix}${name}`);
  const list = (query: { limit: number; cursor?: string }) =>
    app.call(contract.listDomains, { params: inside(acme), query }, acme.admin);
  const first = (await list({ limit: 2 })).body;
  expect(first.data.map(({ domain }) => domain)).toEqual([`a.${name}`, `b.${name}`]);
  const second = (await list({ limit: 2, cursor: first.next_cursor ?? "" })).body;
  expect(second).toMatchObject({ data: [{ domain: `c.${name}` }], has_more: false, next_cursor: null });
  expect((await list({ limit: 2, cursor: `${first.next_cursor}x` })).body.code).toBe("invalid_cursor");
});

describe("checking", () => {
  test("200 says what DNS says, and verifies once the record is there", async () => {
    const { id, record } = (await claim()).body;
    expect((await check(id)).body).toMatchObject({ status: "pending", last_check: { outcome: "not_found" } });
    app.dns.publish(record.name, "rollcall-challenge=of-somebody-else");
    expect((await check(id)).body).toMatchObject({ status: "pending", last_check: { outcome: "other_value" } });
    app.dns.fail(record.name);
    expect((await check(id)).body).toMatchObject({ status: "pending", last_check: { outcome: "unreachable" } });
    publish(record);
    expect((await check(id)).body).toMatchObject({ status: "verified", last_check: { outcome: "found" } });
    expect((await check(id)).body.status).toBe("verified");
    expect(await eventsOf()).toEqual(["domain.claimed", "domain.verified"]);
  });

  test("an old record proves no new claim", async () => {
    const { id } = await aVerified();
    await remove(id);
    const again = (await claim()).body;
    expect((await check(again.id)).body).toMatchObject({ status: "pending", last_check: { outcome: "other_value" } });
  });

  test("409 where another Organization proved it, without a name; nothing of theirs changes", async () => {
    const theirs = await aVerified(globex);
    const mine = (await claim()).body;
    publish(mine.record, theirs.record);
    const { body } = await check(mine.id);
    expect(body).toMatchObject({ status: 409, code: "domain_taken" });
    expect(JSON.stringify(body)).not.toContain("Globex");
    expect(await get(mine.id)).toMatchObject({ status: "pending", last_check: { outcome: "taken" } });
    await workOff(app);
    expect(await get(theirs.id, globex)).toMatchObject({ status: "verified", proof_lost_at: null });
  });

  test("of two Organizations that prove it at once, one gets it", async () => {
    const [mine, theirs] = [(await claim()).body, (await claim(name, globex)).body];
    publish(mine.record, theirs.record);
    const answers = await Promise.all([
      check(mine.id),
      check(theirs.id, globex),
      check(mine.id),
      check(theirs.id, globex),
    ]);
    const verified = (await Promise.all([get(mine.id), get(theirs.id, globex)])).filter(
      (each) => each.status === "verified",
    );
    expect(verified).toHaveLength(1);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 409, 409]);
  });

  test("429 when it is asked for too often", async () => {
    const { id } = (await claim()).body;
    const answers = await Promise.all(Array.from({ length: 31 }, () => check(id)));
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(1);
  });
});

describe("looking every day", () => {
  test("verifies what is waiting, for thirty days", async () => {
    const { id, record } = (await claim()).body;
    await aDayLater();
    expect(await get(id)).toMatchObject({ status: "pending", last_check: { outcome: "not_found" } });
    publish(record);
    await aDayLater();
    expect((await get(id)).status).toBe("verified");
    await signInAgain();
    const late = (await claim(`late.${name}`)).body;
    app.clock.advance({ days: 30 });
    publish(late.record);
    await aDayLater();
    await signInAgain();
    expect((await get(late.id)).status).toBe("pending");
    expect((await check(late.id)).body.status).toBe("verified");
  });

  test("warns of a proof that is gone, each who configures access, and acts after seven days", async () => {
    const second = await anAdmin(app, acme);
    await aMember(app, acme);
    const { id, record } = await aVerified();
    await setJoining(id, "join");
    app.dns.publish(record.name);
    const warned = await aDayLater();
    expect(warned.map(({ to: whom }) => whom).sort()).toEqual([acme.admin.email, second.email].sort());
    expect(warned[0]?.text).toContain(record.value);
    const lost = await get(id);
    expect(lost).toMatchObject({ status: "verified", joining: "join" });
    expect(Date.parse(lost.unverified_from ?? "") - Date.parse(lost.proof_lost_at ?? "")).toBe(7 * 86_400_000);

    for (let day = 1; day < 7; day += 1) expect(await aDayLater()).toEqual([]);
    expect((await get(id)).status).toBe("verified");
    const ended = await aDayLater();
    expect(ended.map(({ subject }) => subject)).toEqual(Array(2).fill(`${name} is no longer verified`));
    expect(await get(id)).toMatchObject({ status: "unverified", joining: "join", unverified_from: null });
    await signInAgain();
    expect((await setJoining(id, "request")).body.code).toBe("domain_not_verified");

    publish(record);
    await aDayLater();
    expect(await get(id)).toMatchObject({ status: "verified", joining: "join", proof_lost_at: null });
    expect((await eventsOf()).slice(-3)).toEqual(["domain.proof_lost", "domain.unverified", "domain.verified"]);
  });

  test("takes no answer for an answer: DNS that fails loses no proof, and a proof that comes back is back", async () => {
    const { id, record } = await aVerified();
    app.dns.fail(record.name);
    for (let day = 0; day < 9; day += 1) expect(await aDayLater()).toEqual([]);
    expect(await get(id)).toMatchObject({
      status: "verified",
      proof_lost_at: null,
      last_check: { outcome: "unreachable" },
    });
    app.dns.publish(record.name);
    await aDayLater();
    app.dns.fail(record.name);
    for (let day = 0; day < 9; day += 1) await aDayLater();
    expect((await get(id)).status).toBe("verified");
    publish(record);
    await aDayLater();
    expect(await get(id)).toMatchObject({ status: "verified", proof_lost_at: null });
    expect((await eventsOf()).slice(-2)).toEqual(["domain.proof_lost", "domain.proof_returned"]);
  });
});

describe("changing hands", () => {
  test("the old holder is warned when somebody else shows a proof, and keeps the domain for seven days", async () => {
    const theirs = await aVerified(globex);
    const mine = (await claim()).body;
    publish(mine.record);
    expect((await check(mine.id)).body.code).toBe("domain_taken");
    expect((await workOff(app)).map(({ to: whom }) => whom)).toContain(globex.admin.email);
    expect((await get(theirs.id, globex)).proof_lost_at).not.toBeNull();
    for (let day = 1; day <= 8; day += 1) await aDayLater();
    expect((await get(theirs.id, globex)).status).toBe("unverified");
    expect((await get(mine.id)).status).toBe("verified");
  });

  test("who gives it up leaves it to the next at once, and so does who is deleted", async () => {
    const theirs = await aVerified(globex);
    const mine = (await claim()).body;
    publish(mine.record, theirs.record);
    expect((await remove(theirs.id, globex)).status).toBe(204);
    expect((await check(mine.id)).body.status).toBe("verified");
    const again = (await claim(name, globex)).body;
    publish(mine.record, again.record);
    await app.call(deleteOrganization, { params: inside(acme), body: { confirm_name: "Acme" } }, acme.admin);
    expect((await check(again.id, globex)).body.status).toBe("verified");
  });
});

describe("opening", () => {
  test("200 sets it, and says it once", async () => {
    const { id } = await aVerified();
    expect((await setJoining(id, "request")).body.joining).toBe("request");
    await setJoining(id, "request");
    expect((await setJoining(id, "off")).body.joining).toBe("off");
    expect((await eventsOf()).slice(2)).toEqual(["domain.joining_changed", "domain.joining_changed"]);
  });

  test("409 before it is verified; 402 without a plan that lets people in", async () => {
    expect((await setJoining((await claim()).body.id, "join")).body.code).toBe("domain_not_verified");
    const free = await anOrganization(app, { seats: { code: 1 } });
    name = `free.${name}`;
    const { id } = await aVerified(free);
    expect((await setJoining(id, "join", free)).body).toMatchObject({ status: 402, code: "plan_required" });
  });

  test("403 for who may not hand out what joining gives", async () => {
    const { id } = await aVerified();
    const role = { scope: "organization", name: "Configurer", permissions: ["access:write"] } as const;
    const wish = { params: inside(acme), body: { ...role, permissions: [...role.permissions] } };
    const roleId = (await app.call(createRole, wish, acme.admin)).body.id;
    const configurer = await aMember(app, acme, { roles: [roleId] });
    const body = { joining: "join" } as const;
    expect((await app.call(contract.updateDomain, { ...to(id), body }, configurer)).body.code).toBe("above_your_own");
  });
});
