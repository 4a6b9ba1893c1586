// A worker in a process of its own that sends webhooks, so that a test can kill it: `node webhook-worker.ts` with the
// database in APP_URL.
import { reactionPlan } from "../src/app.ts";
import { webhookJobs } from "../src/capabilities/webhooks/jobs.ts";
import { connect } from "../src/platform/database.ts";
import { createLog } from "../src/platform/log.ts";
import { createOutbound } from "../src/platform/outbound.ts";
import { secretsFrom } from "../src/platform/secrets.ts";
import { startWorker } from "../src/worker.ts";
import { testDns } from "./dns.ts";

const { database, pool } = connect(process.env["APP_URL"] ?? "");
const resolver = testDns();
const platform = {
  database,
  secrets: secretsFrom("a secret that only the tests know, long enough"),
  clock: () => new Date(),
  log: createLog("silent"),
  publicUrl: "http://rollcall.test",
  resolver,
  outbound: createOutbound({ resolver, allowsLoopback: true }),
  consequences: [],
  reactionPlan,
};
const mailer = { send: async () => {}, close: async () => {} };
await startWorker({ platform, mailer, pool, reactions: [], jobs: webhookJobs });
