import { type DomainJoining, removeDomain, updateDomain } from "@rollcall/contract/domains";
import { getMe, sendSignInLink } from "@rollcall/contract/identity";
import { createInvitations, listInvitations } from "@rollcall/contract/invitations";
import * as contract from "@rollcall/contract/join-requests";
import * as members from "@rollcall/contract/members";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openApp, type TestApp } from "../../../testing/app.ts";
import {
  type AnOrganization,
  aDomain,
  aMember,
  anAdmin,
  anOrganization,
  aUser,
  type Somebody,
  signedIn,
} from "../../../testing/builders.ts";
import { workOff } from "../../../testing/queue.ts";

let app: TestApp;
let acme: AnOrganization;
let domain: string;
let domainId: string;
let nia: Somebody;
let count = 0;

beforeAll(async () => {
  app = await openApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  count += 1;
  domain = `acme${count}.com`;
  acme = await anOrganization(app, { name: "Acme" });
  domainId = (await aDomain(app, acme, { domain, joining: "join" })).id;
  nia = await aUser(app, { email: `nia@${domain}` });
  await workOff(app);
});

const own = () => ({ organization_id: acme.id });
const join = (as = nia, message = "I build things", organization_id = acme.id) =>
  app.call(contract.joinOrganization, { params: { organization_id }, body: { message } }, as);
const offers = async (as: { cookie: string } = nia) =>
  (await app.call(contract.listJoinableOrganizations, {}, as)).body.data;
const requests = async (status?: contract.JoinRequestStatus) =>
  (await app.call(contract.listJoinRequests, { params: own(), query: status ? { status: [status] } : {} }, acme.admin))
    .body.data;
const open = (joining: DomainJoining) =>
  app.call(updateDomain, { params: { ...own(), domain_id: domainId }, body: { joining } }, acme.admin);
const of = (join_request_id: string) => ({ params: { ...own(), join_request_id } });
const grant = (id: string, as: Somebody = acme.admin) => app.call(contract.grantJoinRequest, of(id), as);
const decline = (id: string, as: Somebody = acme.admin) => app.call(contract.declineJoinRequest, of(id), as);
const withdraw = (id: string, as = nia) =>
  app.call(contract.withdrawJoinRequest, { params: { join_request_id: id } }, as);

async function asked(as = nia, message?: string): Promise<string> {
  await open("request");
  await join(as, message);
  return (await requests("pending"))[0]?.id ?? "";
}

describe("joining by oneself", () => {
  test("200 as Member by the domain; the list shows the Organization before, and not after", async () => {
    expect(await offers()).toEqual([
      {
        organization: { id: acme.id, name: "Acme" },
        domain,
        joining: "join",
        request: null,
        ask_again_from: null,
        proof_needed: false,
      },
    ]);
    const { status, body } = await join();
    expect([status, body]).toEqual([
      200,
      { outcome: "joined", organization_id: acme.id, member_id: expect.any(String) },
    ]);
    const member_id = body.outcome === "joined" ? body.member_id : "";
    const { body: member } = await app.call(members.getMember, { params: { ...own(), member_id } }, acme.admin);
    expect(member).toMatchObject({
      email: nia.email,
      source: "domain",
      roles: ["member"],
      seats: [],
      status: "active",
    });
    expect(await offers()).toEqual([]);
    expect((await join()).body.code).toBe("already_member");
    expect((await app.eventsOf(acme.id)).at(-1)).toMatchObject({
      name: "member.joined",
      actor_name: expect.stringContaining("Person Number"),
    });
  });

  test("404 by any other address, and for any other Organization, which nobody is shown either", async () => {
    const globex = await anOrganization(app);
    for (const email of [`nia@eu.${domain}`, `nia@x${domain}`, `nia@${domain}.evil.com`]) {
      const other = await aUser(app, { email });
      expect(await offers(other)).toEqual([]);
      expect((await join(other)).body).toMatchObject({ status: 404, code: "not_found" });
    }
    expect((await join(nia, "", globex.id)).body.code).toBe("not_found");
    expect((await join(nia, "", `org_${"0".repeat(32)}`)).body.code).toBe("not_found");
  });

  test("404 once the domain is closed or given up", async () => {
    await open("off");
    expect([await offers(), (await join()).body.code]).toEqual([[], "not_found"]);
    await open("join");
    await app.call(removeDomain, { params: { ...own(), domain_id: domainId } }, acme.admin);
    expect([await offers(), (await join()).body.code]).toEqual([[], "not_found"]);
  });

  test("403 by an address that was not proven, wherever one asks", async () => {
    const unproven = await aUser(app, { email: `una@${domain}`, emailVerified: false });
    expect(await offers(unproven)).toEqual([]);
    const answers = [await join(unproven), await join(unproven, "", `org_${"0".repeat(32)}`)];
    expect(answers.map(({ body }) => body.code)).toEqual(["email_not_verified", "email_not_verified"]);
  });

  test("403 by an address that was proven long ago, until a mailed link proves it again", async () => {
    app.clock.advance({ days: 29 });
    expect(await offers()).toMatchObject([{ proof_needed: false }]);
    app.clock.advance({ days: 1 });
    const again = { ...nia, ...(await signedIn(app, nia.email)) };
    expect(await offers(again)).toMatchObject([{ proof_needed: true }]);
    expect((await join(again)).body.code).toBe("email_proof_too_old");
    await app.call(sendSignInLink, { body: { email: nia.email } });
    const [mail] = await workOff(app);
    const token = /sign-in\/link#(\S+)/.exec(mail?.text ?? "")?.[1] ?? "";
    const response = await app.send("POST", "/v1/sign-in/link/accept", { body: { token } });
    const cookie = response.headers.get("set-cookie")?.split(";")[0] ?? "";
    expect((await join({ ...nia, cookie })).body.outcome).toBe("joined");
  });

  test("403 for who was removed, until an Admin allows them again; who left can come back", async () => {
    const { memberId } = await aMember(app, acme, { as: nia });
    const params = { ...own(), member_id: memberId };
    await app.call(members.removeMember, { params }, acme.admin);
    expect([await offers(), (await join()).body.code]).toEqual([[], "removed_before"]);
    await app.call(members.allowMemberAgain, { params }, acme.admin);
    expect((await join()).body.outcome).toBe("joined");
    await app.call(members.leaveOrganization, { params: own() }, nia);
    expect((await join()).body.outcome).toBe("joined");
    const back = (await app.call(getMe, {}, nia)).body.memberships[0]?.member_id ?? "";
    await app.call(members.removeMember, { params: { ...own(), member_id: back } }, acme.admin);
    expect((await join()).body.code).toBe("removed_before");
  });

  test("403 for who is suspended", async () => {
    const { memberId } = await aMember(app, acme, { as: nia });
    await app.call(members.suspendMember, { params: { ...own(), member_id: memberId } }, acme.admin);
    expect([await offers(), (await join()).body.code]).toEqual([[], "membership_suspended"]);
  });

  test("401 for nobody", async () => {
    expect((await app.call(contract.listJoinableOrganizations, {})).status).toBe(401);
  });

  test("200 with what an invitation offers that waits for them", async () => {
    const body = { emails: [nia.email], roles: ["billing_manager"], seats: ["vibe"] };
    await app.call(createInvitations, { params: own(), body }, acme.admin);
    expect((await join()).body.outcome).toBe("joined");
    expect((await app.call(getMe, {}, nia)).body.memberships).toMatchObject([
      { roles: ["billing_manager"], seats: ["vibe"] },
    ]);
    const { body: left } = await app.call(listInvitations, { params: own(), query: {} }, acme.admin);
    expect(left.data).toEqual([]);
  });

  test("of many tries at once one joins", async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => join()));
    expect(answers.map(({ body }) => body.code ?? body.outcome).sort()).toEqual([
      ...Array(5).fill("already_member"),
      "joined",
    ]);
  });
});

describe("asking to join", () => {
  test("200 asks, once, and mails those who may answer; whoever answers tells", async () => {
    const second = await anAdmin(app, acme);
    const id = await asked(nia, "I start on Monday");
    expect(await offers()).toMatchObject([{ joining: "request", request: { id, status: "pending" } }]);
    expect((await join()).body.code).toBe("join_request_pending");
    const mails = await workOff(app);
    expect(mails.map(({ to }) => to).sort()).toEqual([acme.admin.email, second.email].sort());
    expect(mails[0]?.text).toContain("I start on Monday");
    expect(await requests()).toMatchObject([{ id, email: nia.email, domain, status: "pending", answered_by: null }]);

    expect((await grant(id)).body).toMatchObject({ status: "granted", answered_by: "Ada Admin" });
    expect((await app.call(getMe, {}, nia)).body.memberships).toMatchObject([{ status: "active", roles: ["member"] }]);
    expect((await workOff(app)).map(({ to, subject }) => [to, subject])).toEqual([
      [nia.email, "You are a member of Acme"],
    ]);
    const again = [await grant(id), await decline(id), await withdraw(id)];
    expect(again.map(({ body }) => body)).toMatchObject(Array(3).fill({ code: "join_request_answered" }));
  });

  test("200 declines, and who asked waits a week to ask again", async () => {
    const id = await asked();
    expect((await decline(id)).body.status).toBe("declined");
    expect((await workOff(app)).map(({ subject }) => subject)).toEqual(["Your request to join Acme was declined"]);
    const [offer] = await offers();
    expect(offer).toMatchObject({ request: { status: "declined" } });
    expect(Date.parse(offer?.ask_again_from ?? "") - app.clock.now().getTime()).toBe(7 * 86_400_000);
    expect((await join()).body.code).toBe("join_request_declined");
    app.clock.advance({ days: 7 });
    expect((await join()).body.outcome).toBe("requested");
  });

  test("204 withdraws one's own, and nobody else's", async () => {
    const id = await asked();
    const other = await aUser(app, { email: `otto@${domain}` });
    expect((await withdraw(id, other)).status).toBe(404);
    expect((await withdraw(id)).status).toBe(204);
    expect(await requests()).toMatchObject([{ status: "withdrawn" }]);
    expect(await offers()).toMatchObject([{ request: null }]);
    expect((await join()).body.outcome).toBe("requested");
  });

  test("the request waits on when the domain is closed, for the Admin to weigh and for who asked to withdraw", async () => {
    const id = await asked();
    await open("off");
    expect(await offers()).toMatchObject([{ organization: { id: acme.id }, request: { id, status: "pending" } }]);
    expect((await grant(id)).body.status).toBe("granted");
  });

  test("whoever joins by another way asks for nothing any more, and gets no mail about it", async () => {
    const id = await asked();
    await workOff(app);
    await open("join");
    expect((await join()).body.outcome).toBe("joined");
    expect(await requests()).toMatchObject([{ id, status: "granted" }]);
    expect(await workOff(app)).toEqual([]);
  });

  test("403 for who may not invite, 404 from another Organization", async () => {
    const id = await asked();
    const member = await aMember(app, acme);
    const globex = await anOrganization(app);
    expect([(await grant(id, member)).status, (await decline(id, member)).status]).toEqual([403, 403]);
    const theirs = { params: { organization_id: globex.id, join_request_id: id } };
    expect((await app.call(contract.grantJoinRequest, theirs, globex.admin)).status).toBe(404);
  });

  test("the list pages, newest first", async () => {
    await open("request");
    for (const name of ["a", "b", "c"]) await join(await aUser(app, { email: `${name}@${domain}` }));
    const list = (query: { limit: number; cursor?: string }) =>
      app.call(contract.listJoinRequests, { params: own(), query }, acme.admin);
    const first = (await list({ limit: 2 })).body;
    expect(first.data.map(({ email }) => email)).toEqual([`c@${domain}`, `b@${domain}`]);
    const second = (await list({ limit: 2, cursor: first.next_cursor ?? "" })).body;
    expect(second).toMatchObject({ data: [{ email: `a@${domain}` }], has_more: false });
  });
});

describe("signing up without an invitation", () => {
  const PASSWORD = "correct horse battery";
  const send = (email: string) => app.call(contract.sendSignUpLink, { body: { email } });
  const complete = (token: string, password = PASSWORD) =>
    app.send("POST", "/v1/sign-up/complete", { body: { token, first_name: "Nia", last_name: "New", password } });

  async function aLink(email: string): Promise<string> {
    await send(email);
    const [mail] = await workOff(app);
    return /\/sign-up#(\S+)/.exec(mail?.text ?? "")?.[1] ?? "";
  }

  test("202 mails a link, by which one makes an account with a proven address, once, and joins", async () => {
    const token = await aLink(`new@${domain}`);
    const response = await complete(token);
    expect(response.status).toBe(204);
    const cookie = response.headers.get("set-cookie")?.split(";")[0] ?? "";
    expect((await app.call(getMe, {}, { cookie })).body).toMatchObject({
      email: `new@${domain}`,
      email_verified: true,
    });
    expect(await offers({ cookie })).toMatchObject([{ organization: { id: acme.id } }]);
    expect((await join({ userId: "", email: "", cookie })).body.outcome).toBe("joined");
    expect(await (await complete(token)).json()).toMatchObject({ status: 409, code: "email_taken" });
  });

  test("202 the same for everybody: no mail where no domain lets in, a sign-in link where there is an account", async () => {
    expect((await send("somebody@elsewhere.example")).status).toBe(202);
    expect(await workOff(app)).toEqual([]);
    expect((await send(nia.email)).status).toBe(202);
    expect((await workOff(app)).map(({ text }) => text.includes("/sign-in/link#"))).toEqual([true]);
    await open("off");
    await send(`new@${domain}`);
    expect(await workOff(app)).toEqual([]);
  });

  test("410 for a link that is old, changed, or whose domain was closed since", async () => {
    const token = await aLink(`new@${domain}`);
    for (const wrong of [`${token}x`, `${token}.`, token.slice(0, -8), "none", "."])
      expect((await complete(wrong)).status).toBe(410);
    await open("off");
    expect((await complete(token)).status).toBe(410);
    await open("request");
    expect(await (await complete(token, "short")).json()).toMatchObject({ code: "invalid_input", field: "password" });
    app.clock.advance({ minutes: 61 });
    expect((await complete(token)).status).toBe(410);
  });
});
