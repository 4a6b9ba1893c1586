import { removeMember, suspendMember } from "@rollcall/contract/members";
import { deleteOrganization, updateOrganization } from "@rollcall/contract/organizations";
import * as contract from "@rollcall/contract/webhooks";
import { sql } from "kysely";
import pg from "pg";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { openApp, type TestApp } from "../../../testing/app.ts";
import { type AnOrganization, aMember, anOrganization } from "../../../testing/builders.ts";
import { runHourly, workOff } from "../../../testing/queue.ts";
import { type Receiver, startReceiver, status } from "../../../testing/receiver.ts";
import { secretsFrom } from "../../platform/secrets.ts";
import type { Follower } from "../../platform/transact.ts";
import { deliver } from "./delivering.ts";
import { tell } from "./telling.ts";

let app: TestApp;
let receiver: Receiver;
let organization: AnOrganization;
let path: string;
let count = 0;

beforeAll(async () => {
  [app, receiver] = await Promise.all([openApp(), startReceiver()]);
  // A test does not wait as long as a receiver may take.
  const { fetch } = app.platform.outbound;
  const patient = {
    ...app.platform.outbound,
    fetch: (...[url, request]: Parameters<typeof fetch>) => fetch(url, { ...request, timeoutMs: 200 }),
  };
  Object.assign(app.platform, { outbound: patient });
});
afterAll(async () => {
  receiver.close();
  await app.close();
});
beforeEach(async () => {
  // What other Organizations are still to be sent is none of this one's time.
  await sql`delete from graphile_worker._private_jobs`.execute(app.platform.database);
  organization = await anOrganization(app);
  path = `/${++count}`;
});

const inOrganization = () => ({ organization_id: organization.id });

async function anEndpoint(wish: { at?: string; events?: contract.WebhookEventName[] } = {}) {
  const body = { url: receiver.at(wish.at ?? path), ...(wish.events ? { events: wish.events } : {}) };
  const made = await app.call(contract.createWebhookEndpoint, { params: inOrganization(), body }, organization.admin);
  expect(made.status).toBe(201);
  return { ...made.body, params: { ...inOrganization(), endpoint_id: made.body.endpoint.id } };
}
type Endpoint = Awaited<ReturnType<typeof anEndpoint>>;

const rename = (name: string) =>
  app.call(updateOrganization, { params: inOrganization(), body: { name } }, organization.admin);
const get = async ({ params }: Pick<Endpoint, "params">) =>
  (await app.call(contract.getWebhookEndpoint, { params }, organization.admin)).body;
const deliveries = async ({ params }: Pick<Endpoint, "params">, query = {}) =>
  (await app.call(contract.listWebhookDeliveries, { params, query }, organization.admin)).body;
const exchange = async ({ params }: Pick<Endpoint, "params">, delivery_id = "") =>
  (await app.call(contract.getWebhookDelivery, { params: { ...params, delivery_id } }, organization.admin)).body;
const change = ({ params }: Endpoint, body: Parameters<typeof app.call>[1]["body"]) =>
  app.call(contract.updateWebhookEndpoint, { params, body: body as object }, organization.admin);
const replay = ({ params }: Endpoint, delivery_id: string) =>
  app.call(contract.replayWebhookDelivery, { params: { ...params, delivery_id } }, organization.admin);
const sequences = (at = path) => receiver.arrived(at).map(({ event }) => event.sequence);
const ids = (at = path) => receiver.arrived(at).map(({ event }) => event.id);

function verified(secret: string, { body, headers }: ReturnType<Receiver["arrived"]>[number]): unknown {
  // The library looks at the clock of the machine.
  vi.useFakeTimers({ toFake: ["Date"], now: Number(headers["webhook-timestamp"]) * 1000 });
  try {
    return new Webhook(secret).verify(body, headers as Record<string, string>);
  } finally {
    vi.useRealTimers();
  }
}

describe("endpoints", () => {
  test("201: the secret is shown once, and the log says who made it", async () => {
    const { secret, endpoint, params } = await anEndpoint({ events: ["member.joined", "member.joined"] });
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(endpoint).toMatchObject({ status: "enabled", events: ["member.joined"], created_by: "Ada Admin" });
    const listed = await app.call(contract.listWebhookEndpoints, { params }, organization.admin);
    expect(JSON.stringify(listed.body)).not.toContain(secret);
    const [event] = (await app.eventsOf(organization.id)).slice(-1);
    expect(event).toMatchObject({ name: "webhook.endpoint_created", subject_id: endpoint.id });
    expect(event?.payload).toMatchObject({ address: expect.stringMatching(/^http:\/\/localhost:\d+\/…$/) });
  });

  test("400: an address that leads inside is refused when it is saved and when it is changed", async () => {
    const endpoint = await anEndpoint();
    app.dns.lead("inside.example", "10.0.0.5");
    for (const url of [
      "https://inside.example/",
      "https://169.254.169.254/",
      "http://public.example/",
      "https://a:b@c.example/",
    ]) {
      const refused = { status: 400, body: { code: "webhook_address_refused", field: "url" } };
      const made = await app.call(
        contract.createWebhookEndpoint,
        { params: inOrganization(), body: { url } },
        organization.admin,
      );
      expect(made).toMatchObject(refused);
      expect(await change(endpoint, { url })).toMatchObject(refused);
    }
    expect((await get(endpoint)).url).toBe(receiver.at(path));
  });

  test("400: what cannot be told cannot be chosen", async () => {
    for (const events of [[], ["webhook.test_sent"], ["organization.deleted"], ["member.vanished"]]) {
      const body = { url: receiver.at(path), events } as never;
      const made = await app.call(
        contract.createWebhookEndpoint,
        { params: inOrganization(), body },
        organization.admin,
      );
      expect(made).toMatchObject({ status: 400, body: { code: "invalid_input" } });
    }
  });

  test("409: the twenty-first", async () => {
    for (let made = 0; made < contract.MAX_WEBHOOK_ENDPOINTS; made += 1) await anEndpoint();
    const body = { url: receiver.at(path) };
    const one = await app.call(contract.createWebhookEndpoint, { params: inOrganization(), body }, organization.admin);
    expect(one).toMatchObject({ status: 409, body: { code: "too_many_webhook_endpoints" } });
  });

  test("403: a fresh sign-in is asked for what gives the events away", async () => {
    const endpoint = await anEndpoint();
    app.clock.advance({ minutes: 11 });
    const stale = { status: 403, body: { code: "fresh_sign_in_required" } };
    expect(await change(endpoint, { url: receiver.at("/other") })).toMatchObject(stale);
    expect(await change(endpoint, { description: "Billing" })).toMatchObject({ status: 200 });
    const rotated = await app.call(
      contract.rotateWebhookSecret,
      { params: endpoint.params, body: {} },
      organization.admin,
    );
    expect(rotated).toMatchObject(stale);
  });

  test("200: changes are announced with what was before, and saying the same again is none", async () => {
    const endpoint = await anEndpoint();
    for (const _ of [1, 2])
      await change(endpoint, { description: "Billing", events: ["seat.granted"], status: "disabled" });
    const names = (await app.eventsOf(organization.id)).map(({ name }) => name);
    expect(names.slice(-2)).toEqual(["webhook.endpoint_updated", "webhook.endpoint_disabled"]);
    expect(await get(endpoint)).toMatchObject({
      status: "disabled",
      disabled_because: "by_hand",
      description: "Billing",
    });
  });

  test("204: deleting takes everything with it", async () => {
    const endpoint = await anEndpoint();
    await rename("Before");
    await workOff(app);
    const gone = await app.call(contract.deleteWebhookEndpoint, { params: endpoint.params }, organization.admin);
    expect(gone.status).toBe(204);
    expect(await app.call(contract.getWebhookEndpoint, { params: endpoint.params }, organization.admin)).toMatchObject({
      status: 404,
    });
    await rename("After");
    await workOff(app);
    expect(receiver.arrived(path)).toHaveLength(1);
    const left = await app.platform.database.selectFrom("webhook_deliveries").selectAll().execute();
    expect(left).toEqual([]);
  });
});

describe("a delivery", () => {
  test("arrives signed, with its event, once, and the log shows it", async () => {
    const endpoint = await anEndpoint();
    await rename("Renamed");
    await workOff(app);
    const [arrived, ...others] = receiver.arrived(path);
    expect(others).toEqual([]);
    if (arrived === undefined) throw new Error("nothing arrived");
    const [event] = (await app.eventsOf(organization.id)).slice(-1);
    expect(verified(endpoint.secret, arrived)).toMatchObject({
      type: "organization.updated",
      organization_id: organization.id,
      sequence: 1,
      data: event?.payload,
      timestamp: app.clock.now().toISOString(),
    });
    expect(arrived.headers).toMatchObject({ "content-type": "application/json", "webhook-id": arrived.event.id });

    const { data } = await deliveries(endpoint);
    expect(data).toMatchObject([
      { status: "succeeded", event: "organization.updated", event_id: arrived.event.id, tries: 1, last_status: 204 },
    ]);
    expect(await exchange(endpoint, data[0]?.id)).toMatchObject({
      request_body: arrived.body,
      attempts: [
        {
          number: 1,
          outcome: "succeeded",
          url: receiver.at(path),
          request_headers: { "webhook-id": arrived.event.id },
          response_status: 204,
          error: null,
        },
      ],
    });
    expect(await get(endpoint)).toMatchObject({
      failing_since: null,
      last_succeeded_at: app.clock.now().toISOString(),
    });
  });

  test("is made for those who want the event, and of nothing that is about webhooks", async () => {
    await anEndpoint({ at: `${path}/members`, events: ["member.suspended"] });
    await anEndpoint({ at: `${path}/all` });
    const disabled = await anEndpoint({ at: `${path}/none` });
    await change(disabled, { status: "disabled" });
    const { memberId: member_id } = await aMember(app, organization);
    await app.call(suspendMember, { params: { ...inOrganization(), member_id } }, organization.admin);
    await workOff(app);
    const types = (at: string) => receiver.arrived(`${path}/${at}`).map(({ event }) => event.type);
    expect(types("members")).toEqual(["member.suspended"]);
    expect(types("all")).toEqual(["member.joined", "member.suspended"]);
    expect(types("none")).toEqual([]);
  });

  test("is not made of what was refused", async () => {
    await anEndpoint();
    const params = { ...inOrganization(), member_id: organization.admin.memberId };
    expect(await app.call(removeMember, { params, body: {} } as never, organization.admin)).toMatchObject({
      status: 409,
    });
    await workOff(app);
    expect(receiver.arrived(path)).toEqual([]);
  });

  test("goes out in the order of what happened, numbered without a gap, also when many things happen at once", async () => {
    await anEndpoint();
    await Promise.all(Array.from({ length: 12 }, (_, index) => rename(`Name ${index}`)));
    await workOff(app);
    expect(sequences()).toEqual(Array.from({ length: 12 }, (_, index) => index + 1));
    expect(ids()).toEqual(ids().toSorted());
  });

  test("that fails holds up none of the later ones, and keeps its id and its place", async () => {
    const endpoint = await anEndpoint();
    receiver.answers(path, (answer, { event }) => void answer.writeHead(event.sequence === 1 ? 500 : 200).end("said"));
    for (const name of ["One", "Two", "Three"]) await rename(name);
    await workOff(app);
    expect(sequences()).toEqual([1, 2, 3]);
    const [failed] = (await deliveries(endpoint, { status: "waiting" })).data;
    expect(failed).toMatchObject({
      sequence: 1,
      tries: 1,
      last_status: 500,
      last_error: expect.stringContaining("500"),
    });

    receiver.answers(path, status(200));
    app.clock.advance({ minutes: 1 });
    await workOff(app);
    expect(sequences()).toEqual([1, 2, 3, 1]);
    expect(ids()[3]).toBe(ids()[0]);
    const { attempts } = await exchange(endpoint, failed?.id);
    expect(attempts).toMatchObject([{ outcome: "failed", response_body: "said" }, { outcome: "succeeded" }]);
  });

  test("is given up after ten tries over three days, and can be sent again", async () => {
    const endpoint = await anEndpoint();
    receiver.answers(path, status(500));
    await rename("One");
    for (let hour = 0; hour < 24 * 4; hour += 1) {
      await workOff(app);
      app.clock.advance({ minutes: 60 });
    }
    const [failed] = (await deliveries(endpoint)).data;
    expect(failed).toMatchObject({ status: "failed", tries: contract.WEBHOOK_TRIES, next_try_at: null });
    const { attempts } = await exchange(endpoint, failed?.id);
    const span = Date.parse(attempts.at(-1)?.started_at ?? "") - Date.parse(attempts[0]?.started_at ?? "");
    expect(span).toBeGreaterThanOrEqual(72 * 3_600_000);
    expect(new Set(ids()).size).toBe(1);

    receiver.answers(path, status(200));
    expect(await replay(endpoint, failed?.id ?? "")).toMatchObject({ status: 202, body: { status: "waiting" } });
    await workOff(app);
    expect((await deliveries(endpoint)).data).toMatchObject([
      { status: "succeeded", tries: contract.WEBHOOK_TRIES + 1 },
    ]);
    expect(new Set(ids()).size).toBe(1);
  });
});

describe("a receiver", () => {
  async function told(): Promise<{
    endpoint: Endpoint;
    delivery: contract.WebhookDelivery;
    attempt: contract.WebhookTry | undefined;
  }> {
    const endpoint = await anEndpoint();
    await rename("Told");
    await workOff(app);
    const [delivery] = (await deliveries(endpoint)).data;
    if (delivery === undefined) throw new Error("nothing was delivered");
    return { endpoint, delivery, attempt: (await exchange(endpoint, delivery.id)).attempts[0] };
  }

  test("that never answers is waited for only so long", async () => {
    receiver.answers(path, () => {});
    const { attempt } = await told();
    expect(attempt).toMatchObject({
      outcome: "failed",
      response_status: null,
      error: expect.stringContaining("too long"),
    });
  });

  test("that hangs up has failed", async () => {
    receiver.answers(path, (answer) => void answer.socket?.destroy());
    expect((await told()).attempt).toMatchObject({
      outcome: "failed",
      error: expect.stringContaining("cannot be reached"),
    });
  });

  test("that sends inside is not followed", async () => {
    receiver.answers(path, status(302, { location: receiver.at(`${path}/inside`) }));
    const { attempt, delivery } = await told();
    expect(attempt).toMatchObject({
      outcome: "failed",
      response_status: 302,
      error: expect.stringContaining("sends elsewhere"),
    });
    expect(delivery.status).toBe("waiting");
    expect(receiver.arrived(`${path}/inside`)).toEqual([]);
  });

  test("that answers 50 MB is cut off", async () => {
    receiver.answers(path, (answer) => {
      answer.writeHead(200);
      let left = 800;
      const write = () => {
        while (left-- > 0) if (!answer.write("x".repeat(65_536))) return void answer.once("drain", write);
        answer.end();
      };
      write();
    });
    const { attempt } = await told();
    expect(attempt).toMatchObject({ outcome: "succeeded", response_status: 200, response_cut: true });
    expect(attempt?.response_body).toHaveLength(contract.WEBHOOK_MAX_ANSWER_BYTES);
  });

  test("that answers what is no text is kept all the same", async () => {
    receiver.answers(path, (answer) => void answer.writeHead(500).end(Buffer.from([0, 255, 65])));
    expect((await told()).attempt?.response_body).toBe("\ufffd\ufffdA");
  });

  test("that comes to lead inside is not sent to", async () => {
    app.dns.lead("moved.example", "127.0.0.1");
    const body = { url: receiver.at(path).replace("localhost", "moved.example") };
    const made = await app.call(contract.createWebhookEndpoint, { params: inOrganization(), body }, organization.admin);
    app.dns.lead("moved.example", "10.0.0.5");
    await rename("Moved");
    await workOff(app);
    const params = { ...inOrganization(), endpoint_id: made.body.endpoint.id };
    expect((await deliveries({ params })).data).toMatchObject([{ status: "waiting", tries: 1, last_status: null }]);
    expect(receiver.arrived(path)).toEqual([]);
  });

  test("that answers 410 is told nothing more, and the Admins are", async () => {
    receiver.answers(path, status(410));
    const endpoint = await anEndpoint();
    await rename("Gone");
    const [mail, ...others] = await workOff(app);
    expect(others).toEqual([]);
    expect(mail).toMatchObject({ to: organization.admin.email, subject: "A webhook endpoint of Gone was disabled" });
    expect(await get(endpoint)).toMatchObject({ status: "disabled", disabled_because: "gone" });
    expect((await deliveries(endpoint)).data).toMatchObject([{ status: "failed", last_status: 410 }]);
    await rename("Later");
    await workOff(app);
    expect(receiver.arrived(path)).toHaveLength(1);
  });

  test("that answers 429 is left alone for as long as it asks", async () => {
    receiver.answers(path, status(429, { "retry-after": "1800" }));
    const { endpoint, delivery } = await told();
    const until = new Date(app.clock.now().getTime() + 1_800_000).toISOString();
    expect(delivery.next_try_at).toBe(until);
    expect((await get(endpoint)).resting_until).toBe(until);
    await rename("Meanwhile");
    app.clock.advance({ minutes: 29 });
    await workOff(app);
    expect(receiver.arrived(path)).toHaveLength(1);
    receiver.answers(path, status(200));
    app.clock.advance({ minutes: 2 });
    await workOff(app);
    expect(sequences()).toEqual([1, 2, 1]);
  });

  test("that fails for five days is disabled, and goes on where it stopped", async () => {
    receiver.answers(path, status(500));
    const endpoint = await anEndpoint();
    let mails = 0;
    for (let days = 0; days <= 5; days += 0.5) {
      if (days < 3) await rename(`Day ${days}`);
      mails += (await workOff(app)).length;
      app.clock.advance({ days: 0.5 });
    }
    expect(await get(endpoint)).toMatchObject({ status: "disabled", disabled_because: "failing" });
    expect(mails).toBe(1);
    const waiting = (await deliveries(endpoint, { status: "waiting" })).data;
    expect(waiting.length).toBeGreaterThan(0);
    expect(await replay(endpoint, waiting[0]?.id ?? "")).toMatchObject({
      status: 409,
      body: { code: "webhook_endpoint_disabled" },
    });

    receiver.answers(path, status(200));
    await change(endpoint, { status: "enabled" });
    const before = sequences().length;
    await workOff(app);
    const sent = sequences().slice(before);
    expect(sent).toEqual(sent.toSorted((a, b) => a - b));
    expect((await deliveries(endpoint, { status: "waiting" })).data).toEqual([]);
    expect(await get(endpoint)).toMatchObject({ status: "enabled", failing_since: null });
  });
});

describe("rotating the secret", () => {
  test("lets both sign for as long as was chosen", async () => {
    const endpoint = await anEndpoint();
    const { params } = endpoint;
    const rotate = (overlap_hours: number) =>
      app.call(contract.rotateWebhookSecret, { params, body: { overlap_hours } }, organization.admin);
    const { body: rotated } = await rotate(2);
    expect(rotated.endpoint.overlap_until).toBe(new Date(app.clock.now().getTime() + 7_200_000).toISOString());
    await rename("Both");
    await workOff(app);
    app.clock.advance({ minutes: 121 });
    await rename("New alone");
    await workOff(app);

    const [both, alone] = receiver.arrived(path);
    if (both === undefined || alone === undefined) throw new Error("two should have arrived");
    expect(both.headers["webhook-signature"]).toMatch(/^v1,\S+ v1,\S+$/);
    for (const secret of [endpoint.secret, rotated.secret]) expect(verified(secret, both)).toBeTruthy();
    expect(alone.headers["webhook-signature"]).toMatch(/^v1,\S+$/);
    expect(verified(rotated.secret, alone)).toBeTruthy();
    expect(() => verified(endpoint.secret, alone)).toThrow("No matching signature");
  });
});

test("a secret that the server cannot read any more is said, with what to do", async () => {
  const endpoint = await anEndpoint();
  const { secrets } = app.platform;
  Object.assign(app.platform, { secrets: secretsFrom("another secret of the server, long enough as well") });
  await rename("Unreadable");
  await workOff(app);
  const [delivery] = (await deliveries(endpoint)).data;
  Object.assign(app.platform, { secrets });
  expect(delivery).toMatchObject({ status: "waiting", tries: 1, last_error: expect.stringContaining("Rotate it") });
  expect(receiver.arrived(path)).toEqual([]);
});

describe("sent by hand", () => {
  test("202: a test goes first, also to an endpoint that rests", async () => {
    receiver.answers(path, status(500));
    const endpoint = await anEndpoint();
    for (const name of ["One", "Two", "Three", "Four"]) await rename(name);
    await workOff(app);
    expect((await get(endpoint)).resting_until).not.toBeNull();

    receiver.answers(path, status(200));
    const sent = await app.call(contract.testWebhookEndpoint, { params: endpoint.params }, organization.admin);
    expect(sent).toMatchObject({ status: 202, body: { event: "webhook.test", sequence: 5 } });
    const before = receiver.arrived(path).length;
    await workOff(app);
    expect(receiver.arrived(path)[before]?.event).toMatchObject({ type: "webhook.test", sequence: 5 });
  });

  test("202: everything that failed since a time, in the background, with progress", async () => {
    const endpoint = await anEndpoint();
    receiver.answers(path, status(400));
    for (const name of ["One", "Two"]) await rename(name);
    // Until both are given up: by chance that is after 75 to 100 hours, for each waits for the other as well.
    const failed = async () => (await deliveries(endpoint, { status: "failed" })).data;
    for (let hour = 0; hour < 24 * 5 && (await failed()).length < 2; hour += 1) {
      await workOff(app);
      app.clock.advance({ minutes: 60 });
    }
    receiver.answers(path, status(200));
    await rename("Three");
    await workOff(app);
    const since = new Date(app.clock.now().getTime() - 10 * 86_400_000).toISOString();
    const start = (which: "failed" | "all") =>
      app.call(contract.startWebhookReplay, { params: endpoint.params, body: { since, which } }, organization.admin);
    const started = await start("failed");
    expect(started).toMatchObject({ status: 202, body: { status: "running", total: 2, replayed: 0 } });
    expect(await start("all")).toMatchObject({ status: 409, body: { code: "webhook_replay_running" } });

    const before = sequences().length;
    await workOff(app);
    expect(sequences().slice(before)).toEqual([1, 2]);
    const params = { ...endpoint.params, replay_id: started.body.id };
    const done = await app.call(contract.getWebhookReplay, { params }, organization.admin);
    expect(done.body).toMatchObject({ status: "done", replayed: 2, started_by: "Ada Admin" });

    await start("all");
    await workOff(app);
    expect(sequences().slice(before)).toEqual([1, 2, 1, 2, 3]);
  });
});

test("the list of deliveries goes page by page, by status, event and time", async () => {
  const before = app.clock.now().toISOString();
  const endpoint = await anEndpoint();
  receiver.answers(path, (answer, { event }) => void answer.writeHead(event.sequence % 2 === 0 ? 200 : 400).end());
  for (let index = 0; index < 5; index += 1) await rename(`Name ${index}`);
  await workOff(app);
  const first = await deliveries(endpoint, { limit: 2 });
  const second = await deliveries(endpoint, { limit: 2, cursor: first.next_cursor });
  expect([first, second].map(({ data }) => data.map(({ sequence }) => sequence))).toEqual([
    [5, 4],
    [3, 2],
  ]);
  for (const [filter, found] of [
    [{ status: "succeeded" }, [4, 2]],
    [{ event: "organization.updated", status: "waiting" }, [5, 3, 1]],
    [{ event: ["webhook.test", "member.joined"] }, []],
    [{ from: before }, [5, 4, 3, 2, 1]],
    [{ to: before }, []],
  ] as const)
    expect((await deliveries(endpoint, filter)).data.map(({ sequence }) => sequence)).toEqual(found);
  const stranger = await anOrganization(app);
  const params = { organization_id: stranger.id, endpoint_id: endpoint.params.endpoint_id };
  expect(await app.call(contract.listWebhookDeliveries, { params, query: {} }, stranger.admin)).toMatchObject({
    status: 404,
  });
});

describe("several workers", () => {
  const at = ({ params }: Endpoint) => deliver(app.platform, params.organization_id, params.endpoint_id);

  test("never try the same endpoint at once, and send nothing twice", async () => {
    const endpoint = await anEndpoint({ at: `${path}/elsewhere` });
    await change(endpoint, { url: receiver.at(path) });
    receiver.answers(`${path}/elsewhere`, status(200));
    let [running, most] = [0, 0];
    receiver.answers(path, (answer) => {
      most = Math.max(most, ++running);
      setImmediate(() => {
        running -= 1;
        answer.writeHead(200).end();
      });
    });
    for (let index = 0; index < 8; index += 1) await rename(`Name ${index}`);
    // One numbers them, whoever else tries to.
    await Promise.all([1, 2, 3].map(() => tell(app.platform, organization.id)));
    await Promise.all([workOff(app), at(endpoint), at(endpoint), at(endpoint)]);
    app.clock.advance({ minutes: 1 });
    await workOff(app);
    expect(most).toBe(1);
    expect(sequences()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  test("one that is gone in the middle is followed by another, which sends the same id again", async () => {
    const endpoint = await anEndpoint();
    const sent = Promise.withResolvers<void>();
    receiver.answers(path, () => sent.resolve());
    await rename("Interrupted");
    const { outbound } = app.platform;
    const lost = {
      ...app.platform,
      outbound: {
        ...outbound,
        fetch: (...to: Parameters<typeof outbound.fetch>) => outbound.fetch(...to).then(never, never),
      },
    };
    void workOff({ platform: lost });
    await sent.promise;
    receiver.answers(path, status(200));
    await at(endpoint);
    expect(receiver.arrived(path)).toHaveLength(1);

    app.clock.advance({ minutes: 1 });
    await workOff(app);
    expect(new Set(ids()).size).toBe(1);
    const [delivery] = (await deliveries(endpoint)).data;
    expect(delivery).toMatchObject({ status: "succeeded", tries: 2 });
    const { attempts } = await exchange(endpoint, delivery?.id);
    expect(attempts).toMatchObject([{ outcome: "interrupted" }, { outcome: "succeeded" }]);
  });
});

test("deliveries are kept for thirty days, and nothing is left of a deleted Organization", async () => {
  const endpoint = await anEndpoint();
  for (const name of ["Old", "New"]) await rename(name);
  await workOff(app);
  const client = new pg.Client({ connectionString: app.adminUrl });
  await client.connect();
  const ageing = "update webhook_deliveries set created_at = now() - interval '31 days'";
  await client.query(`${ageing} where endpoint_id = $1 and sequence = 1`, [endpoint.params.endpoint_id]);
  await runHourly(app, "webhooks.clear_up");
  expect((await deliveries(endpoint)).data.map(({ sequence }) => sequence)).toEqual([2]);

  await rename("Last");
  const body = { confirm_name: "Last" };
  const deleted = await app.call(deleteOrganization, { params: inOrganization(), body }, organization.admin);
  expect(deleted.status).toBe(204);
  await workOff(app);
  for (const table of ["webhook_endpoints", "webhook_backlog", "webhook_deliveries"]) {
    const left = await client.query(`select from ${table} where organization_id = $1`, [organization.id]);
    expect([table, left.rowCount]).toEqual([table, 0]);
  }
  await client.end();
  expect(sequences()).toEqual([1, 2]);
});

test("412 for who was overtaken while the database had them try again", async () => {
  const { params } = await anEndpoint();
  const address = `/v1/organizations/${organization.id}/webhooks/${params.endpoint_id}`;
  const read = await app.send("GET", address, { as: organization.admin });
  const client = new pg.Client({ connectionString: app.adminUrl });
  await client.connect();
  let overtaking: Promise<unknown> | undefined;
  const onceInTheWay: Follower = () => {
    if (overtaking !== undefined) return undefined;
    overtaking = client.query("update webhook_endpoints set description = 'theirs' where id = $1", [
      params.endpoint_id,
    ]);
    return sql`do $$ begin
      while not exists (select from pg_locks where not granted and transactionid = pg_current_xact_id()::xid) loop
        perform pg_sleep(0.005);
      end loop;
      raise exception using errcode = 'deadlock_detected';
    end $$`;
  };
  Object.assign(app.platform, { followers: [...(app.platform.followers ?? []), onceInTheWay] });

  const headers = { "if-match": read.headers.get("etag") ?? "" };
  const body = { description: "mine" };
  const answer = await app.send("PATCH", address, { as: organization.admin, body, headers });
  await overtaking;
  await client.end();
  expect([answer.status, (await get({ params })).description]).toEqual([412, "theirs"]);
});

const never = () => new Promise<never>(() => {});
