import { expect, test, vi } from "vitest";
import { openApp } from "../../testing/app.ts";
import { aMember, anOrganization } from "../../testing/builders.ts";
import { createMemory, hearChanges, recalled } from "./memory.ts";
import { applicationUrl } from "./migrate.ts";

const ACME = "org_acme";

function listening() {
  const memory = createMemory();
  memory.listen(true);
  let answer = 0;
  const ask = async () => {
    answer += 1;
    return answer;
  };
  return { memory, ask, recall: () => memory.recall(ACME, "a count", ask) };
}

test("asks once, and again after something changed in that Organization", async () => {
  const { memory, recall } = listening();
  expect([await recall(), await recall()]).toEqual([1, 1]);
  memory.forget("org_other");
  expect(await recall()).toBe(1);
  memory.forget(ACME);
  expect(await recall()).toBe(2);
});

test("keeps nothing that was asked while something changed", async () => {
  const { memory, ask, recall } = listening();
  const asking = Promise.withResolvers<void>();
  const slow = memory.recall(ACME, "a count", () => asking.promise.then(ask));
  memory.forget(ACME);
  asking.resolve();
  expect([await slow, await recall()]).toEqual([1, 2]);
});

test("remembers nothing while it hears nothing of others, and nothing from before", async () => {
  const { memory, recall } = listening();
  await recall();
  memory.listen(false);
  expect([await recall(), await recall()]).toEqual([2, 3]);
  memory.listen(true);
  expect([await recall(), await recall()]).toEqual([4, 4]);
});

test("remembers for a second at most", async () => {
  vi.useFakeTimers({ toFake: ["performance"] });
  const { recall } = listening();
  expect(await recall()).toBe(1);
  vi.advanceTimersByTime(1_001);
  expect(await recall()).toBe(2);
  vi.useRealTimers();
});

test("asks every time inside a change, which has no memory", async () => {
  const { ask } = listening();
  const inside = { organizationId: ACME };
  expect([await recalled(inside, "a count", ask), await recalled(inside, "a count", ask)]).toEqual([1, 2]);
});

test("forgets when another process changes something", async () => {
  const app = await openApp();
  const memory = createMemory();
  const listens = vi.spyOn(memory, "listen");
  const forgets = vi.spyOn(memory, "forget");
  const hearing = hearChanges(applicationUrl(app.ownerUrl), memory);
  await vi.waitFor(() => expect(listens).toHaveBeenCalledWith(true));
  const acme = await anOrganization(app);
  await aMember(app, acme);
  await vi.waitFor(() => expect(forgets).toHaveBeenCalledWith(acme.id));
  await hearing.stop();
  await app.close();
});
