import { getMe } from "@rollcall/contract/identity";
import { getMember, listMembers, setMemberRoles } from "@rollcall/contract/members";
import { getOrganization } from "@rollcall/contract/organizations";
import { ADMIN_ROLE } from "@rollcall/contract/roles";
import * as contract from "@rollcall/contract/second-factor";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openApp, type TestApp } from "../../../testing/app.ts";
import { anAuthenticator } from "../../../testing/authenticator.ts";
import {
  type AMember,
  aMember,
  anAdmin,
  anOrganization,
  aUser,
  type Somebody,
  signedIn,
} from "../../../testing/builders.ts";
import { aPasskey, aTotp, codeOf } from "../../../testing/factors.ts";

let app: TestApp;
beforeAll(async () => {
  app = await openApp();
});
afterAll(() => app.close());

const mine = async (as: { cookie: string }) => (await app.call(contract.getMySecondFactor, {}, as)).body;

/** Sets an authenticator app up as a person would. */
async function setUp(as: Somebody) {
  const { body: begun } = await app.call(contract.startTotp, {}, as);
  const body = { setup: begun.setup, code: codeOf(app, begun.secret) };
  return { secret: begun.secret, ...(await app.call(contract.confirmTotp, { body }, as)) };
}

async function unverified(): Promise<Somebody> {
  return aUser(app, { emailVerified: false });
}

describe("an authenticator app", () => {
  test("200 with its first code, ten recovery codes, and the end of every other session", async () => {
    const user = await aUser(app);
    const elsewhere = await signedIn(app, user.email);
    const { status, body } = await setUp(user);
    expect([status, body.recovery_codes?.length]).toEqual([200, 10]);
    expect((await app.call(getMe, {}, elsewhere)).status).toBe(401);
    expect((await app.call(getMe, {}, user)).body.has_second_factor).toBe(true);
    expect(await mine(user)).toMatchObject({ recovery_codes_left: 10, confirm_with: ["totp", "recovery_code"] });
  });

  test("another one takes the place of the first and leaves the recovery codes", async () => {
    const user = await aUser(app);
    await setUp(user);
    app.clock.advance({ minutes: 1 });
    expect((await setUp(user)).body.recovery_codes).toBeNull();
    expect((await mine(user)).recovery_codes_left).toBe(10);
  });

  test("400 for a wrong code changes nothing, 410 for a setup of somebody else or of a while ago", async () => {
    const [user, other] = [await aUser(app), await aUser(app)];
    const { body: begun } = await app.call(contract.startTotp, {}, user);
    const confirm = (as: Somebody, code: string, setup = begun.setup) =>
      app.call(contract.confirmTotp, { body: { setup, code } }, as);
    expect((await confirm(user, "000000")).body.code).toBe("totp_code_wrong");
    expect((await confirm(other, codeOf(app, begun.secret))).body.code).toBe("totp_setup_expired");
    expect((await confirm(user, codeOf(app, begun.secret), `${begun.setup}A`)).body.code).toBe("totp_setup_expired");
    app.clock.advance({ minutes: 15 });
    const fresh = { ...user, ...(await signedIn(app, user.email)) };
    expect((await confirm(fresh, codeOf(app, begun.secret))).body.code).toBe("totp_setup_expired");
    expect((await mine(fresh)).totp_since).toBeNull();
  });

  test("403 where the address is not proven", async () => {
    const user = await unverified();
    expect((await app.call(contract.startTotp, {}, user)).body.code).toBe("email_not_verified");
    expect((await app.call(contract.beginPasskey, {}, user)).body.code).toBe("email_not_verified");
  });

  test("204 takes it away with the recovery codes; the session has shown none any more", async () => {
    const user = await aUser(app);
    await setUp(user);
    expect((await app.call(contract.removeTotp, {}, user)).status).toBe(204);
    expect(await mine(user)).toMatchObject({ totp_since: null, recovery_codes_left: 0, confirm_with: ["link"] });
    const row = await app.platform.database
      .selectFrom("sessions")
      .select("second_factor")
      .where("user_id", "=", user.userId)
      .executeTakeFirst();
    expect(row?.second_factor).toBeNull();
    expect((await app.call(contract.makeRecoveryCodes, {}, user)).body.code).toBe("second_factor_missing");
  });

  test("201 makes new recovery codes in the place of the old", async () => {
    const user = await aUser(app);
    const { body: first } = await setUp(user);
    const { status, body } = await app.call(contract.makeRecoveryCodes, {}, user);
    expect([status, body.recovery_codes.filter((each) => first.recovery_codes?.includes(each))]).toEqual([201, []]);
  });
});

describe("passkeys", () => {
  test("201 several, each with a name; renamed and removed by their owner alone", async () => {
    const [user, other] = [await aUser(app), await aUser(app)];
    const [one, two] = [await aPasskey(app, user), await aPasskey(app, user)];
    const params = { passkey_id: one.id };
    for (const as of [other]) {
      expect((await app.call(contract.renamePasskey, { params, body: { name: "Mine" } }, as)).status).toBe(404);
      expect((await app.call(contract.removePasskey, { params }, as)).status).toBe(404);
    }
    expect((await app.call(contract.renamePasskey, { params, body: { name: " Phone " } }, user)).body.name).toBe(
      "Phone",
    );
    expect((await mine(user)).passkeys.map(({ name }) => name)).toEqual(["Phone", "Laptop"]);
    for (const { id } of [one, two])
      expect((await app.call(contract.removePasskey, { params: { passkey_id: id } }, user)).status).toBe(204);
    expect(await mine(user)).toMatchObject({ passkeys: [], recovery_codes_left: 0 });
  });

  test("401 for a passkey without a finger or PIN, of another challenge, or one that is there already", async () => {
    const user = await aUser(app);
    const begin = async () => (await app.call(contract.beginPasskey, {}, user)).body;
    const add = (passkey: ReturnType<ReturnType<typeof anAuthenticator>["create"]>, as: Somebody = user) =>
      app.call(contract.addPasskey, { body: { name: "Laptop", passkey } }, as);
    const device = anAuthenticator();
    expect((await add(device.create(await begin(), { isVerified: false }))).body.code).toBe("passkey_refused");
    expect((await add(device.create(await begin()), await aUser(app))).body.code).toBe("passkey_refused");
    expect((await add(device.create(await begin()))).status).toBe(201);
    expect((await add(device.create(await begin()))).body.code).toBe("passkey_refused");
  });

  test("409 for the last way in", async () => {
    const user = await aUser(app);
    const { id } = await aPasskey(app, user);
    const setVerified = (email_verified: boolean) =>
      app.platform.database.updateTable("users").set({ email_verified }).where("id", "=", user.userId).execute();
    await setVerified(false);
    const remove = () => app.call(contract.removePasskey, { params: { passkey_id: id } }, user);
    expect((await remove()).body.code).toBe("last_sign_in_method");
    await setVerified(true);
    expect((await remove()).status).toBe(204);
  });
});

describe("required by an Organization", () => {
  const set = (organization: { id: string }, as: Somebody, required: boolean, grace_days: number) =>
    app.call(
      contract.setSecondFactorRule,
      { params: { organization_id: organization.id }, body: { required, grace_days } },
      as,
    );
  const enter = async ({ id }: { id: string }, as: { cookie: string }) => {
    const { status, body } = await app.call(getOrganization, { params: { organization_id: id } }, as);
    return status === 200 ? 200 : body.code;
  };

  test("409 by an Admin who has shown none, 200 by one who has, with who is missing one", async () => {
    const acme = await anOrganization(app);
    await aMember(app, acme);
    expect((await set(acme, acme.admin, true, 3)).body.code).toBe("second_factor_missing");
    await setUp(acme.admin);
    const { status, body } = await set(acme, acme.admin, true, 3);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      required: true,
      grace_days: 3,
      members: { active: 2, without: 1 },
      admins: { active: 1, without: 0 },
    });
    expect((await app.eventsOf(acme.id)).at(-1)).toMatchObject({
      name: "organization.second_factor_changed",
      payload: { before: { required: false, grace_days: 7 }, after: { required: true, grace_days: 3 } },
    });
  });

  test("403 once the grace is over, for who has shown none; the other Organization stays open", async () => {
    const [acme, globex] = [await anOrganization(app), await anOrganization(app)];
    await setUp(acme.admin);
    const member = await aMember(app, acme);
    await aMember(app, globex, { as: member });
    await set(acme, acme.admin, true, 3);
    const due = () => app.call(getMe, {}, member);
    expect(await enter(acme, member)).toBe(200);
    app.clock.advance({ days: 3 });
    expect(await enter(acme, member)).toBe("second_factor_required");
    expect([await enter(globex, member), await enter(acme, acme.admin)]).toEqual([200, 200]);
    const { body } = await due();
    const inAcme = body.memberships.find(({ organization }) => organization.id === acme.id);
    expect(inAcme).toMatchObject({ permissions: [], second_factor_due_at: expect.any(String) });

    // It is the session that counts: one from before the set-up shows the second factor once.
    const fresh: AMember = { ...member, ...(await signedIn(app, member.email)) };
    const code = await aTotp(app, fresh);
    expect(await enter(acme, fresh)).toBe("second_factor_required");
    expect((await app.call(contract.confirmMe, { body: { code: code() } }, fresh)).status).toBe(200);
    expect(await enter(acme, fresh)).toBe(200);
  });

  test("409 keeps the last one while it is required", async () => {
    const acme = await anOrganization(app, { name: "Acme" });
    await setUp(acme.admin);
    await set(acme, acme.admin, true, 0);
    expect((await mine(acme.admin)).required_by).toEqual([{ id: acme.id, name: "Acme" }]);
    expect((await app.call(contract.removeTotp, {}, acme.admin)).body).toMatchObject({
      code: "second_factor_needed_here",
      detail: expect.stringContaining("Acme"),
    });
    await aPasskey(app, acme.admin);
    expect((await app.call(contract.removeTotp, {}, acme.admin)).status).toBe(204);
  });

  test("the Members page shows and finds who has none", async () => {
    const acme = await anOrganization(app);
    const member = await aMember(app, acme);
    await setUp(acme.admin);
    await set(acme, acme.admin, true, 5);
    const find = async (second_factor: ("set_up" | "missing")[]) => {
      const query = { second_factor };
      const { body } = await app.call(listMembers, { params: { organization_id: acme.id }, query }, acme.admin);
      return body.data.map(({ id, has_second_factor }) => [id, has_second_factor]);
    };
    expect(await find(["set_up"])).toEqual([[acme.admin.memberId, true]]);
    expect(await find(["missing"])).toEqual([[member.memberId, false]]);
    expect(await find(["set_up", "missing"])).toHaveLength(2);
    const params = { organization_id: acme.id, member_id: member.memberId };
    const { body } = await app.call(getMember, { params }, acme.admin);
    const due = app.clock.now().getTime() + 5 * 86_400_000;
    expect(new Date(body.second_factor_due_at ?? "").getTime()).toBe(due);
  });
});

describe("POST …/second-factor/reset", () => {
  const reset = (organization: { id: string }, { memberId }: AMember, as: Somebody) => {
    const params = { organization_id: organization.id, member_id: memberId };
    return app.call(contract.resetMemberSecondFactor, { params }, as);
  };

  test("204 takes everything away, ends every session, and is written down and mailed", async () => {
    const acme = await anOrganization(app);
    const member = await aMember(app, acme);
    await setUp(member);
    await aPasskey(app, member);
    expect((await reset(acme, member, acme.admin)).status).toBe(204);
    expect((await app.call(getMe, {}, member)).status).toBe(401);
    const again = await signedIn(app, member.email);
    expect(await mine(again)).toMatchObject({ totp_since: null, passkeys: [], recovery_codes_left: 0 });
    expect((await app.eventsOf(acme.id)).at(-1)).toMatchObject({
      name: "member.second_factor_reset",
      subject_id: member.memberId,
      payload: { email: member.email, sessions_ended: 1 },
    });
    expect((await reset(acme, member, acme.admin)).body.code).toBe("second_factor_missing");
  });

  test("409 for who belongs to another Organization as well, also while suspended there, until they leave it", async () => {
    const [acme, globex] = [await anOrganization(app), await anOrganization(app)];
    const member = await aMember(app, acme);
    const there = await aMember(app, globex, { as: member });
    await setUp(member);
    expect((await reset(acme, member, acme.admin)).body.code).toBe("belongs_elsewhere");
    const params = { organization_id: globex.id, member_id: there.memberId };
    await app.send("POST", `/v1/organizations/${globex.id}/members/${there.memberId}/suspend`, { as: globex.admin });
    expect((await reset(acme, member, acme.admin)).body.code).toBe("belongs_elsewhere");
    expect((await app.call(getMe, {}, member)).body.has_second_factor).toBe(true);
    await app.send("DELETE", `/v1/organizations/${params.organization_id}/members/${params.member_id}`, {
      as: globex.admin,
    });
    expect((await reset(acme, member, acme.admin)).status).toBe(204);
  });
});

describe("fresh_sign_in_required", () => {
  const setRoles = (organization: { id: string }, { memberId }: AMember, roles: string[], as: Somebody) => {
    const params = { organization_id: organization.id, member_id: memberId };
    return app.call(setMemberRoles, { params, body: { roles } }, as);
  };

  test("403 ten minutes after the sign-in for making somebody Admin, and for nothing less", async () => {
    const acme = await anOrganization(app);
    const member = await aMember(app, acme);
    app.clock.advance({ minutes: 9 });
    expect((await setRoles(acme, member, [ADMIN_ROLE], acme.admin)).status).toBe(200);
    app.clock.advance({ minutes: 1 });
    expect((await setRoles(acme, await aMember(app, acme), [ADMIN_ROLE], acme.admin)).body.code).toBe(
      "fresh_sign_in_required",
    );
    expect((await setRoles(acme, member, ["billing_manager"], acme.admin)).status).toBe(200);
  });

  test("comes after the permission and the input", async () => {
    const acme = await anOrganization(app);
    const [member, second] = [await aMember(app, acme), await anAdmin(app, acme)];
    app.clock.advance({ minutes: 30 });
    expect((await setRoles(acme, second, [ADMIN_ROLE], member)).body.code).toBe("permission_missing");
    expect((await setRoles(acme, member, [], acme.admin)).body.code).toBe("invalid_input");
  });
});
