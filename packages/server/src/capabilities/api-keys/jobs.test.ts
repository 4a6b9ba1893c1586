import { createKey, revokeKey, rotateKey } from "@rollcall/contract/api-keys";
import { suspendMember } from "@rollcall/contract/members";
import { createServiceAccount } from "@rollcall/contract/service-accounts";
import { addWorkspaceMember, createWorkspace } from "@rollcall/contract/workspaces";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { openApp, type TestApp } from "../../../testing/app.ts";
import { type AMember, type AnOrganization, aMember, anOrganization } from "../../../testing/builders.ts";
import { type Mail, PermanentMailError } from "../../platform/mail.ts";
import { apiKeyJobs } from "./jobs.ts";

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
  [member, workspace_id] = [await aMember(app, acme), await aWorkspace(acme)];
  await join(member, ["developer"]);
});

async function aWorkspace({ id, admin }: AnOrganization): Promise<string> {
  const made = { params: { organization_id: id }, body: { name: "Research" } };
  return (await app.call(createWorkspace, made, admin)).body.id;
}

const there = () => ({ organization_id: acme.id, workspace_id });
const join = ({ memberId }: AMember, roles: string[]) =>
  app.call(addWorkspaceMember, { params: there(), body: { member_id: memberId, roles } }, acme.admin);

async function aKey(days: number, wish: { service_account_id?: string } = {}, as: AMember = member): Promise<string> {
  const expires_at = new Date(app.clock.now().getTime() + days * 86_400_000).toISOString();
  return (await app.call(createKey, { params: there(), body: { name: "Nightly", expires_at, ...wish } }, as)).body.key
    .id;
}

async function runJob(name: string, payload: unknown, send: (mail: Mail) => Promise<void>): Promise<void> {
  const job = apiKeyJobs.find((each) => each.name === name);
  await job?.run({ platform: app.platform, mailer: { send, close: async () => {} }, isLastTry: false }, payload);
}

/** What the hourly task plans; the mails are sent by `deliver`. */
async function warn(): Promise<unknown[]> {
  await runJob("api-keys.warn_of_expiry", {}, async () => {});
  const { rows } = await sql<{ payload: unknown }>`
    delete from graphile_worker._private_jobs as jobs using graphile_worker._private_tasks as tasks
    where tasks.id = jobs.task_id and tasks.identifier = 'api-keys.send_expiry_mail'
    returning jobs.payload`.execute(app.platform.database);
  return rows.map(({ payload }) => payload);
}

async function deliver(planned: readonly unknown[]): Promise<Mail[]> {
  const sent: Mail[] = [];
  for (const payload of planned)
    await runJob("api-keys.send_expiry_mail", payload, async (mail) => void sent.push(mail));
  return sent;
}

const warnings = async () => (await app.eventsOf(acme.id)).filter(({ name }) => name === "key.expiry_warned");

test("the owner of a key is warned once, seven days ahead, in every Organization", async () => {
  const id = await aKey(20);
  expect(await warn()).toEqual([]);
  app.clock.advance({ days: 13 });
  const other = await anOrganization(app);
  const elsewhere = { organization_id: other.id, workspace_id: await aWorkspace(other) };
  const expires_at = new Date(app.clock.now().getTime() + 86_400_000).toISOString();
  await app.call(createKey, { params: elsewhere, body: { name: "Theirs", expires_at } }, other.admin);
  const mails = await deliver(await warn());
  expect(mails.map(({ to }) => to).sort()).toEqual([member.email, other.admin.email].sort());
  const mail = mails.find(({ to }) => to === member.email);
  expect(mail?.text).toContain("Nightly");
  expect(mail?.text).toContain(`/o/${acme.id}/workspaces/${workspace_id}/keys`);
  expect(mail?.id).toBe(`${id}-expiry-${member.memberId}`);
  expect(await warn()).toEqual([]);
  expect((await warnings()).map(({ subject_id, actor_name }) => [subject_id, actor_name])).toEqual([
    [id, "Rollcall: key expiry"],
  ]);
});

test("nobody is warned of what was revoked, replaced or has ended, before it is planned or after", async () => {
  const call = (operation: typeof revokeKey | typeof rotateKey, key_id: string) =>
    app.call(operation as typeof rotateKey, { params: { ...there(), key_id }, body: {} }, member);
  await app.call(revokeKey, { params: { ...there(), key_id: await aKey(3) } }, member);
  await aKey(1);
  app.clock.advance({ days: 1 });
  expect(await warn()).toEqual([]);
  const id = await aKey(3);
  const planned = await warn();
  expect(planned).toHaveLength(1);
  await call(rotateKey, id);
  expect(await deliver(planned)).toEqual([]);
});

test("while the owner is suspended, the warning waits", async () => {
  await aKey(3);
  await app.call(suspendMember, { params: { organization_id: acme.id, member_id: member.memberId } }, acme.admin);
  expect(JSON.stringify(await warn())).not.toContain(acme.id);
  expect(await warnings()).toEqual([]);
});

test("of a Service account: who administers its keys, otherwise the Admins of the Organization", async () => {
  const body = { name: "Builds", roles: ["developer"] };
  const account = await app.call(createServiceAccount, { params: there(), body }, acme.admin);
  const key = () => aKey(3, { service_account_id: account.body.id }, acme.admin);
  await key();
  expect((await deliver(await warn())).map(({ to }) => to)).toEqual([acme.admin.email]);
  await join(await aMember(app, acme, { email: `keeper-${acme.id}@example.test` }), ["workspace_admin"]);
  await key();
  const mails = await deliver(await warn());
  expect(mails.map(({ to }) => to)).toEqual([`keeper-${acme.id}@example.test`]);
  expect(mails[0]?.text).toContain("Builds");
});

test("a mail that is refused for good ends there; any other failure is tried again", async () => {
  await aKey(3);
  const [payload] = await warn();
  const send = (error: Error) => runJob("api-keys.send_expiry_mail", payload, () => Promise.reject(error));
  await expect(send(new PermanentMailError("no such mailbox"))).resolves.toBeUndefined();
  await expect(send(new Error("connection refused"))).rejects.toThrow("connection refused");
});
