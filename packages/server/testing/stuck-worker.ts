// A worker in a process of its own that takes a job and never ends it, so that a test can kill it: `node stuck-worker.ts`
// with the database in APP_URL. Writes "working" once it is at a job.
import { connect } from "../src/platform/database.ts";
import { createLog } from "../src/platform/log.ts";
import { secretsFrom } from "../src/platform/secrets.ts";
import { startWorker } from "../src/worker.ts";
import { testOutside } from "./dns.ts";

const { database, pool } = connect(process.env["APP_URL"] ?? "");
const platform = {
  database,
  secrets: secretsFrom("a secret that only the tests know, long enough"),
  clock: () => new Date(),
  log: createLog("silent"),
  publicUrl: "http://rollcall.test",
  ...testOutside(),
  consequences: [],
  reactionPlan: new Map(),
};
const mailer = { send: async () => {}, close: async () => {} };
const stuck = {
  name: "test.work",
  run: () => {
    process.stdout.write("working\n");
    return new Promise<void>(() => {});
  },
};
await startWorker({ platform, mailer, pool, reactions: [], jobs: [stuck] });
