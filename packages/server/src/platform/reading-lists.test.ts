import { createGroup, listGroups } from "@rollcall/contract/groups";
import { listMembers, removeMember } from "@rollcall/contract/members";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { openApp, type TestApp } from "../../testing/app.ts";
import { type AMember, type AnOrganization, aMember, anAdmin, anOrganization } from "../../testing/builders.ts";
import { type Replicated, startReplicated } from "../../testing/replicated.ts";
import { type Replica, sinceLimit } from "./replica.ts";

let databases: Replicated;
let app: TestApp;
let acme: AnOrganization;

beforeAll(async () => {
  databases = await startReplicated();
  app = await openApp({ on: async () => databases.primary, replicaUrl: databases.replicaUrl });
  acme = await anOrganization(app);
  await untilUsable();
});
afterAll(async () => {
  await app?.close();
  await databases?.close();
});

const replica = () => app.platform.replica as Replica;
const params = () => ({ organization_id: acme.id });

async function untilUsable(): Promise<void> {
  await vi.waitFor(() => expect(replica().isUsable()).toBe(true), { timeout: 15_000 });
}

/** The names of the Groups, and who told them. */
async function groups(as: AMember = acme.admin) {
  const before = { ...replica().counted };
  const { status, body } = await app.call(listGroups, { params: params() }, as);
  const { counted } = replica();
  const from = counted.served > before.served ? "replica" : "primary";
  return { status, names: body.data?.map(({ name }) => name), from };
}

async function make(name: string, as: AMember = acme.admin): Promise<void> {
  expect((await app.call(createGroup, { params: params(), body: { name } }, as)).status).toBe(201);
}

test("the replica tells the list, also what was changed a moment ago", async () => {
  await make("First");
  await vi.waitFor(async () => expect(await groups()).toMatchObject({ names: ["First"], from: "replica" }), 5_000);
  expect((await app.call(listMembers, { params: params(), query: { q: "ada" } }, acme.admin)).body.data).toHaveLength(
    1,
  );
});

test("one that has not seen a change is not asked in that Organization, and others still ask it", async () => {
  const globex = await anOrganization(app, { name: "Globex" });
  await vi.waitFor(async () => expect(await groups()).toMatchObject({ from: "replica" }), 5_000);
  await databases.pause();
  try {
    await make("Second");
    // Whoever has changed it and everybody else in the Organization, in every process.
    expect(await groups()).toEqual({ status: 200, names: ["First", "Second"], from: "primary" });
    const { served } = replica().counted;
    await app.call(listGroups, { params: { organization_id: globex.id } }, globex.admin);
    expect(replica().counted.served).toBe(served + 1);
  } finally {
    await databases.resume();
  }
  await vi.waitFor(
    async () => expect(await groups()).toMatchObject({ names: ["First", "Second"], from: "replica" }),
    5_000,
  );
});

test("what somebody may do no more is gone at once, whatever the replica knows", async () => {
  const other = await anAdmin(app, acme);
  await vi.waitFor(async () => expect(await groups(other)).toMatchObject({ status: 200, from: "replica" }), 5_000);
  await databases.pause();
  try {
    const removed = { ...params(), member_id: other.memberId };
    expect((await app.call(removeMember, { params: removed }, acme.admin)).status).toBe(200);
    expect((await groups(other)).status).toBe(404);
  } finally {
    await databases.resume();
  }
});

test("another Organization's rows stay hidden on it", async () => {
  const globex = await anOrganization(app, { name: "Globex" });
  await aMember(app, globex);
  await vi.waitFor(async () => expect(await groups()).toMatchObject({ from: "replica" }), 5_000);
  const { rows } = await replica().database.executeQuery<{ id: string }>(
    replica().database.selectFrom("members").select("id").compile(),
  );
  expect(rows).toEqual([]);
  expect((await app.call(listGroups, { params: { organization_id: globex.id } }, acme.admin)).status).toBe(404);
});

test("without the replica the primary tells everything, and the replica is asked again once it is back", async () => {
  await databases.endReplica();
  expect(await groups()).toEqual({ status: 200, names: ["First", "Second"], from: "primary" });
  await vi.waitFor(() => expect(replica().isUsable()).toBe(false), 5_000);
  await databases.startReplica();
  await untilUsable();
  expect(await groups()).toMatchObject({ names: ["First", "Second"], from: "replica" });
});

test.each([
  ["nothing is known", [], []],
  ["the oldest, while none is as old as that", [9_000, 9_500], [9_000, 9_500]],
  ["the newest of the old ones, and what came after it", [1_000, 4_000, 5_000, 6_000, 9_000], [5_000, 6_000, 9_000]],
])("what the replica has to have reached: %s", (_, passed, kept) => {
  const lsn = "0/0";
  expect(
    sinceLimit(
      passed.map((at) => ({ at, lsn })),
      10_000,
    ).map(({ at }) => at),
  ).toEqual(kept);
});
