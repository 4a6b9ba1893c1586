import { parseArgs } from "node:util";
import { runBeside, UsageError } from "./beside.ts";
import { DEMO_PASSWORD } from "./seed/demo.ts";
import { seedLarge } from "./seed/large.ts";

const MOST = 1_000_000;

await runBeside("application", async (platform) => {
  const count = membersOf(process.argv.slice(2));
  const startedAt = performance.now();
  console.log(`Making an Organization of ${count} members …`);
  const admin = await seedLarge(platform, count);
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`Made in ${seconds} s. Its Admin is ${admin}, with the password ${DEMO_PASSWORD}`);
});

function membersOf(args: string[]): number {
  const { values } = parseArgs({ args, options: { members: { type: "string", default: "1000" } } });
  const count = Number(values.members);
  if (!Number.isInteger(count) || count < 1 || count > MOST)
    throw new UsageError(`--members must be a whole number from 1 to ${MOST}.`);
  return count;
}
