import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInvitations } from "@rollcall/contract/invitations";
import { updateOrganization } from "@rollcall/contract/organizations";
import { createWebhookEndpoint, listWebhookDeliveries } from "@rollcall/contract/webhooks";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { openApp, type TestApp } from "../../../testing/app.ts";
import { type AnOrganization, anOrganization } from "../../../testing/builders.ts";
import { type Answering, type Receiver, startReceiver, status } from "../../../testing/receiver.ts";
import { jobs, reactions } from "../../app.ts";
import type { Mail } from "../../platform/mail.ts";
import { applicationUrl } from "../../platform/migrate.ts";
import { startWorker, type Worker } from "../../worker.ts";

let app: TestApp;
let receiver: Receiver;
let worker: Worker | undefined;

beforeAll(async () => {
  [app, receiver] = await Promise.all([openApp(), startReceiver()]);
});
afterEach(async () => {
  receiver.hangUp();
  await worker?.stop();
  await sql`delete from graphile_worker._private_jobs`.execute(app.platform.database);
});
afterAll(async () => {
  receiver.close();
  await app.close();
});

async function work(): Promise<Mail[]> {
  const sent: Mail[] = [];
  const mailer = { send: async (mail: Mail) => void sent.push(mail), close: async () => {} };
  worker = await startWorker({ platform: app.platform, mailer, pool: app.pool, reactions, jobs });
  return sent;
}

async function anEndpoint({ id, admin }: AnOrganization, path: string): Promise<string> {
  const body = { url: receiver.at(path), events: ["organization.updated" as const] };
  const { body: made } = await app.call(createWebhookEndpoint, { params: { organization_id: id }, body }, admin);
  return made.endpoint.id;
}

const rename = ({ id, admin }: AnOrganization, name: string) =>
  app.call(updateOrganization, { params: { organization_id: id }, body: { name } }, admin);

/** Sends until nobody takes any more: 50 MB. */
const flood: Answering = (answer) => {
  answer.writeHead(200);
  let left = 800;
  const write = () => {
    while (left-- > 0) if (!answer.write("x".repeat(65_536))) return void answer.once("drain", write);
    answer.end();
  };
  write();
};

test("receivers that hang, hang up, lead inside or flood hold up neither another endpoint, nor a mail", async () => {
  const [acme, globex] = [await anOrganization(app, { name: "Acme" }), await anOrganization(app, { name: "Globex" })];
  const hanging = Array.from({ length: 19 }, (_, index) => `/hangs/${index}`);
  const besides = ["/besides/1", "/besides/2", "/besides/3"];
  for (const path of [...hanging, ...besides]) receiver.answers(path, () => {});
  const bad: Record<string, Answering> = {
    "/hangs-up": (answer) => void answer.socket?.destroy(),
    "/leads-inside": status(307, { location: receiver.at("/inside") }),
    "/floods": flood,
  };
  for (const [path, answering] of Object.entries(bad)) receiver.answers(path, answering);
  for (const path of hanging) await anEndpoint(acme, path);
  for (const path of [...besides, ...Object.keys(bad), "/globex"]) await anEndpoint(globex, path);
  const mails = await work();
  await rename(acme, "Acme Inc.");
  const tried = () => hanging.filter((path) => receiver.arrived(path).length > 0).length;
  await Promise.race(hanging.map((path) => receiver.hasArrived(path, 1)));

  await rename(globex, "Globex Inc.");
  for (const path of [...Object.keys(bad), "/globex"]) await receiver.hasArrived(path, 1);
  // Whatever came of them, the next thing that happens is told as well.
  await rename(globex, "Globex Ltd.");
  await receiver.hasArrived("/globex", 2);
  expect(receiver.arrived("/inside")).toEqual([]);
  const invited = { emails: ["grace@example.test"], roles: ["member"] };
  await app.call(createInvitations, { params: { organization_id: acme.id }, body: invited }, acme.admin);
  await expect.poll(() => mails.length).toBe(1);
  expect(tried()).toBeLessThanOrEqual(4);
  // What they have not been sent yet would only keep the worker from stopping.
  for (const path of [...hanging, ...besides]) receiver.answers(path, status(204));
});

test("a worker that is killed in the middle of a delivery is followed by another, which sends the same id", async () => {
  const acme = await anOrganization(app);
  const endpointId = await anEndpoint(acme, "/killed");
  receiver.answers("/killed", () => {});
  await rename(acme, "Killed");
  const child = spawn(process.execPath, [join(import.meta.dirname, "../../../testing/webhook-worker.ts")], {
    env: { ...process.env, APP_URL: applicationUrl(app.adminUrl) },
    stdio: ["ignore", "ignore", "inherit"],
  });
  await receiver.hasArrived("/killed", 1);
  child.kill("SIGKILL");
  await once(child, "exit");

  receiver.answers("/killed", status(200));
  app.clock.advance({ minutes: 1 });
  await work();
  await receiver.hasArrived("/killed", 2);
  const [first, second] = receiver.arrived("/killed");
  expect(second?.event.id).toBe(first?.event.id);
  const params = { organization_id: acme.id, endpoint_id: endpointId };
  const delivered = async () =>
    (await app.call(listWebhookDeliveries, { params, query: {} }, acme.admin)).body.data[0]?.status;
  await expect.poll(delivered).toBe("succeeded");
});
