import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createTestDatabase, type TestDatabase } from "../../testing/database.ts";
import { type DatabaseProxy, openDatabaseProxy } from "../../testing/database-proxy.ts";
import { connect, isDatabaseAway, type OpenDatabase } from "./database.ts";
import { type DatabaseWatch, watchDatabase } from "./database-watch.ts";
import { createLog } from "./log.ts";

let testDatabase: TestDatabase;
let proxy: DatabaseProxy;
let opened: OpenDatabase;
let watch: DatabaseWatch;
let cuts: number;

beforeEach(async () => {
  testDatabase = await createTestDatabase({ isMigrated: false });
  proxy = await openDatabaseProxy(testDatabase.ownerUrl);
  const url = proxy.url(testDatabase.ownerUrl);
  opened = connect(url, { max: 2 });
  cuts = 0;
  const cut = () => {
    cuts += 1;
    opened.cut();
  };
  watch = watchDatabase(url, { cut, log: createLog("silent"), everyMs: 20, patienceMs: 200 });
});
afterEach(async () => {
  await watch.close();
  await opened.close();
  proxy.close();
  await testDatabase.drop();
});

const ask = (statement: string) => opened.pool.query(statement);

test("whoever waits for a database that has fallen silent is told that it is away, and finds it again", async () => {
  await Promise.all([ask("select 1"), ask("select 1")]);
  const slow = Promise.allSettled([ask("select pg_sleep(60)"), ask("select pg_sleep(60)")]);
  proxy.fallSilent();
  for (const asked of await slow)
    expect(asked).toSatisfy(({ reason }: PromiseRejectedResult) => isDatabaseAway(reason));
  proxy.mend();
  await vi.waitFor(() => ask("select 1"), 2_000);
});

test("a database that takes long for an answer, or refuses, is left alone", async () => {
  await ask("select pg_sleep(0.8)");
  proxy.cut();
  const refused = await ask("select 1").catch((error: unknown) => error);
  expect(isDatabaseAway(refused)).toBe(true);
  proxy.mend();
  await ask("select 1");
  expect(cuts).toBe(0);
});
