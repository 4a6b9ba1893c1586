import * as contract from "@rollcall/contract/members";
import { listSeatLedger, listSubscriptions } from "@rollcall/contract/subscriptions";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openApp, type TestApp } from "../../../testing/app.ts";
import { type AMember, type AnOrganization, aMember, anAdmin, anOrganization } from "../../../testing/builders.ts";

let app: TestApp;
let acme: AnOrganization;
let member: AMember;

beforeAll(async () => {
  app = await openApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  acme = await anOrganization(app, { seats: { vibe: 2, api: 5 } });
  member = await aMember(app, acme, { first_name: "Zoë", last_name: "Ångström" });
});

const own = () => ({ organization_id: acme.id });
const of = ({ memberId }: { memberId: string }) => ({ organization_id: acme.id, member_id: memberId });
const seat = (who: { memberId: string }, product_id: string) => ({ ...of(who), product_id });

describe("GET …/members", () => {
  const search = (query: Record<string, unknown>, as = acme.admin) =>
    app.call(contract.listMembers, { params: own(), query }, as);

  test.each([
    ["any part of the last name, without accents", { q: "angstr" }],
    ["the first name in other letters", { q: "ZOE" }],
    ["first and last name in either order", { q: "zoe ång" }],
    ["last name first", { q: "Ång Zo" }],
    ["a role", { role: "member" }],
    ["a status and a source", { status: "active", source: "manual", role: ["member", "billing_manager"] }],
    ["no seat", { seat: "none", q: "zoe" }],
  ])("200 finds by %s", async (_, query) => {
    const { status, body } = await search(query);
    expect(status).toBe(200);
    expect(body.data.map(({ id }) => id)).toEqual([member.memberId]);
    expect(body.total).toEqual({ count: 1, exact: true });
  });

  test.each([["%"], ["_"], ["\\"], ["zoe%"], ["😀"], ["‮zoe"], ["x".repeat(500)]])(
    "200 takes %j for itself and finds nobody",
    async (q) => {
      const { status, body } = await search({ q });
      expect([status, body.data]).toEqual([200, []]);
    },
  );

  test.each([
    [{ q: "x".repeat(501) }, "q"],
    [{ q: "a\u0000b" }, "q"],
    [{ limit: 0 }, "limit"],
    [{ limit: 201 }, "limit"],
    [{ sort: "password" }, "sort"],
    [{ status: "gone" }, "status.0"],
    [{ page: 2 }, "page"],
  ])("400 for %j names the field", async (query, field) => {
    const { status, body } = await search(query);
    expect([status, body.code, body.field]).toEqual([400, "invalid_input", field]);
  });

  test.each(["name", "-name", "email", "-email", "joined_at", "-joined_at", "last_active_at", "-last_active_at"])(
    "200 pages by %s give everybody once, in order",
    async (sort) => {
      for (let each = 0; each < 5; each += 1) {
        app.clock.advance({ minutes: 1 });
        await aMember(app, acme, { last_name: `Same`, first_name: each % 2 === 0 ? "Al" : "Bo" });
      }
      const all = (await search({ sort, limit: 200 })).body.data.map(({ id }) => id);
      const paged: string[] = [];
      for (let cursor: string | null | undefined; cursor !== null; ) {
        const { body } = await search({ sort, limit: 2, ...(cursor ? { cursor } : {}) });
        paged.push(...body.data.map(({ id }) => id));
        cursor = body.next_cursor;
      }
      expect(paged).toEqual(all);
      expect(new Set(paged).size).toBe(7);
    },
  );

  test("400 for a cursor of another Organization, another search, or no cursor at all", async () => {
    const other = await anOrganization(app);
    await aMember(app, other);
    const page = await app.call(
      contract.listMembers,
      { params: { organization_id: other.id }, query: { limit: 1 } },
      other.admin,
    );
    const cursor = page.body.next_cursor;
    for (const query of [{ cursor }, { cursor: "bm90IG9uZQ.x" }, { cursor: "" }]) {
      const { status, body } = await search(query);
      expect([status, body.code]).toEqual([400, "invalid_cursor"]);
    }
    const own = await search({ limit: 1 });
    expect((await search({ limit: 1, q: "zoe", cursor: own.body.next_cursor })).status).toBe(400);
  });

  test("200 keeps removed members out unless asked for", async () => {
    await app.call(contract.removeMember, { params: of(member) }, acme.admin);
    expect((await search({ q: "zoe" })).body.data).toEqual([]);
    expect((await search({ q: "zoe", status: "removed" })).body.data).toMatchObject([{ status: "removed", roles: [] }]);
  });

  test("401 for nobody, 403 for a Member, 404 for an Admin of another Organization", async () => {
    const other = await anOrganization(app);
    expect((await app.call(contract.listMembers, { params: own() })).status).toBe(401);
    expect((await search({}, member)).status).toBe(403);
    expect((await search({}, other.admin)).status).toBe(404);
  });
});

describe("GET …/members/counts", () => {
  test("200 counts both lists", async () => {
    const { status, body } = await app.call(contract.countMembers, { params: own() }, acme.admin);
    expect(status).toBe(200);
    expect(body.active_users).toEqual({ count: 2, exact: true });
    expect(body.invited_users).toEqual({ count: 0, exact: true });
  });
});

describe("GET …/members/{member_id}", () => {
  test("200 tells how they sign in and who is the last Admin", async () => {
    const { body } = await app.call(contract.getMember, { params: of(acme.admin) }, acme.admin);
    expect(body).toMatchObject({
      id: acme.admin.memberId,
      is_last_admin: true,
      sign_in_methods: ["magic_link"],
      email_verified: true,
      externally_managed_by: null,
    });
  });

  test("404 alike for a member of another Organization, a made-up id and no id", async () => {
    const other = await anOrganization(app);
    for (const memberId of [other.admin.memberId, `mem_${"0".repeat(32)}`, "mem_1", "%00"]) {
      const { status, body } = await app.call(contract.getMember, { params: of({ memberId }) }, acme.admin);
      expect([status, body.code]).toEqual([404, "not_found"]);
    }
  });
});

describe("PUT …/members/{member_id}/roles", () => {
  const set = (who: { memberId: string }, roles: string[], as = acme.admin) =>
    app.call(contract.setMemberRoles, { params: of(who), body: { roles } }, as);

  test("200 counts on the very next request of the member", async () => {
    expect((await app.call(contract.listMembers, { params: own() }, member)).status).toBe(403);
    const { status, body } = await set(member, ["organization_admin"]);
    expect([status, body.roles]).toEqual([200, ["organization_admin"]]);
    expect((await app.call(contract.listMembers, { params: own() }, member)).status).toBe(200);
    await set(member, ["member"]);
    expect((await app.call(contract.listMembers, { params: own() }, member)).status).toBe(403);
  });

  test("409 keeps the last Admin", async () => {
    const { status, body } = await set(acme.admin, ["member"]);
    expect([status, body.code]).toEqual([409, "last_admin"]);
  });

  test("200 demotes one of two Admins, also oneself", async () => {
    await anAdmin(app, acme);
    expect((await set(acme.admin, ["member"])).status).toBe(200);
  });

  test.each([
    [["owner"], 400, "role_unknown", "roles.0"],
    [["workspace_admin"], 400, "role_unknown", "roles.0"],
    [[], 400, "invalid_input", "roles"],
  ])("%j is refused", async (roles, expected, code, field) => {
    const { status, body } = await set(member, roles);
    expect([status, body.code, body.field]).toEqual([expected, code, field]);
  });
});

describe("PUT and DELETE …/members/{member_id}/seats/{product_id}", () => {
  const turnOn = (who: { memberId: string }, product: string) =>
    app.call(contract.grantSeat, { params: seat(who, product) }, acme.admin);

  test("200 turns a seat on and off, and the ledger remembers", async () => {
    expect((await turnOn(member, "vibe")).body.seats).toEqual(["vibe"]);
    expect((await turnOn(member, "vibe")).body.seats).toEqual(["vibe"]);
    const subscriptions = await app.call(listSubscriptions, { params: own() }, acme.admin);
    expect(subscriptions.body.data.find(({ product }) => product.id === "vibe")).toMatchObject({ used: 1, free: 1 });

    const off = await app.call(contract.releaseSeat, { params: seat(member, "vibe") }, acme.admin);
    expect([off.status, off.body.seats, off.body.roles]).toEqual([200, [], ["member"]]);
    const ledger = await app.call(listSeatLedger, { params: own(), query: { product_id: "vibe" } }, acme.admin);
    expect(ledger.body.data.map(({ change }) => change)).toEqual(["released", "granted", "subscription_changed"]);
    expect(ledger.body.data[1]).toMatchObject({ email: member.email, actor_name: "Ada Admin", used_after: 1 });
  });

  test("409 when every seat is taken, and nothing changes", async () => {
    await turnOn(member, "vibe");
    await turnOn(acme.admin, "vibe");
    const third = await aMember(app, acme);
    const { status, body } = await turnOn(third, "vibe");
    expect([status, body.code]).toEqual([409, "no_seats_available"]);
    expect((await app.call(contract.getMember, { params: of(third) }, acme.admin)).body.seats).toEqual([]);
  });

  test("409 without a subscription, 404 for what is no product id", async () => {
    expect((await turnOn(member, "code")).body.code).toBe("no_subscription");
    expect((await turnOn(member, "NOPE")).status).toBe(404);
  });
});

describe("suspending", () => {
  const suspend = (who: { memberId: string }) => app.call(contract.suspendMember, { params: of(who) }, acme.admin);
  const reactivate = (who: { memberId: string }) =>
    app.call(contract.reactivateMember, { params: of(who) }, acme.admin);

  test("200 ends access at once, frees the seats, and comes back with the seats that are free", async () => {
    await app.call(contract.grantSeat, { params: seat(member, "vibe") }, acme.admin);
    await app.call(contract.grantSeat, { params: seat(member, "api") }, acme.admin);
    const { status, body } = await suspend(member);
    expect([status, body.status, body.seats, body.roles]).toEqual([200, "suspended", [], ["member"]]);
    const refused = await app.call(contract.leaveOrganization, { params: own() }, member);
    expect([refused.status, refused.body.code]).toEqual([403, "membership_suspended"]);

    await app.call(contract.grantSeat, { params: seat(acme.admin, "vibe") }, acme.admin);
    await app.call(contract.grantSeat, { params: seat(await aMember(app, acme), "vibe") }, acme.admin);
    const back = await reactivate(member);
    expect(back.body).toMatchObject({ member: { status: "active", seats: ["api"] }, seats_not_restored: ["vibe"] });
  });

  test("409 for the last Admin, for one who is suspended, and for one who is not", async () => {
    expect((await suspend(acme.admin)).body.code).toBe("last_admin");
    expect((await reactivate(member)).body.code).toBe("member_not_suspended");
    await suspend(member);
    expect((await suspend(member)).body.code).toBe("member_suspended");
  });

  test("409 no seat for a suspended member", async () => {
    await suspend(member);
    const { body } = await app.call(contract.grantSeat, { params: seat(member, "vibe") }, acme.admin);
    expect(body.code).toBe("member_suspended");
  });
});

describe("removing, restoring and leaving", () => {
  const remove = (who: { memberId: string }) => app.call(contract.removeMember, { params: of(who) }, acme.admin);
  const restore = (who: { memberId: string }) => app.call(contract.restoreMember, { params: of(who) }, acme.admin);

  test("200 ends access at once and the removed can be restored as they were", async () => {
    await app.call(
      contract.setMemberRoles,
      { params: of(member), body: { roles: ["billing_manager", "member"] } },
      acme.admin,
    );
    await app.call(contract.grantSeat, { params: seat(member, "vibe") }, acme.admin);
    const { status, body } = await remove(member);
    expect([status, body.status, body.roles, body.seats]).toEqual([200, "removed", [], []]);
    expect((await app.call(contract.leaveOrganization, { params: own() }, member)).status).toBe(404);

    const back = await restore(member);
    expect(back.body).toMatchObject({
      member: { status: "active", roles: ["billing_manager", "member"], seats: ["vibe"] },
      seats_not_restored: [],
    });
  });

  test("403 without a fresh sign-in where it makes somebody Admin again", async () => {
    const [stale, removed, suspended] = [await anAdmin(app, acme), await anAdmin(app, acme), await anAdmin(app, acme)];
    await remove(removed);
    await app.call(contract.suspendMember, { params: of(suspended) }, acme.admin);
    app.clock.advance({ minutes: 11 });
    for (const [operation, who] of [
      [contract.restoreMember, removed],
      [contract.reactivateMember, suspended],
    ] as const) {
      const late = await app.call(operation, { params: of(who) }, stale);
      expect([late.status, late.body.code]).toEqual([403, "fresh_sign_in_required"]);
      expect((await app.call(operation, { params: of(who) }, await anAdmin(app, acme))).status).toBe(200);
    }
  });

  test("409 after 30 days, for one who is there, and for one who came again", async () => {
    expect((await restore(member)).body.code).toBe("member_not_removed");
    await remove(member);
    const again = await aMember(app, acme, { as: member });
    expect((await restore(member)).body.code).toBe("already_member");
    await remove(again);
    app.clock.advance({ days: 31 });
    const admin = await anAdmin(app, acme);
    const { body } = await app.call(contract.restoreMember, { params: of(member) }, admin);
    expect(body.code).toBe("restore_window_passed");
  });

  test("409 for the last Admin, by the panel and by leaving", async () => {
    expect((await remove(acme.admin)).body.code).toBe("last_admin");
    const { body } = await app.call(contract.leaveOrganization, { params: own() }, acme.admin);
    expect(body.code).toBe("last_admin");
  });

  test("204 a member leaves by themselves and nothing changes elsewhere", async () => {
    const other = await anOrganization(app);
    await aMember(app, other, { as: member, roles: ["organization_admin"] });
    expect((await app.call(contract.leaveOrganization, { params: own() }, member)).status).toBe(204);
    const elsewhere = await app.call(contract.listMembers, { params: { organization_id: other.id } }, member);
    expect(elsewhere.status).toBe(200);
  });

  test("404 for changing somebody who was removed", async () => {
    await remove(member);
    const roles = await app.call(
      contract.setMemberRoles,
      { params: of(member), body: { roles: ["member"] } },
      acme.admin,
    );
    const seats = await app.call(contract.releaseSeat, { params: seat(member, "vibe") }, acme.admin);
    expect([roles.status, seats.status, (await remove(member)).status]).toEqual([404, 404, 404]);
  });

  test("200 allows a removed person again, 409 anybody else", async () => {
    const allow = () => app.call(contract.allowMemberAgain, { params: of(member) }, acme.admin);
    expect((await allow()).body.code).toBe("member_not_removed");
    await remove(member);
    expect((await allow()).status).toBe(200);
    const details = await app.call(contract.getMember, { params: of(member) }, acme.admin);
    expect(details.body.allowed_again).toBe(true);
  });
});

describe("PATCH …/members/{member_id}", () => {
  const change = (body: Record<string, string>) =>
    app.call(contract.updateMember, { params: of(member), body }, acme.admin);

  test("200 changes the name here, and the member is found by it", async () => {
    const { status, body } = await change({ first_name: "  Grace  ", last_name: "Hopper" });
    expect([status, body.first_name]).toEqual([200, "Grace"]);
    const found = await app.call(contract.listMembers, { params: own(), query: { q: "hopper" } }, acme.admin);
    expect(found.body.data).toHaveLength(1);
  });

  test("200 keeps markup as the text that it is", async () => {
    const { body } = await change({ last_name: "<b>O'Neil</b> & Söhne" });
    expect(body.last_name).toBe("<b>O'Neil</b> & Söhne");
  });

  test("409 for the address of another member", async () => {
    const { status, body } = await change({ email: acme.admin.email.toUpperCase() });
    expect([status, body.code, body.field]).toEqual([409, "member_email_taken", "email"]);
  });

  test.each([
    [{ email: "not an address" }, "email"],
    [{ email: "a@b.test\r\nBcc: c@d.test" }, "email"],
    [{ first_name: "a\u0007b" }, "first_name"],
    [{ last_name: "x".repeat(101) }, "last_name"],
    [{ status: "removed" }, "status"],
  ])("400 for %j", async (body, field) => {
    const answer = await change(body as unknown as Record<string, string>);
    expect([answer.status, answer.body.field]).toEqual([400, field]);
  });
});

describe("…/members/{member_id}/sessions", () => {
  test("200 lists where a member is signed in and signs them out", async () => {
    const listed = await app.call(contract.listMemberSessions, { params: of(member) }, acme.admin);
    expect(listed.body.data).toHaveLength(1);
    expect(JSON.stringify(listed.body)).not.toContain(member.cookie.split("=")[1]);
    const revoked = await app.call(contract.revokeMemberSessions, { params: of(member) }, acme.admin);
    expect(revoked.body).toEqual({ revoked: 1 });
    expect((await app.call(contract.leaveOrganization, { params: own() }, member)).status).toBe(401);
  });
});
