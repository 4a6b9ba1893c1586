import { createInvitations, getInvitation, resendInvitation, revokeInvitation } from "@rollcall/contract/invitations";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { openApp, type TestApp } from "../../../testing/app.ts";
import { type AnOrganization, anOrganization } from "../../../testing/builders.ts";
import { type MailServer, openMailServer } from "../../../testing/mail-server.ts";
import { WAKE_WORKERS } from "../../../testing/wake-workers.ts";
import { keptMailer } from "../../platform/kept-mail.ts";
import type { Mailer } from "../../platform/mail.ts";
import { smtpMailer } from "../../platform/smtp.ts";
import { noOrigin, read } from "../../platform/transact.ts";
import { startWorker, type Worker } from "../../worker.ts";
import { invitationReactions } from "./reactions.ts";

let app: TestApp;
let organization: AnOrganization;
let server: MailServer;
let worker: Worker | undefined;
let mailer: Mailer | undefined;

beforeAll(async () => {
  app = await openApp();
  organization = await anOrganization(app, { name: "Acme <b>&</b> Co", seats: { vibe: 100 } });
});
beforeEach(async () => {
  server = await openMailServer();
});
afterEach(async () => {
  await worker?.stop();
  await mailer?.close();
  worker = undefined;
  await server.close();
  await sql`delete from graphile_worker._private_jobs`.execute(app.platform.database);
});
afterAll(() => app.close());

async function start(over?: Mailer): Promise<void> {
  const timeouts = { connect: 400, socket: 600, whole: 3_000 };
  mailer = over ?? smtpMailer({ url: server.url, from: "Rollcall <no-reply@rollcall.test>", timeouts });
  worker = await startWorker({
    platform: app.platform,
    mailer,
    pool: app.pool,
    reactions: invitationReactions,
    jobs: [],
  });
}

async function invite(email: string, wish: { language?: "en" | "fr"; note?: string } = {}): Promise<string> {
  const body = { emails: [email], roles: ["member"], seats: ["vibe"], note: "Welcome!", ...wish };
  const answer = await app.call(
    createInvitations,
    { params: { organization_id: organization.id }, body },
    organization.admin,
  );
  return answer.body.data?.[0]?.invitation?.id ?? expect.unreachable(JSON.stringify(answer));
}

const one = (id: string) => ({ params: { organization_id: organization.id, invitation_id: id } });

async function mailOf(id: string) {
  return (await app.call(getInvitation, one(id), organization.admin)).body.mail;
}

function hasMail(id: string, mail: { status: string; error: unknown }): Promise<void> {
  return vi.waitFor(async () => expect(await mailOf(id)).toEqual(mail), { timeout: 15_000, interval: 50 });
}

const linkIn = (text: string | undefined) => /http:\/\/rollcall\.test\/join#\S+/.exec(text ?? "")?.[0];

async function triesSoFar(): Promise<number> {
  const { rows } = await sql<{ attempts: number }>`select attempts from graphile_worker._private_jobs`.execute(
    app.platform.database,
  );
  return rows[0]?.attempts ?? 0;
}

/** Waits until the latest try is over, then makes the next one due. */
async function nextTry(after: number): Promise<void> {
  await vi.waitFor(async () => {
    const { numAffectedRows } = await sql`update graphile_worker._private_jobs set run_at = now()
      where attempts = ${after} and locked_by is null`.execute(app.platform.database);
    expect(numAffectedRows).toBe(1n);
  }, 15_000);
  await sql.raw(WAKE_WORKERS).execute(app.platform.database);
}

async function failuresOf(id: string) {
  const scope = {
    organizationId: organization.id,
    actor: { kind: "system", cause: "test" } as const,
    origin: noOrigin,
  };
  return read(app.platform, scope, ({ db }) =>
    db
      .selectFrom("audit_events")
      .select(["payload", "actor_name"])
      .where("subject_id", "=", id)
      .where("name", "=", "invitation.mail_failed")
      .execute(),
  );
}

describe("an invitation's mail", () => {
  test("goes out once after the commit, in its language, with its link, and is noted as sent", async () => {
    await start();
    const id = await invite("grace@example.test", { language: "fr", note: "Bonjour\n<script>alert(1)</script>" });
    await hasMail(id, { status: "sent", error: null });

    const [mail, ...others] = await server.mails();
    expect(others).toEqual([]);
    expect(mail?.subject).toBe("Ada Admin vous invite à rejoindre Acme <b>&</b> Co sur Rollcall");
    expect(mail?.messageId).toBe(`<${id}-v1@rollcall.test>`);
    expect(linkIn(mail?.text)).toBeDefined();
    expect(mail?.text).toContain("> Bonjour\n> <script>");
    expect(mail?.html).not.toMatch(/<script|<b>/);
    expect(await failuresOf(id)).toEqual([]);
  });

  test("is sent anew with another link when the invitation is sent again", async () => {
    await start();
    const id = await invite("again@example.test");
    await hasMail(id, { status: "sent", error: null });
    app.clock.advance({ minutes: 10 });
    expect((await app.call(resendInvitation, one(id), organization.admin)).status).toBe(200);
    await vi.waitFor(() => expect(server.received).toHaveLength(2), 10_000);
    await hasMail(id, { status: "sent", error: null });

    const [first, second] = await server.mails();
    expect(second?.messageId).toBe(`<${id}-v2@rollcall.test>`);
    expect(linkIn(second?.text)).not.toBe(linkIn(first?.text));
  });

  test("of an older version or a revoked invitation is not sent", async () => {
    const resent = await invite("older@example.test");
    app.clock.advance({ minutes: 10 });
    expect((await app.call(resendInvitation, one(resent), organization.admin)).status).toBe(200);
    const revoked = await invite("revoked@example.test");
    await app.call(revokeInvitation, one(revoked), organization.admin);
    await start();
    await hasMail(resent, { status: "sent", error: null });
    await vi.waitFor(async () => expect(await triesSoFar()).toBe(0), 10_000);
    expect((await server.mails()).map(({ messageId }) => messageId)).toEqual([`<${resent}-v2@rollcall.test>`]);
  });

  test("that the server refuses for good fails with its reason, once, and is announced", async () => {
    server.mood = { recipient: "550 5.1.1 no such user" };
    await start();
    const id = await invite("nobody@example.test");
    await hasMail(id, { status: "failed", error: "550 5.1.1 no such user" });
    const payload = { id, email: "nobody@example.test", error: "550 5.1.1 no such user" };
    expect(await failuresOf(id)).toEqual([{ payload, actor_name: "Rollcall: mail" }]);
    await vi.waitFor(async () => expect(await triesSoFar()).toBe(0));
  });

  test.each<[string, MailServer["mood"], string | RegExp]>([
    ["busy", { recipient: "450 4.2.1 mailbox busy" }, "450 4.2.1 mailbox busy"],
    ["closing", "closing", /./],
    ["silent", "silent", /greeting|time/i],
  ])("waits for a server that is %s, shows why, and goes out once it can", async (name, mood, reason) => {
    server.mood = mood;
    await start();
    const id = await invite(`${name}@example.test`);
    await hasMail(id, { status: "queued", error: typeof reason === "string" ? reason : expect.stringMatching(reason) });

    server.mood = "ok";
    await nextTry(1);
    await hasMail(id, { status: "sent", error: null });
    expect(server.received).toHaveLength(1);
    expect(await failuresOf(id)).toEqual([]);
  });

  test("fails at the last try with the latest reason", async () => {
    server.mood = { recipient: "450 4.2.1 mailbox busy" };
    const id = await invite("patient@example.test");
    await sql`update graphile_worker._private_jobs set max_attempts = 2`.execute(app.platform.database);
    await start();
    await nextTry(1);
    await hasMail(id, { status: "failed", error: "450 4.2.1 mailbox busy" });
    expect(await failuresOf(id)).toHaveLength(1);
  });

  test("that a server takes and never confirms goes out twice at most, with the same link", async () => {
    server.mood = "unconfirming";
    await start();
    const id = await invite("twice@example.test");
    await hasMail(id, { status: "queued", error: expect.stringContaining("before it confirmed it") });
    await nextTry(1);
    await hasMail(id, { status: "failed", error: expect.stringContaining("before it confirmed it") });
    await vi.waitFor(async () => expect(await triesSoFar()).toBe(0), 10_000);

    const [first, second, ...others] = await server.mails();
    expect(others).toEqual([]);
    expect(second?.messageId).toBe(first?.messageId);
    expect(linkIn(second?.text)).toBe(linkIn(first?.text));
  });

  test("of a process that died between sending and noting goes out again with the same link", async () => {
    const sent: (string | undefined)[] = [];
    const gate = Promise.withResolvers<void>();
    // The first send works, and then the process is as good as gone: nothing is noted, and its job is free again.
    const mailer: Mailer = {
      async send({ text }) {
        sent.push(linkIn(text));
        if (sent.length === 1) await gate.promise;
      },
      async close() {},
    };
    await start(mailer);
    const id = await invite("edge@example.test");
    await vi.waitFor(() => expect(sent).toHaveLength(1), 10_000);
    await sql`select graphile_worker.force_unlock_workers(array_agg(locked_by)) from graphile_worker._private_jobs`.execute(
      app.platform.database,
    );
    await hasMail(id, { status: "sent", error: null });
    gate.resolve();
    expect(sent).toEqual([sent[0], sent[0]]);
  });

  test("that could not be sent before the invitation expired says so", async () => {
    const id = await invite("late@example.test");
    app.clock.advance({ days: 8 });
    await start();
    await hasMail(id, { status: "failed", error: "The invitation expired before the mail server took its mail." });
    expect(server.received).toEqual([]);
  });

  test("is kept for the demo when there is no mail server", async () => {
    await start(keptMailer({ database: app.platform.database }));
    const id = await invite("kept@example.test");
    await hasMail(id, { status: "sent", error: null });
    const response = await app.send("GET", "/mailbox.json?to=kept@example.test");
    const { data } = (await response.json()) as { data: { id: string; text: string }[] };
    expect(data).toMatchObject([{ id: `${id}-v1`, to: "kept@example.test" }]);
  });
});
