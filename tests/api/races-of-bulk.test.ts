import * as bulk from "@rollcall/contract/bulk";
import { suspendMember } from "@rollcall/contract/members";
import { stepFor } from "@rollcall/server/capabilities/bulk/stepping";
import { type AMember, type AnOrganization, aMember, anOrganization } from "@rollcall/server/testing/builders";
import { startServer, type TestServer } from "@rollcall/server/testing/server";
import { afterAll, beforeAll, expect, test } from "vitest";
import { broken, burst, request } from "./racing.ts";

const ROUNDS = 5;
const MEMBERS = 8;

let server: TestServer;
let acme: AnOrganization;
let params: { organization_id: string };

beforeAll(async () => {
  server = await startServer();
  acme = await anOrganization(server);
  params = { organization_id: acme.id };
});
afterAll(() => server?.close());

async function begun(): Promise<{ id: string; people: AMember[] }> {
  const people: AMember[] = [];
  for (let each = 0; each < MEMBERS; each += 1) people.push(await aMember(server, acme));
  const selection = { members: people.map(({ memberId }) => memberId) };
  const asked = { params, body: { selection, action: { type: "suspend" as const } } };
  const { body } = await server.call(bulk.createBulkJob, asked, acme.admin);
  expect(body.state).toBe("ready");
  return { id: body.id, people };
}

const jobOf = async (id: string) =>
  (await server.call(bulk.getBulkJob, { params: { ...params, bulk_job_id: id } }, acme.admin)).body;

/** How often each of some was suspended, by the audit log. */
async function suspensions(people: readonly AMember[]): Promise<number[]> {
  const events = (await server.eventsOf(acme.id)).filter(({ name }) => name === "member.suspended");
  return people.map(({ memberId }) => events.filter(({ subject_id }) => subject_id === memberId).length);
}

const sum = (counts: readonly number[]) => counts.reduce((all, each) => all + each, 0);

test("confirmed × confirmed × cancelled: it runs once at most, and what was cancelled never begins", async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const { id, people } = await begun();
    const of = { params: { ...params, bulk_job_id: id } };
    const confirm = request(bulk.confirmBulkJob, of, acme.admin);
    const outcomes = await burst(server, [confirm, confirm, request(bulk.cancelBulkJob, of, acme.admin), confirm]);
    await stepFor(server.platform, acme.id, id, 30_000);

    expect(broken(outcomes)).toEqual([]);
    const confirmed = outcomes.filter(({ status }) => status === 202).length;
    expect(confirmed).toBeLessThanOrEqual(1);
    expect(outcomes[2]?.status).toBe(200);
    expect((await jobOf(id)).state).toBe("cancelled");
    expect(sum(await suspensions(people))).toBe(0);
  }
});

test("worked on twice × cancelled × one of them suspended by hand: each once, and counted as it was", async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const { id, people } = await begun();
    const of = { params: { ...params, bulk_job_id: id } };
    await server.call(bulk.confirmBulkJob, of, acme.admin);
    const member_id = people[round]?.memberId ?? "";
    const [outcomes] = await Promise.all([
      burst(server, [
        request(suspendMember, { params: { ...params, member_id } }, acme.admin),
        ...(round % 2 === 0 ? [request(bulk.cancelBulkJob, of, acme.admin)] : []),
      ]),
      stepFor(server.platform, acme.id, id, 30_000),
      stepFor(server.platform, acme.id, id, 30_000),
    ]);

    expect(broken(outcomes)).toEqual([]);
    const job = await jobOf(id);
    const times = await suspensions(people);
    const byHand = outcomes[0]?.status === 200 ? 1 : 0;
    expect(["finished", "cancelled"]).toContain(job.state);
    expect(Math.max(...times)).toBeLessThanOrEqual(1);
    expect({ round, changed: job.result.changed }).toEqual({ round, changed: sum(times) - byHand });
    if (job.state === "finished") expect(sum(times)).toBe(MEMBERS);
  }
});
