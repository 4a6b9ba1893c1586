import { sendPasswordReset, sendSignInLink } from "@rollcall/contract/identity";
import { createInvitations, listInvitations } from "@rollcall/contract/invitations";
import { jobs, reactions } from "@rollcall/server/app";
import type { Mailer } from "@rollcall/server/platform/mail";
import { smtpMailer } from "@rollcall/server/platform/smtp";
import { openApp, type TestApp } from "@rollcall/server/testing/app";
import { type AnOrganization, aMember, anOrganization } from "@rollcall/server/testing/builders";
import { type MailServer, type Mood, openMailServer } from "@rollcall/server/testing/mail-server";
import { WAKE_WORKERS } from "@rollcall/server/testing/wake-workers";
import { startWorker, type Worker } from "@rollcall/server/worker";
import pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";

const INVITED = Array.from({ length: 6 }, (_, index) => `guest${index}@example.test`);

let app: TestApp;
let acme: AnOrganization;
let mailServer: MailServer;
let mailer: Mailer;
let worker: Worker;
let admin: pg.Client;

beforeAll(async () => {
  [app, mailServer] = await Promise.all([openApp(), openMailServer()]);
  acme = await anOrganization(app);
  admin = new pg.Client(app.adminUrl);
  await admin.connect();
  const timeouts = { connect: 200, socket: 300, whole: 1_000 };
  mailer = smtpMailer({ url: mailServer.url, from: "Rollcall <no-reply@rollcall.test>", timeouts });
  worker = await startWorker({ platform: app.platform, mailer, pool: app.pool, reactions, jobs });
});
afterAll(async () => {
  await worker?.stop();
  await mailer?.close();
  await mailServer?.close();
  await admin?.end();
  await app?.close();
});

/** Until every mail that waits has been tried so often, and none is being tried. */
async function allTried(times: number): Promise<void> {
  await vi.waitFor(async () => {
    const { rows } = await admin.query("select attempts, locked_by from graphile_worker._private_jobs");
    expect(rows).toEqual(Array(INVITED.length + 2).fill({ attempts: times, locked_by: null }));
  }, 15_000);
}

/** What the queue's waiting would come to, at once. */
const hurry = () => admin.query(`update graphile_worker._private_jobs set run_at = now(); ${WAKE_WORKERS}`);

test("what was to be mailed while the mail server was away is mailed later, once", async () => {
  const ada = await aMember(app, acme);
  const away: Mood[] = ["closing", { recipient: "451 try again later" }, "silent"];
  mailServer.mood = "closing";
  const body = { emails: INVITED, roles: ["member"] };
  await app.call(createInvitations, { params: { organization_id: acme.id }, body }, acme.admin);
  await app.call(sendSignInLink, { body: { email: ada.email } });
  await app.call(sendPasswordReset, { body: { email: ada.email } });
  for (const [index, mood] of away.entries()) {
    mailServer.mood = mood;
    // The first try comes by itself.
    if (index > 0) await hurry();
    await allTried(index + 1);
  }
  expect(mailServer.received).toEqual([]);

  mailServer.mood = "ok";
  await vi.waitFor(async () => {
    await hurry();
    expect((await admin.query("select from graphile_worker._private_jobs")).rowCount).toBe(0);
  }, 10_000);
  const recipients = mailServer.received.flatMap((mail) => mail.recipients);
  expect(recipients.sort()).toEqual([...INVITED, ada.email, ada.email].sort());
  const { body: page } = await app.call(
    listInvitations,
    { params: { organization_id: acme.id }, query: {} },
    acme.admin,
  );
  expect(page.data.map(({ mail }) => mail.status)).toEqual(INVITED.map(() => "sent"));
});
