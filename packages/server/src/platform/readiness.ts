import { setTimeout as pause } from "node:timers/promises";
import type { Hono } from "hono";
import { sql } from "kysely";
import type { Database } from "./database.ts";
import type { HttpEnv } from "./http.ts";
import { migrationFiles } from "./migrate.ts";
import { problemResponse } from "./problem.ts";
import { Refusal } from "./refusal.ts";

/** Whether this process can serve requests, for the balancer before it. */
export type Readiness = {
  /** Why requests had better go elsewhere; `undefined` while the process can serve them. */
  reason(): Promise<string | undefined>;
  /** From now on the process is on its way out. */
  stop(): void;
};

const PATIENCE_MS = 2_000;
const RETRY_AFTER_SECONDS = 2;

const STOPPING = "The server is stopping.";
const AWAY = "The database does not answer.";
const BEHIND = "The database has not seen every migration of this program.";

/** `isAnswering` says whether the database was there a moment ago, where somebody keeps watching. */
export function createReadiness(database: Database, isAnswering: () => boolean = () => true): Readiness {
  const needed = migrationFiles();
  let isStopping = false;

  async function askDatabase(): Promise<string | undefined> {
    const { rows } = await sql<{ name: string }>`select name from schema_migrations`.execute(database);
    const seen = new Set(rows.map(({ name }) => name));
    return needed.every((name) => seen.has(name)) ? undefined : BEHIND;
  }

  return {
    async reason() {
      if (isStopping) return STOPPING;
      if (!isAnswering()) return AWAY;
      return Promise.race([askDatabase().catch(() => AWAY), pause(PATIENCE_MS, AWAY, { ref: false })]);
    },
    stop() {
      isStopping = true;
    },
  };
}

/** Serves what balancers and supervisors ask: whether the process lives, and whether it can serve requests. */
export function serveHealth(app: Hono<HttpEnv>, publicUrl: string, readiness: Readiness): void {
  app.get("/healthz", (c) => c.json({ status: "ok" }, 200, { "cache-control": "no-store" }));
  app.get("/readyz", async (c) => {
    const detail = await readiness.reason();
    if (detail === undefined) return c.json({ status: "ready" }, 200, { "cache-control": "no-store" });
    const refusal = new Refusal("unavailable", { detail, retryAfter: RETRY_AFTER_SECONDS });
    const problem = problemResponse(refusal, c.get("origin").requestId ?? "", publicUrl);
    return c.newResponse(problem.body, problem);
  });
}
