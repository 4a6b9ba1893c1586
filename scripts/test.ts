import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { BUDGET_KB, pagesOverBudget } from "../bench/bundle/budget.ts";
import { findChromium } from "./chromium.ts";
import { ensurePanel } from "./panel.ts";
import { onOwnNode, repository, runTool } from "./runtime.ts";

type Count = { passed: number; failed: number; skipped: number };

await onOwnNode();
const reports = join(repository, "node_modules/.cache/rollcall/reports");
mkdirSync(reports, { recursive: true });
const counts: Count[] = [];

await check("the panel builds", async () => ((await ensurePanel()) ? 0 : 1));
await check(`no page of the panel sends more than ${BUDGET_KB} kB of JavaScript`, async () => overBudget());
await check("types of the server, the contract, the SDK and the tests", () => runTsc("tsconfig.json"));
await check("types of the panel", () => runTsc("packages/web/tsconfig.json"));
await check("lint and format", () => runTool("@biomejs/biome/bin/biome", ["check", "--error-on-warnings"]));
await tests("product", {});
const chromium = await findChromium();
if (chromium === undefined) counts.push({ passed: 0, failed: 1, skipped: 0 });
else await tests("journeys", { CHROMIUM_PATH: chromium });

const sum = (key: keyof Count) => counts.reduce((total, count) => total + count[key], 0);
console.log(`\n${sum("passed")} passed, ${sum("failed")} failed, ${sum("skipped")} skipped`);
process.exitCode = sum("failed") === 0 ? 0 : 1;

/** One thing that holds or does not. What fails keeps nothing else from being looked at. */
async function check(name: string, holds: () => Promise<number>): Promise<void> {
  const code = await holds();
  console.log(`${code === 0 ? "✓" : "✗"} ${name}`);
  counts.push({ passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 });
}

function overBudget(): number {
  const over = pagesOverBudget();
  for (const { address, bytes } of over) console.log(`  ${address} sends ${(bytes / 1000).toFixed(1)} kB`);
  return over.length;
}

function runTsc(project: string): Promise<number> {
  return runTool("typescript/bin/tsc", ["-p", project]);
}

async function tests(project: string, env: Record<string, string>): Promise<void> {
  const report = join(reports, `${project}.json`);
  rmSync(report, { force: true });
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  // Much of a test is waiting for PostgreSQL: as many at once as there are cores, and at least two.
  const workers = `--maxWorkers=${Math.max(2, availableParallelism())}`;
  const parameters = ["run", "--project", project, "--passWithNoTests", workers, ...reporters];
  const code = await runTool("vitest/vitest.mjs", parameters, { env });
  counts.push(countOf(report, code));
}

type Report = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
};

function countOf(report: string, code: number): Count {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = readReport(report);
  // A file that cannot be loaded or set up has no test that could fail.
  const brokenFiles = testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.every((test) => test.status !== "failed"),
  );
  const failed = numFailedTests + brokenFiles.length;
  // Whatever else made the run fail, such as an error outside of every test, counts as one.
  return {
    passed: numPassedTests,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: numPendingTests + numTodoTests,
  };
}

function readReport(report: string): Report {
  try {
    // The cast is what vitest's JSON reporter writes.
    return JSON.parse(readFileSync(report, "utf8")) as Report;
  } catch {
    return { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] };
  }
}
