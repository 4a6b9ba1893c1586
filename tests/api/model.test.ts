import { openApp, type TestApp } from "@rollcall/server/testing/app";
import * as fc from "fast-check";
import { Client } from "pg";
import { afterAll, beforeAll, test } from "vitest";
import { checkAfter, checkAll } from "./model/checks.ts";
import { play } from "./model/play.ts";
import { type Stage, setStage } from "./model/stage.ts";
import { prelude, type Step, steps } from "./model/step.ts";
import { keepRows, type Snapshot } from "./snapshot.ts";

const { FC_SEED, FC_PATH, FC_RUNS } = process.env;
const RUNS = Number(FC_RUNS ?? 300);

let app: TestApp;
let rows: Client;
/** What every run begins with. */
let opening: Stage;
let kept: Snapshot;

beforeAll(async () => {
  app = await openApp();
  rows = new Client({ connectionString: app.adminUrl });
  await rows.connect();
  // What is looked at after every step is planned once.
  await rows.query("set plan_cache_mode = force_generic_plan");
  opening = await setStage(app);
  for (const step of prelude) await play(opening, step);
  kept = await keepRows(app.adminUrl);
});
afterAll(async () => {
  await kept?.close();
  await rows?.end();
  await app?.close();
});

async function run(todo: readonly Step[]): Promise<void> {
  await kept.haveBack();
  const stage = { ...opening, tenants: structuredClone(opening.tenants) };
  try {
    for (const step of todo) {
      await play(stage, step);
      await checkAfter(stage, rows, step);
    }
    await checkAll(stage);
  } finally {
    // Every run begins at the same time, so that nobody's session grows old.
    app.clock.advance({ minutes: -stage.moved });
  }
}

// On failure fast-check prints the seed and the path: FC_SEED and FC_PATH play exactly that again.
test(`whatever is done in two Organizations, access is the union of live grants (${RUNS} runs)`, async () => {
  await fc.assert(fc.asyncProperty(steps, run), {
    numRuns: RUNS,
    ...(FC_SEED === undefined ? {} : { seed: Number(FC_SEED) }),
    ...(FC_PATH === undefined ? {} : { path: FC_PATH }),
  });
}, 600_000);
