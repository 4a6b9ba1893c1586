import { grantSeat, removeMember } from "@rollcall/contract/members";
import * as contract from "@rollcall/contract/subscriptions";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openApp, type TestApp } from "../../../testing/app.ts";
import { type AMember, type AnOrganization, aMember, anOrganization } from "../../../testing/builders.ts";

let app: TestApp;
let acme: AnOrganization;
let member: AMember;

beforeAll(async () => {
  app = await openApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  acme = await anOrganization(app, { seats: { vibe: 1 } });
  member = await aMember(app, acme);
});

const own = () => ({ organization_id: acme.id });
const ask = (product_id = "vibe", as = member) =>
  app.call(contract.requestSeat, { params: own(), body: { product_id, reason: "For the pilot" } }, as);
const grant = (id: string) =>
  app.call(contract.grantSeatRequest, { params: { ...own(), seat_request_id: id } }, acme.admin);
const list = (as: AMember) => app.call(contract.listSeatRequests, { params: own() }, as);

describe("asking for a seat", () => {
  test("201, and only who may answer sees everybody's", async () => {
    const { status, body } = await ask();
    expect(status).toBe(201);
    expect(body).toMatchObject({ status: "pending", reason: "For the pilot", member: { member_id: member.memberId } });
    const another = await aMember(app, acme);
    expect((await list(another)).body.data).toEqual([]);
    expect((await list(member)).body.data).toHaveLength(1);
    expect((await list(acme.admin)).body.data).toHaveLength(1);
  });

  test("409 twice, without a subscription, and with the seat", async () => {
    expect((await ask("code")).body.code).toBe("no_subscription");
    await ask();
    expect((await ask()).body.code).toBe("seat_request_pending");
    await app.call(grantSeat, { params: { ...own(), member_id: member.memberId, product_id: "vibe" } }, acme.admin);
    expect((await ask()).body.code).toBe("seat_already_held");
  });
});

describe("answering", () => {
  test("200 grants once, and the seat is there", async () => {
    const { id } = (await ask()).body;
    expect((await grant(id)).body).toMatchObject({ status: "granted", answered_by: "Ada Admin" });
    expect((await grant(id)).body.code).toBe("seat_request_answered");
    const { body } = await app.call(contract.listSubscriptions, { params: own() }, acme.admin);
    expect(body.data[0]).toMatchObject({ used: 1 });
  });

  test("409 without a free seat; the request waits on", async () => {
    await app.call(grantSeat, { params: { ...own(), member_id: acme.admin.memberId, product_id: "vibe" } }, acme.admin);
    const { id } = (await ask()).body;
    expect((await grant(id)).body.code).toBe("no_seats_available");
    expect((await list(member)).body.data[0]?.status).toBe("pending");
  });

  test("200 declines; 403 for who asks", async () => {
    const { id } = (await ask()).body;
    const params = { ...own(), seat_request_id: id };
    expect((await app.call(contract.declineSeatRequest, { params }, member)).status).toBe(403);
    expect((await app.call(contract.declineSeatRequest, { params }, acme.admin)).body.status).toBe("declined");
  });

  test("a seat that arrives otherwise answers the request, and so does a removal", async () => {
    await ask();
    await app.call(grantSeat, { params: { ...own(), member_id: member.memberId, product_id: "vibe" } }, acme.admin);
    expect((await list(member)).body.data[0]?.status).toBe("granted");
    const another = await aMember(app, acme);
    await ask("vibe", another);
    await app.call(removeMember, { params: { ...own(), member_id: another.memberId } }, acme.admin);
    const { body } = await list(acme.admin);
    expect(body.data.map(({ status }) => status).sort()).toEqual(["declined", "granted"]);
  });
});
