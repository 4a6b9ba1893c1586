import { expect, test } from "vitest";
import { inTurns, takingTurns } from "./turns.ts";

test("of one key one thing happens at a time, in order; of another meanwhile", async () => {
  const turns = takingTurns();
  const first = Promise.withResolvers<void>();
  const done: string[] = [];
  const does =
    (name: string, until = Promise.resolve()) =>
    async () => {
      await until;
      done.push(name);
    };
  const all = [turns("one", does("a", first.promise)), turns("one", does("b")), turns("other", does("c"))];
  await all[2];
  expect(done).toEqual(["c"]);
  first.resolve();
  await Promise.all(all);
  expect(done).toEqual(["c", "a", "b"]);
});

test("what fails holds up nobody", async () => {
  const turns = takingTurns();
  const fails = turns("one", () => Promise.reject(new Error("no")));
  await expect(fails).rejects.toThrow("no");
  expect(await turns("one", async () => "yes")).toBe("yes");
});

test("downloads of one key never make two parts at once, and one that nobody reads on holds up no other", async () => {
  const turns = takingTurns();
  let [atWork, most, ended] = [0, 0, 0];
  async function* parts() {
    try {
      for (let part = 1; part <= 3; part += 1) {
        most = Math.max(most, ++atWork);
        await new Promise(setImmediate);
        atWork -= 1;
        yield part;
      }
    } finally {
      ended += 1;
    }
  }
  const left = inTurns(turns, "one", parts());
  expect((await left.next()).value).toBe(1);
  const whole = async () => {
    const read: number[] = [];
    for await (const part of inTurns(turns, "one", parts())) read.push(part);
    return read;
  };
  const read = await Promise.all([whole(), whole(), whole()]);
  expect(read).toEqual([1, 2, 3].map(() => [1, 2, 3]));
  expect(most).toBe(1);
  await left.return(undefined);
  expect(ended).toBe(4);
});
