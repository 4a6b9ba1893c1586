import { setGroupOrganizationRoles } from "@rollcall/contract/groups";
import * as contract from "@rollcall/contract/invitations";
import {
  getMember,
  listMembers,
  removeMember,
  setMemberRoles,
  suspendMember,
  updateMember,
} from "@rollcall/contract/members";
import { listSubscriptions } from "@rollcall/contract/subscriptions";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openApp, type TestApp } from "../../../testing/app.ts";
import {
  type AnOrganization,
  aGroup,
  aMember,
  anAdmin,
  anOrganization,
  aUser,
  type Somebody,
} from "../../../testing/builders.ts";
import { invitationToken } from "./link.ts";

let app: TestApp;
let acme: AnOrganization;
let count = 0;

beforeAll(async () => {
  app = await openApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  acme = await anOrganization(app, { seats: { vibe: 2, api: 5 } });
});

const own = () => ({ organization_id: acme.id });
const of = (id: string) => ({ organization_id: acme.id, invitation_id: id });
const place = (id: string) => ({ organizationId: acme.id, id });
const newEmail = () => {
  count += 1;
  return `invited${count}@example.test`;
};
type Form = Partial<contract.NewInvitations>;

const invite = (form: Form, as: Somebody = acme.admin) =>
  app.call(contract.createInvitations, { params: own(), body: { emails: [], roles: ["member"], ...form } }, as);

async function invited(form: Form = {}, as: Somebody = acme.admin): Promise<contract.Invitation> {
  const { body } = await invite({ emails: [newEmail()], ...form }, as);
  const invitation = body.data[0]?.invitation;
  if (!invitation) throw new Error(JSON.stringify(body));
  return invitation;
}

async function tokenOf(id: string): Promise<string> {
  const { body } = await app.call(contract.copyInvitationLink, { params: of(id) }, acme.admin);
  return new URL(body.url).hash.slice(1);
}

const open = (token: string, as?: Somebody) => app.call(contract.openInvitation, { body: { token } }, as);
const accept = (token: string, as?: Somebody) => app.call(contract.acceptInvitation, { body: { token } }, as);
const decline = (token: string) => app.call(contract.declineInvitation, { body: { token } });
const signUp = (token: string, password = "correct horse battery") =>
  app.call(contract.signUpByInvitation, { body: { token, first_name: "Ida", last_name: "Rhodes", password } });
const resend = (id: string) => app.call(contract.resendInvitation, { params: of(id) }, acme.admin);
const revoke = (id: string) => app.call(contract.revokeInvitation, { params: of(id) }, acme.admin);
const get = (id: string) => app.call(contract.getInvitation, { params: of(id) }, acme.admin);

async function vibe() {
  const { body } = await app.call(listSubscriptions, { params: own() }, acme.admin);
  const { used, reserved, free } = body.data.find(({ product }) => product.id === "vibe") ?? {};
  return { used, reserved, free };
}

describe("POST …/invitations", () => {
  test("200 tells what became of each address", async () => {
    const member = await aMember(app, acme);
    const suspended = await aMember(app, acme);
    await app.call(suspendMember, { params: { ...own(), member_id: suspended.memberId } }, acme.admin);
    const pending = await invited();
    const fresh = newEmail();
    const { status, body } = await invite({
      emails: [`Ida <${fresh.toUpperCase()}>`, "nobody", fresh, member.email, suspended.email, pending.email],
    });
    expect(status).toBe(200);
    expect(body.invited).toBe(1);
    expect(body.data.map(({ outcome }) => outcome)).toEqual([
      "invited",
      "invalid_email",
      "duplicate",
      "already_member",
      "member_suspended",
      "already_invited",
    ]);
    expect(body.data[0]).toMatchObject({
      email: fresh,
      invitation: {
        status: "pending",
        roles: ["member"],
        invited_by: { name: "Ada Admin" },
        mail: { status: "queued" },
      },
    });
  });

  test("200 reserves seats for as many as there are", async () => {
    const { body } = await invite({ emails: [newEmail(), newEmail(), newEmail()], seats: ["vibe"] });
    expect(body.data.map(({ outcome }) => outcome)).toEqual(["invited", "invited", "no_seat"]);
    expect(await vibe()).toEqual({ used: 0, reserved: 2, free: 0 });
  });

  test("200 lives as long as the Organization's setting says", async () => {
    const invitation = await invited();
    expect(Date.parse(invitation.expires_at) - Date.parse(invitation.created_at)).toBe(7 * 86_400_000);
  });

  test("200 an expired invitation gives way, and its seat is free again", async () => {
    const first = await invited({ seats: ["vibe"] });
    app.clock.advance({ days: 7 });
    expect(await vibe()).toEqual({ used: 0, reserved: 0, free: 2 });
    const { body } = await invite({ emails: [first.email], seats: ["vibe"] });
    expect(body.data[0]?.outcome).toBe("invited");
    expect((await get(first.id)).body).toMatchObject({ status: "revoked", revoke_reason: "replaced" });
    expect(await vibe()).toEqual({ used: 0, reserved: 1, free: 1 });
  });

  test("402 names the plan that it needs", async () => {
    const free = await anOrganization(app, { seats: {} });
    const { status, body } = await app.call(
      contract.createInvitations,
      { params: { organization_id: free.id }, body: { emails: [newEmail()], roles: ["member"] } },
      free.admin,
    );
    expect([status, body.code]).toEqual([402, "plan_required"]);
    expect(body.detail).toBe("Inviting members needs API Plan on Scale, or Vibe on Team or Enterprise.");
  });

  test("402 for a seat without its subscription", async () => {
    const { status, body } = await invite({ emails: [newEmail()], seats: ["code"] });
    expect([status, body.code, body.field]).toEqual([402, "plan_required", "seats.0"]);
  });

  test("403 for a Member and for Billing", async () => {
    for (const role of ["member", "billing_manager"]) {
      const { status, body } = await invite({ emails: [newEmail()] }, await aMember(app, acme, { roles: [role] }));
      expect([status, body.code]).toEqual([403, "permission_missing"]);
    }
  });

  test.each<[string, Form, string]>([
    ["no address", { emails: [] }, "emails"],
    ["501 addresses", { emails: Array.from({ length: 501 }, (_, i) => `p${i}@example.test`) }, "emails"],
    ["5,000 addresses", { emails: Array.from({ length: 5000 }, (_, i) => `p${i}@example.test`) }, "emails"],
    ["no role", { emails: ["a@b.test"], roles: [] }, "roles"],
    ["an unknown role", { emails: ["a@b.test"], roles: ["root"] }, "roles.0"],
    ["a note with control characters", { emails: ["a@b.test"], note: "a\u0000b" }, "note"],
    ["a long note", { emails: ["a@b.test"], note: "x".repeat(1001) }, "note"],
    ["another language", { emails: ["a@b.test"], language: "de" as "en" }, "language"],
    ["an unknown key", { emails: ["a@b.test"], admin: true } as Form, "admin"],
  ])("400 for %s changes nothing", async (_, form, field) => {
    const { status, body } = await invite(form);
    expect([status, body.field]).toEqual([400, field]);
    const listed = await app.call(contract.listInvitations, { params: own() }, acme.admin);
    expect(listed.body.data).toEqual([]);
  });

  test("200 an address with a line break is no address, and no header", async () => {
    const { body } = await invite({ emails: ["a@b.test\r\nBcc: c@d.test", "a@b.test%0d%0aBcc:c@d.test"] });
    expect(body.data.map(({ outcome }) => outcome)).toEqual(["invalid_email", "invalid_email"]);
  });

  test("200 for 500 addresses at once, each with its mail planned", async () => {
    const emails = Array.from({ length: 500 }, newEmail);
    const { status, body } = await invite({ emails });
    expect([status, body.invited]).toEqual([200, 500]);
    const jobs = await sql<{ n: number }>`select count(*) as n from graphile_worker.jobs
      where task_identifier like 'invitations.%'`.execute(app.platform.database);
    expect(jobs.rows[0]?.n).toBeGreaterThanOrEqual(500);
  });
});

describe("GET …/invitations", () => {
  test("200 tells pending and expired apart, searches, sorts and pages", async () => {
    const old = await invited();
    app.clock.advance({ days: 8 });
    const admin = await anAdmin(app, acme);
    const list = (query: Record<string, unknown>) =>
      app.call(contract.listInvitations, { params: own(), query }, admin);
    const [second, third] = [await invited({}, admin), await invited({ roles: ["billing_manager"] }, admin)];

    expect((await list({})).body.data.map(({ id }) => id).sort()).toEqual([old.id, second.id, third.id].sort());
    expect((await list({ status: "expired" })).body.data.map(({ id }) => id)).toEqual([old.id]);
    expect((await list({ status: "pending" })).body.total).toEqual({ count: 2, exact: true });
    expect((await list({ role: "billing_manager" })).body.data.map(({ id }) => id)).toEqual([third.id]);
    expect((await list({ q: second.email.slice(2, 12).toUpperCase() })).body.data.map(({ id }) => id)).toContain(
      second.id,
    );

    const first = await list({ sort: "email", limit: 2 });
    const rest = await list({ sort: "email", limit: 2, cursor: first.body.next_cursor });
    const emails = [...first.body.data, ...rest.body.data].map(({ email }) => email);
    expect(emails).toEqual([old.email, second.email, third.email].sort());
    expect(rest.body.has_more).toBe(false);
  });
});

describe("opening a link", () => {
  test("200 shows the offer, says whether there is an account, and changes nothing", async () => {
    const invitation = await invited({ seats: ["vibe"], note: "Hello\nthere" });
    const token = await tokenOf(invitation.id);
    for (let times = 0; times < 3; times += 1) {
      const { status, body } = await open(token);
      expect(status).toBe(200);
      expect(body).toMatchObject({
        organization: { name: "Acme" },
        email: invitation.email,
        invited_by: "Ada Admin",
        roles: [{ id: "member", name: "Member" }],
        seats: [{ id: "vibe", name: "Vibe" }],
        note: "Hello\nthere",
        has_account: false,
        signed_in_as: null,
      });
    }
    expect((await get(invitation.id)).body.status).toBe("pending");
  });

  test("404 for a link that nobody made", async () => {
    const token = await tokenOf((await invited()).id);
    for (const forged of [`${token}x`, token.slice(0, -1), token.replace(/^./, "f"), "x", "a.b.c.d"]) {
      const { status, body } = await open(forged);
      expect([status, body.code]).toEqual([404, "invitation_link_invalid"]);
    }
  });
});

describe("accepting", () => {
  test("200 as the invited User gives the roles and seats, once", async () => {
    const invitation = await invited({ roles: ["billing_manager", "member"], seats: ["vibe"] });
    const user = await aUser(app, { email: invitation.email });
    const token = await tokenOf(invitation.id);
    const { status, body } = await accept(token, user);
    expect(status).toBe(200);
    const member = await app.call(getMember, { params: { ...own(), member_id: body.member_id } }, acme.admin);
    expect(member.body).toMatchObject({ roles: ["billing_manager", "member"], seats: ["vibe"], source: "manual" });
    expect(await vibe()).toEqual({ used: 1, reserved: 0, free: 1 });
    expect((await accept(token, user)).body.code).toBe("invitation_accepted");
  });

  test("200 by signing up: an account, a session and the membership in one step", async () => {
    const invitation = await invited();
    const token = invitationToken(app.platform.secrets, { ...place(invitation.id), version: 1 }, "mailed");
    const response = await app.send("POST", "/v1/invitation-links/sign-up", {
      body: { token, first_name: "Ida", last_name: "Rhodes", password: "correct horse battery" },
    });
    expect(response.status).toBe(200);
    const cookie = response.headers.get("set-cookie") ?? "";
    expect(cookie).toMatch(/HttpOnly/i);
    const me = await app.send("GET", "/v1/me", { as: { cookie: cookie.split(";")[0] ?? "" } });
    expect(await me.json()).toMatchObject({ email: invitation.email, email_verified: true, first_name: "Ida" });
  });

  test("200 by a link that an Admin handed over: in, but the address stays unproven elsewhere", async () => {
    const invitation = await invited();
    const mailed = invitationToken(app.platform.secrets, { ...place(invitation.id), version: 1 }, "mailed");
    const copied = await tokenOf(invitation.id);
    expect(copied).not.toBe(mailed);
    const { body } = await signUp(copied);
    const member = await app.call(getMember, { params: { ...own(), member_id: body.member_id } }, acme.admin);
    expect(member.body).toMatchObject({ status: "active", email_verified: false });
  });

  test("409 where a member of another name has the address meanwhile", async () => {
    const invitation = await invited();
    const member = await aMember(app, acme);
    const params = { ...own(), member_id: member.memberId };
    await app.call(updateMember, { params, body: { email: invitation.email } }, acme.admin);
    expect((await signUp(await tokenOf(invitation.id))).body.code).toBe("already_member");
  });

  test("409 signed in as another, and the invitation stays", async () => {
    const invitation = await invited();
    const { status, body } = await accept(await tokenOf(invitation.id), await aUser(app));
    expect([status, body.code]).toEqual([409, "invitation_other_account"]);
    expect((await get(invitation.id)).body.status).toBe("pending");
  });

  test("403 with an address that is not proven", async () => {
    const invitation = await invited();
    const user = await aUser(app, { email: invitation.email, emailVerified: false });
    expect((await accept(await tokenOf(invitation.id), user)).body.code).toBe("email_not_verified");
  });

  test("409 signing up where there is an account, 401 accepting without one", async () => {
    const invitation = await invited();
    const token = await tokenOf(invitation.id);
    expect((await accept(token)).status).toBe(401);
    await aUser(app, { email: invitation.email });
    expect((await signUp(token)).body.code).toBe("invitation_sign_in_needed");
  });

  test.each([["short"], ["aaaaaaaaaaaaaa"]])(
    "400 for the password %j leaves everything as it was",
    async (password) => {
      const invitation = await invited();
      expect((await signUp(await tokenOf(invitation.id), password)).status).toBe(400);
      expect((await get(invitation.id)).body.status).toBe("pending");
    },
  );

  test("200 a removed person who is invited again starts clean", async () => {
    const user = await aUser(app);
    const before = await aMember(app, acme, { as: user, roles: ["organization_admin"] });
    await app.call(removeMember, { params: { ...own(), member_id: before.memberId } }, acme.admin);
    const invitation = await invited({ emails: [user.email] });
    const { body } = await accept(await tokenOf(invitation.id), user);
    const member = await app.call(getMember, { params: { ...own(), member_id: body.member_id } }, acme.admin);
    expect(member.body).toMatchObject({ roles: ["member"], seats: [] });
    expect(body.member_id).not.toBe(before.memberId);
  });
});

describe("a link that no longer works says why", () => {
  test("410 replaced by a newer one, which works", async () => {
    const { id } = await invited({ seats: ["vibe"] });
    const old = await tokenOf(id);
    expect((await resend(id)).body).toMatchObject({ status: "pending", mail: { status: "queued" } });
    expect((await open(old)).body.code).toBe("invitation_replaced");
    expect((await open(await tokenOf(id))).status).toBe(200);
    expect(await vibe()).toMatchObject({ reserved: 1 });
  });

  test("410 expired, until it is sent again with its seat", async () => {
    const { id } = await invited({ seats: ["vibe"] });
    const token = await tokenOf(id);
    app.clock.advance({ days: 7 });
    expect((await open(token)).body.code).toBe("invitation_expired");
    const copied = await app.call(contract.copyInvitationLink, { params: of(id) }, acme.admin);
    expect(copied.body.code).toBe("invitation_expired");
    expect(await vibe()).toMatchObject({ reserved: 0 });
    expect((await resend(id)).status).toBe(200);
    expect(await vibe()).toMatchObject({ reserved: 1 });
  });

  test("409 sending an expired one again when its seat is gone changes nothing", async () => {
    const { id } = await invited({ seats: ["vibe"] });
    app.clock.advance({ days: 7 });
    await invite({ emails: [newEmail(), newEmail()], seats: ["vibe"] });
    expect((await resend(id)).body.code).toBe("no_seats_available");
    expect((await get(id)).body.status).toBe("expired");
  });

  test("410 withdrawn", async () => {
    const { id } = await invited({ seats: ["vibe"] });
    const token = await tokenOf(id);
    expect((await revoke(id)).body).toMatchObject({ status: "revoked", revoke_reason: "by_admin" });
    expect((await open(token)).body.code).toBe("invitation_revoked");
    expect(await vibe()).toMatchObject({ reserved: 0 });
    for (const { body } of [await revoke(id), await resend(id)]) expect(body.code).toBe("invitation_revoked");
  });

  test("410 declined", async () => {
    const { id } = await invited({ seats: ["vibe"] });
    const token = await tokenOf(id);
    expect((await decline(token)).status).toBe(204);
    expect((await decline(token)).body.code).toBe("invitation_declined");
    expect((await get(id)).body.status).toBe("declined");
    expect(await vibe()).toMatchObject({ reserved: 0 });
  });

  test("429 after sending it again five times in an hour", async () => {
    const { id } = await invited();
    const statuses = [];
    for (let times = 0; times < 6; times += 1) statuses.push((await resend(id)).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
  });
});

describe("an inviter who loses what they granted", () => {
  test.each([
    [
      "is demoted",
      (id: string) =>
        app.call(setMemberRoles, { params: { ...own(), member_id: id }, body: { roles: ["member"] } }, acme.admin),
    ],
    ["is suspended", (id: string) => app.call(suspendMember, { params: { ...own(), member_id: id } }, acme.admin)],
    ["is removed", (id: string) => app.call(removeMember, { params: { ...own(), member_id: id } }, acme.admin)],
  ])("%s: the pending invitations are revoked with that reason", async (_, loses) => {
    const inviter = await anAdmin(app, acme);
    const { id } = await invited({ seats: ["vibe"] }, inviter);
    const token = await tokenOf(id);
    expect((await loses(inviter.memberId)).status).toBe(200);
    expect((await get(id)).body).toMatchObject({ status: "revoked", revoke_reason: "inviter_lost_right" });
    expect((await open(token)).body.code).toBe("invitation_revoked");
    expect(await vibe()).toMatchObject({ reserved: 0 });
  });

  test("by a date that passes: nobody joins by it any more", async () => {
    const inviter = await aMember(app, acme);
    const { id: group_id } = await aGroup(app, acme, { members: [inviter] });
    const until = new Date(app.clock.now().getTime() + 60_000).toISOString();
    const body = { roles: ["organization_admin"], until };
    await app.call(setGroupOrganizationRoles, { params: { ...own(), group_id }, body }, acme.admin);
    const invitee = await aUser(app);
    const { id } = await invited({ emails: [invitee.email], seats: ["vibe"] }, inviter);
    const token = await tokenOf(id);
    app.clock.advance({ minutes: 2 });

    const { body: refused } = await app.call(contract.acceptInvitation, { body: { token } }, invitee);
    expect(refused.code).toBe("invitation_revoked");
    expect((await get(id)).body).toMatchObject({ status: "revoked", revoke_reason: "inviter_lost_right" });
    expect(await vibe()).toMatchObject({ reserved: 0 });
  });
});

test("404 alike for the invitation of another Organization and a made-up one", async () => {
  const other = await anOrganization(app);
  const { id } = await invited();
  for (const invitation_id of [id, `inv_${"0".repeat(32)}`]) {
    const params = { organization_id: other.id, invitation_id };
    const answers = [
      await app.call(contract.getInvitation, { params }, other.admin),
      await app.call(contract.resendInvitation, { params }, other.admin),
      await app.call(contract.copyInvitationLink, { params }, other.admin),
      await app.call(contract.revokeInvitation, { params }, other.admin),
    ];
    for (const { status, body } of answers) expect([status, body.code]).toEqual([404, "not_found"]);
  }
  const members = await app.call(listMembers, { params: { organization_id: other.id } }, other.admin);
  expect(members.body.total.count).toBe(1);
});

test("200 nobody is flooded by revoking and inviting again", async () => {
  const email = newEmail();
  const tried: (string | undefined)[] = [];
  for (let times = 0; times < 6; times += 1) {
    const { body } = await invite({ emails: [email, newEmail()] });
    tried.push(body.data[0]?.outcome);
    expect(body.data[1]?.outcome).toBe("invited");
    await revoke(body.data[0]?.invitation?.id ?? "");
  }
  expect(tried).toEqual(["invited", "invited", "invited", "invited", "invited", "mailed_too_often"]);
});
