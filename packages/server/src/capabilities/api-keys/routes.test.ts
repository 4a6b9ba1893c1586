import { isWellFormedKey, organizationOfKey } from "@rollcall/contract/api-key-format";
import * as contract from "@rollcall/contract/api-keys";
import {
  reactivateMember,
  removeMember,
  removeMemberWithKeys,
  restoreMember,
  setMemberRoles,
  suspendMember,
} from "@rollcall/contract/members";
import { updateOrganization } from "@rollcall/contract/organizations";
import { createRole } from "@rollcall/contract/roles";
import { createServiceAccount, updateServiceAccount } from "@rollcall/contract/service-accounts";
import {
  addWorkspaceMember,
  archiveWorkspace,
  createWorkspace,
  removeWorkspaceMember,
  setWorkspaceRoles,
  updateWorkspace,
} from "@rollcall/contract/workspaces";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { openApp, type TestApp } from "../../../testing/app.ts";
import { type AMember, type AnOrganization, aMember, anOrganization } from "../../../testing/builders.ts";
import { createApp } from "../../app.ts";
import { connect } from "../../platform/database.ts";
import { newId } from "../../platform/ids.ts";
import { hashOf } from "../../platform/secrets.ts";
import { inTransaction, organizationSetting } from "../../platform/transact.ts";
import { newSecret } from "./secret.ts";

let app: TestApp;
let acme: AnOrganization;
let member: AMember;
let workspace_id: string;

beforeAll(async () => {
  app = await openApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  acme = await anOrganization(app);
  member = await aMember(app, acme);
  workspace_id = await aWorkspace("Research");
  await join(member, ["developer"]);
});

async function aWorkspace(name: string): Promise<string> {
  return (await app.call(createWorkspace, { params: own(), body: { name } }, acme.admin)).body.id;
}

async function anAccount(roles = ["developer"]): Promise<string> {
  const body = { name: "Builds", roles };
  return (await app.call(createServiceAccount, { params: there(), body }, acme.admin)).body.id;
}

async function aKeeper(permissions: string[]): Promise<AMember> {
  const keeper = await aMember(app, acme);
  const body = { scope: "workspace", name: `Role of ${keeper.memberId}`, permissions } as const;
  const role = await app.call(createRole, { params: own(), body: { ...body } }, acme.admin);
  await join(keeper, [role.body.id]);
  return keeper;
}

const own = () => ({ organization_id: acme.id });
const there = () => ({ ...own(), workspace_id });
const person = ({ memberId }: AMember) => ({ ...own(), member_id: memberId });
const one = (key_id: string) => ({ ...there(), key_id });
const inDays = (days: number) => new Date(app.clock.now().getTime() + days * 86_400_000).toISOString();
const join = ({ memberId }: AMember, roles: string[]) =>
  app.call(addWorkspaceMember, { params: there(), body: { member_id: memberId, roles } }, acme.admin);

type Wish = { name?: string; expires_at?: string | null; service_account_id?: string };
const create = (body: Wish = {}, as: AMember = member) =>
  app.call(contract.createKey, { params: there(), body: { name: "Nightly", ...body } }, as);
const rotate = (id: string, body: { overlap_hours?: number } = {}, as: AMember = member) =>
  app.call(contract.rotateKey, { params: one(id), body }, as);
const revoke = (id: string, as: AMember = member) => app.call(contract.revokeKey, { params: one(id) }, as);
const verified = async (key: string) => {
  const { status, body } = await app.call(contract.verifyKey, { body: { key } });
  expect(status).toBe(200);
  return body as contract.VerifiedKey;
};
const reasonOf = async (key: string) => {
  const answer = await verified(key);
  return answer.valid ? "good" : answer.reason;
};
const keysOf = async (who: AMember) =>
  (await app.call(contract.listMemberKeys, { params: person(who) }, acme.admin)).body.data;
const eventsNamed = async (start: string) => (await app.eventsOf(acme.id)).filter(({ name }) => name.startsWith(start));

describe("making a key", () => {
  test("201 shows the secret once; only its hash is kept", async () => {
    const { status, body } = await create();
    expect(status).toBe(201);
    expect(isWellFormedKey(body.secret)).toBe(true);
    expect(organizationOfKey(body.secret)).toBe(acme.id);
    expect(body.key).toMatchObject({
      name: "Nightly",
      mask: `rc_…${body.secret.slice(-12, -8)}`,
      workspace: { id: workspace_id, name: "Research" },
      owner: { kind: "member", id: member.memberId, name: "Mia Member" },
      status: "active",
      expires_at: null,
      last_used_at: null,
    });
    const rows = await inTransaction(app.platform, organizationSetting(acme.id), (tx) =>
      tx.selectFrom("api_keys").selectAll().where("id", "=", body.key.id).execute(),
    );
    expect(rows[0]?.secret_hash).toBe(hashOf(body.secret));
    const [event] = await eventsNamed("key.");
    expect(event).toMatchObject({ name: "key.created", payload: { id: body.key.id, owner_id: member.memberId } });
    for (const text of [JSON.stringify(rows), JSON.stringify(await app.eventsOf(acme.id))])
      expect(text).not.toContain(body.secret);
  });

  test("its life is shortened to what Organization and Workspace allow", async () => {
    await app.call(updateOrganization, { params: own(), body: { max_key_lifetime_days: 60 } }, acme.admin);
    expect((await create()).body.key.expires_at).toBe(inDays(60));
    await app.call(updateWorkspace, { params: there(), body: { max_key_lifetime_days: 30 } }, acme.admin);
    expect((await create({ expires_at: inDays(90) })).body.key.expires_at).toBe(inDays(30));
    expect((await create({ expires_at: inDays(10) })).body.key.expires_at).toBe(inDays(10));
  });

  test.each([
    [{ expires_at: "2001-01-01T00:00:00Z" }, "until_in_the_past", "expires_at"],
    [{ expires_at: "tomorrow" }, "invalid_input", "expires_at"],
    [{ name: "" }, "invalid_input", "name"],
  ])("400 for %j", async (body, code, field) => {
    const answer = await create(body);
    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ code, field });
  });

  test("403 without the right to own keys, 404 outside of the Workspace", async () => {
    const viewer = await aMember(app, acme);
    expect((await create({}, viewer)).status).toBe(404);
    await join(viewer, ["user"]);
    expect((await create({}, viewer)).body.code).toBe("permission_missing");
  });

  test("for a Service account: by who administers keys and holds what it holds", async () => {
    const service_account_id = await anAccount();
    const { status, body } = await create({ service_account_id }, acme.admin);
    expect([status, body.key.owner]).toEqual([
      201,
      { kind: "service_account", id: service_account_id, name: "Builds" },
    ]);
    expect((await create({ service_account_id })).body.code).toBe("permission_missing");
    const keeper = await aKeeper(["workspace.keys:own", "workspace.keys:write"]);
    expect((await create({ service_account_id }, keeper)).body.code).toBe("above_your_own");
    expect((await create({ service_account_id: newId("serviceAccount") }, acme.admin)).status).toBe(404);
    const disabled = { params: { ...there(), service_account_id }, body: { status: "disabled" as const } };
    await app.call(updateServiceAccount, disabled, acme.admin);
    expect((await create({ service_account_id }, acme.admin)).body.code).toBe("service_account_disabled");
  });
});

describe("verifying a key", () => {
  test("200 says whose it is and what it may do", async () => {
    const { secret, key } = (await create({ expires_at: inDays(9) })).body;
    expect(await verified(secret)).toEqual({
      valid: true,
      key_id: key.id,
      organization_id: acme.id,
      workspace_id,
      owner: { kind: "member", id: member.memberId },
      permissions: ["workspace.api:use", "workspace.keys:own", "workspace:read"],
      expires_at: inDays(9),
    });
  });

  test("whatever is no key is malformed, and asks no database", async () => {
    const away = connect("postgres://rollcall@127.0.0.1:1/none");
    const without = createApp({ ...app.platform, database: away.database }, { trustedHops: 1, showsMailbox: false });
    const ask = async (key: string) => {
      const headers = { "content-type": "application/json" };
      return without.request("http://rollcall.test/v1/keys/verify", {
        method: "POST",
        headers,
        body: JSON.stringify({ key }),
      });
    };
    const { secret } = (await create()).body;
    for (const key of [
      "",
      "nonsense",
      "\u0000",
      "rc_\ud800",
      secret.slice(0, -1),
      `${secret.slice(0, -1)}-`,
      "x".repeat(300),
    ]) {
      const answer = await ask(key);
      expect([answer.status, await answer.json()]).toEqual([200, { valid: false, reason: "malformed" }]);
    }
    expect((await ask(secret)).status).toBe(503);
    await away.close();
  });

  test("a well-formed key that nobody made, or of no Organization, is unknown", async () => {
    expect(await reasonOf(newSecret(acme.id).secret)).toBe("unknown");
    expect(await reasonOf(newSecret(newId("organization")).secret)).toBe("unknown");
  });

  test.each([[{}], [{ key: 1 }], [{ key: null }], [{ key: "x".repeat(301) }], [[]]])("400 for %j", async (body) => {
    expect((await app.send("POST", "/v1/keys/verify", { body })).status).toBe(400);
  });

  test("leaves nothing of one Organization set for the next asker of the connection", async () => {
    await verified((await create()).body.secret);
    const seen = await sql`select id from api_keys`.execute(app.platform.database);
    expect(seen.rows).toEqual([]);
  });

  test("what the owner gains and loses there counts at once", async () => {
    const { secret } = (await create()).body;
    const set = (roles: string[]) =>
      app.call(setWorkspaceRoles, { params: { ...there(), member_id: member.memberId }, body: { roles } }, acme.admin);
    await set(["billing_viewer"]);
    expect(await verified(secret)).toMatchObject({ permissions: ["workspace.usage:read", "workspace:read"] });
    const role = { scope: "workspace", name: "Tracer", permissions: ["workspace.traces:read"] } as const;
    const custom = await app.call(
      createRole,
      { params: own(), body: { ...role, permissions: [...role.permissions] } },
      acme.admin,
    );
    await set([custom.body.id]);
    expect(await verified(secret)).toMatchObject({ permissions: ["workspace.traces:read", "workspace:read"] });
    const out = { params: { ...there(), member_id: member.memberId } };
    await app.call(removeWorkspaceMember, out, acme.admin);
    expect(await reasonOf(secret)).toBe("owner_inactive");
    const roles = { params: person(member), body: { roles: ["organization_admin"] } };
    await app.call(setMemberRoles, roles, acme.admin);
    expect(((await verified(secret)) as { permissions: string[] }).permissions).toContain("workspace.keys:write");
  });

  test("suspending stops it at once, reactivating lets it go on, archiving ends it; lists say so", async () => {
    const { secret } = (await create()).body;
    const listed = async () => (await keysOf(member))[0]?.refused_because;
    await app.call(suspendMember, { params: person(member) }, acme.admin);
    expect([await reasonOf(secret), await listed()]).toEqual(["owner_inactive", "owner_inactive"]);
    await app.call(reactivateMember, { params: person(member) }, acme.admin);
    expect([await reasonOf(secret), await listed()]).toEqual(["good", null]);
    await app.call(archiveWorkspace, { params: there(), body: { confirm_name: "Research" } }, acme.admin);
    expect([await reasonOf(secret), await listed()]).toEqual(["workspace_archived", "workspace_archived"]);
  });

  test("it ends by itself", async () => {
    const { secret } = (await create({ expires_at: inDays(1) })).body;
    app.clock.advance({ days: 1 });
    expect(await reasonOf(secret)).toBe("expired");
  });

  test("its use is noted, to a few minutes", async () => {
    const { secret } = (await create()).body;
    const usedAt = async () => (await keysOf(member))[0]?.last_used_at;
    const first = app.clock.now().toISOString();
    await verified(secret);
    await vi.waitFor(async () => expect(await usedAt()).toBe(first));
    app.clock.advance({ minutes: 1 });
    await verified(secret);
    app.clock.advance({ minutes: 5 });
    await verified(secret);
    await vi.waitFor(async () => expect(await usedAt()).toBe(app.clock.now().toISOString()));
  });
});

describe("rotating a key", () => {
  test("201 makes another in its place; both work in the overlap, then only the new one", async () => {
    const { secret, key } = (await create({ expires_at: inDays(30) })).body;
    app.clock.advance({ days: 10 });
    const answer = await rotate(key.id, { overlap_hours: 2 });
    expect(answer.status).toBe(201);
    expect(answer.body.key).toMatchObject({ name: "Nightly", expires_at: inDays(30), status: "active" });
    expect([await reasonOf(secret), await reasonOf(answer.body.secret)]).toEqual(["good", "good"]);
    const [next, old] = await keysOf(member);
    expect(old).toMatchObject({ replaced_by: next?.id, overlap_until: inDays(2 / 24), status: "active" });
    app.clock.advance({ minutes: 120 });
    expect([await reasonOf(secret), await reasonOf(answer.body.secret)]).toEqual(["expired", "good"]);
    expect((await eventsNamed("key.rotated"))[0]?.payload).toMatchObject({ id: next?.id, replaces: old?.id });
  });

  test("without an overlap the old one stops at once", async () => {
    const { secret, key } = (await create()).body;
    await rotate(key.id, { overlap_hours: 0 });
    expect(await reasonOf(secret)).toBe("expired");
  });

  test("409 for a key that was replaced, revoked or has expired", async () => {
    const [a, b, c] = [await create(), await create(), await create({ expires_at: inDays(1) })];
    await rotate(a.body.key.id);
    expect((await rotate(a.body.key.id)).body.code).toBe("key_replaced");
    await revoke(b.body.key.id);
    expect((await rotate(b.body.key.id)).body.code).toBe("key_revoked");
    app.clock.advance({ days: 2 });
    expect((await rotate(c.body.key.id)).body.code).toBe("key_expired");
  });

  test("of many at once one wins", async () => {
    const { key } = (await create()).body;
    const answers = await Promise.all(Array.from({ length: 8 }, () => rotate(key.id)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409, 409, 409]);
    expect(await keysOf(member)).toHaveLength(2);
  });

  test("somebody else's: with the right to, and not above one's own", async () => {
    const { key } = (await create()).body;
    const other = await aMember(app, acme);
    await join(other, ["developer"]);
    expect((await rotate(key.id, {}, other)).body.code).toBe("permission_missing");
    const keeper = await aKeeper(["workspace.keys:own", "workspace.keys:write"]);
    expect((await rotate(key.id, {}, keeper)).body.code).toBe("above_your_own");
    const answer = await rotate(key.id, {}, acme.admin);
    expect(answer.body.key.owner.id).toBe(member.memberId);
    await app.call(suspendMember, { params: person(member) }, acme.admin);
    expect((await rotate(answer.body.key.id, {}, acme.admin)).body.code).toBe("member_suspended");
  });

  test("404 by the address of another Workspace", async () => {
    const { key } = (await create()).body;
    workspace_id = await aWorkspace("Elsewhere");
    expect((await rotate(key.id, {}, acme.admin)).status).toBe(404);
    expect((await revoke(key.id, acme.admin)).status).toBe(404);
  });

  test.each([-1, 169, 1.5])("400 for an overlap of %s hours", async (overlap_hours) => {
    const { key } = (await create()).body;
    expect((await rotate(key.id, { overlap_hours })).status).toBe(400);
  });
});

describe("revoking and listing", () => {
  test("200 refuses it from the next request on; 409 the second time", async () => {
    const { secret, key } = (await create()).body;
    const answer = await revoke(key.id);
    expect([answer.status, answer.body.status]).toEqual([200, "revoked"]);
    expect(await reasonOf(secret)).toBe("revoked");
    expect((await revoke(key.id)).body.code).toBe("key_revoked");
    expect((await eventsNamed("key.revoked"))[0]?.payload).toMatchObject({ id: key.id, reason: "by_hand" });
  });

  test("others' only with the right to", async () => {
    const { key } = (await create({}, acme.admin)).body;
    expect((await revoke(key.id)).body.code).toBe("permission_missing");
    const keeper = await aKeeper(["workspace.keys:own", "workspace.keys:write"]);
    expect((await revoke(key.id, keeper)).status).toBe(200);
  });

  test("200 lists all for who administers keys, otherwise one's own; by status and in pages", async () => {
    const mine = (await create()).body.key.id;
    const theirs = [await create({}, acme.admin), await create({}, acme.admin)].map(({ body }) => body.key.id);
    await revoke(theirs[0] ?? "", acme.admin);
    const list = async (query: Record<string, unknown>, as: AMember) =>
      (await app.call(contract.listKeys, { params: there(), query }, as)).body;
    expect((await list({}, member)).data.map(({ id }) => id)).toEqual([mine]);
    expect((await list({ status: "revoked" }, acme.admin)).data.map(({ id }) => id)).toEqual([theirs[0]]);
    const first = await list({ limit: 2 }, acme.admin);
    const rest = await list({ limit: 2, cursor: first.next_cursor }, acme.admin);
    expect([...first.data, ...rest.data].map(({ id }) => id)).toEqual([...theirs.toReversed(), mine]);
    expect(JSON.stringify(first)).not.toMatch(/secret|hash/);
    const stolen = await app.call(
      contract.listKeys,
      { params: there(), query: { cursor: first.next_cursor ?? "" } },
      member,
    );
    expect(stolen.body.code).toBe("invalid_cursor");
  });

  test("200 lists the keys of a member and one's own, in every Workspace", async () => {
    const first = (await create()).body.key.id;
    workspace_id = await aWorkspace("Elsewhere");
    await join(member, ["developer"]);
    const second = (await create()).body.key.id;
    expect((await keysOf(member)).map(({ id }) => id)).toEqual([second, first]);
    const mine = await app.call(contract.listMyKeys, { params: own() }, member);
    expect(mine.body.data.map(({ id }) => id)).toEqual([second, first]);
    expect((await app.call(contract.listMemberKeys, { params: person(acme.admin) }, member)).status).toBe(403);
    const nobody = { ...own(), member_id: newId("member") };
    expect((await app.call(contract.listMemberKeys, { params: nobody }, acme.admin)).status).toBe(404);
  });
});

describe("removing an owner", () => {
  const remove = (hand_over: unknown[] = [], as: AMember = acme.admin) =>
    app.call(removeMemberWithKeys, { params: person(member), body: { hand_over: hand_over as never } }, as);

  test("revokes every key for good, by whichever operation; restoring revives none", async () => {
    const [a, b] = [await create(), await create()];
    const rotated = await rotate(b.body.key.id);
    await app.call(removeMember, { params: person(member) }, acme.admin);
    const secrets = [a, b, rotated].map(({ body }) => body.secret);
    expect(await Promise.all(secrets.map(reasonOf))).toEqual(["revoked", "revoked", "revoked"]);
    const revoked = await eventsNamed("key.revoked");
    expect(revoked.map(({ payload }) => payload["reason"])).toEqual(Array(3).fill("owner_removed"));
    await app.call(restoreMember, { params: person(member) }, acme.admin);
    expect(await Promise.all(secrets.map(reasonOf))).toEqual(["revoked", "revoked", "revoked"]);
  });

  test("hands named keys over: the old one works on with what both owners may do, the rest is revoked", async () => {
    const service_account_id = await anAccount(["user"]);
    const heir = await aMember(app, acme);
    await join(heir, ["workspace_admin"]);
    const [a, b, c] = [(await create()).body, (await create()).body, (await create()).body];
    const { status, body } = await remove([
      { key_id: a.key.id, to: { member_id: heir.memberId }, overlap_hours: 48 },
      { key_id: b.key.id, to: { service_account_id } },
    ]);
    expect([status, body.revoked_keys, body.member.status]).toEqual([200, 1, "removed"]);
    expect(body.new_keys.map(({ key }) => key.owner.id)).toEqual([heir.memberId, service_account_id]);
    expect(await reasonOf(c.secret)).toBe("revoked");
    for (const secret of [a.secret, body.new_keys[0]?.secret ?? ""])
      expect(await verified(secret)).toMatchObject({ valid: true, owner: { kind: "member", id: heir.memberId } });
    const permissionsOf = async (secret = "") => ((await verified(secret)) as { permissions: string[] }).permissions;
    const developing = ["workspace.api:use", "workspace.keys:own", "workspace:read"];
    expect(await permissionsOf(a.secret)).toEqual(developing);
    expect(await permissionsOf(body.new_keys[0]?.secret)).toContain("workspace.members:write");
    expect(await verified(b.secret)).toMatchObject({
      owner: { kind: "service_account", id: service_account_id },
      permissions: ["workspace:read"],
    });
    expect(await permissionsOf(body.new_keys[1]?.secret)).toEqual(["workspace.vibe:use", "workspace:read"]);
    app.clock.advance({ days: 1 });
    expect([await reasonOf(a.secret), await reasonOf(b.secret)]).toEqual(["good", "expired"]);
    const handed = (await eventsNamed("key.handed_over")).map(({ payload }) => payload["replaces"]);
    expect(handed.sort()).toEqual([a.key.id, b.key.id].sort());

    await app.call(removeMember, { params: person(heir) }, acme.admin);
    expect(await reasonOf(a.secret)).toBe("revoked");
    await app.call(restoreMember, { params: person(heir) }, acme.admin);
    expect(await reasonOf(a.secret)).toBe("revoked");
  });

  test("the old key of somebody who was suspended does not come back to life", async () => {
    const { key, secret } = (await create()).body;
    await app.call(suspendMember, { params: person(member) }, acme.admin);
    const { body } = await remove([{ key_id: key.id, to: { member_id: acme.admin.memberId } }]);
    expect([await reasonOf(secret), await reasonOf(body.new_keys[0]?.secret ?? "")]).toEqual([
      "owner_inactive",
      "good",
    ]);
  });

  test("409 names the key and the recipient that do not fit, and removes nobody", async () => {
    const { key } = (await create()).body;
    const outsider = await aMember(app, acme);
    const viewer = await aMember(app, acme);
    await join(viewer, ["user"]);
    const suspended = await aMember(app, acme);
    await join(suspended, ["developer"]);
    await app.call(suspendMember, { params: person(suspended) }, acme.admin);
    const inside = workspace_id;
    workspace_id = await aWorkspace("Elsewhere");
    const foreign = await anAccount();
    workspace_id = inside;
    const unfit = [outsider, viewer, suspended, member].map(({ memberId }) => ({ member_id: memberId }));
    for (const to of [...unfit, { member_id: newId("member") }, { service_account_id: foreign }]) {
      const answer = await remove([{ key_id: key.id, to }]);
      expect([answer.status, answer.body.code, answer.body.field]).toEqual([
        409,
        "key_recipient_unfit",
        "hand_over.0.to",
      ]);
    }
    const to = { member_id: acme.admin.memberId };
    const twice = await remove([
      { key_id: key.id, to },
      { key_id: key.id, to },
    ]);
    expect(twice.body).toMatchObject({ code: "key_replaced", field: "hand_over.1.key_id" });
    const theirs = (await create({}, acme.admin)).body.key.id;
    expect((await remove([{ key_id: theirs, to }])).status).toBe(404);
    await revoke(key.id);
    expect((await remove([{ key_id: key.id, to }])).body.code).toBe("key_revoked");
    expect((await eventsNamed("member.removed")).length).toBe(0);
    expect((await keysOf(member)).length).toBe(1);
  });

  test("403 for who may not remove, and for a secret that would act above one's own", async () => {
    const { key } = (await create()).body;
    const remover = await aMember(app, acme);
    const to = { member_id: acme.admin.memberId };
    expect((await remove([], remover)).status).toBe(403);
    const body = { scope: "organization", name: "Remover", permissions: ["members:remove"] } as const;
    const role = await app.call(
      createRole,
      { params: own(), body: { ...body, permissions: [...body.permissions] } },
      acme.admin,
    );
    await app.call(setMemberRoles, { params: person(remover), body: { roles: ["member", role.body.id] } }, acme.admin);
    const answer = await remove([{ key_id: key.id, to }], remover);
    expect(answer.body).toMatchObject({ code: "above_your_own", field: "hand_over.0.to" });
    expect((await remove([], remover)).status).toBe(200);
  });

  test("409 for the last Admin", async () => {
    const answer = await app.call(removeMemberWithKeys, { params: person(acme.admin), body: {} }, acme.admin);
    expect(answer.body.code).toBe("last_admin");
  });

  test("racing with new keys leaves none that works", async () => {
    for (let round = 0; round < 10; round += 1) {
      const leaver = await aMember(app, acme);
      await join(leaver, ["developer"]);
      const making = Array.from({ length: 6 }, () => create({}, leaver));
      const removing = app.call(removeMember, { params: person(leaver) }, acme.admin);
      const made = await Promise.all(making);
      expect((await removing).status).toBe(200);
      expect(made.filter(({ status }) => status >= 500)).toEqual([]);
      const secrets = made.filter(({ status }) => status === 201).map(({ body }) => body.secret);
      for (const secret of secrets) expect(await reasonOf(secret)).toBe("revoked");
    }
  });
});
