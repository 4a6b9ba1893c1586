import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createToken, setBrake } from "@rollcall/server/capabilities/scim/commands";
import { readConfig } from "@rollcall/server/platform/config";
import { connect } from "@rollcall/server/platform/database";
import { startEmbeddedDatabase } from "@rollcall/server/platform/embedded-database";
import { createLog } from "@rollcall/server/platform/log";
import { applicationUrl } from "@rollcall/server/platform/migrate";
import { noOrigin, transact } from "@rollcall/server/platform/transact";
import { createPlatform } from "@rollcall/server/serving";
import { anOrganization } from "@rollcall/server/testing/builders";
import { startServerProcess } from "@rollcall/server/testing/server-process";
import pg from "pg";

const SECRET = "a secret that only the bench knows, long enough";

/** The product as an operator starts it, in a process of its own, on an embedded database that keeps its promises about disks. */
export async function startProduct(settings: Record<string, string> = {}) {
  const folder = mkdtempSync(join(tmpdir(), "rollcall-bench-"));
  // PostgreSQL may run as another user, who has to pass.
  chmodSync(folder, 0o711);
  const database = await startEmbeddedDatabase({ dataDir: folder, shelf: join(folder, "shelf") });
  const server = await startServerProcess(database.ownerUrl, { ROLLCALL_SECRET: SECRET, ...settings });
  const config = readConfig({ DATABASE_URL: database.ownerUrl, DATA_DIR: folder, ROLLCALL_SECRET: SECRET });
  const opened = connect(applicationUrl(database.ownerUrl), { max: 5 });
  const { pathname } = new URL(database.ownerUrl);
  const admin = new pg.Client({ connectionString: Object.assign(new URL(database.superuserUrl), { pathname }).href });
  await admin.connect();
  return {
    url: server.url,
    processId: server.pid,
    postmaster: database.pid,
    /** The product's own database, past row-level security. */
    adminUrl: Object.assign(new URL(database.superuserUrl), { pathname }).href,
    /** Another, empty one on the same PostgreSQL. */
    async anotherDatabase(name: string): Promise<string> {
      await admin.query(`create database ${name}`);
      return Object.assign(new URL(database.superuserUrl), { pathname: `/${name}` }).href;
    },
    /** What builders and seeds write with. */
    platform: createPlatform(config, opened.database, createLog("silent")),
    /** Sees every row. */
    sql: async <Row>(statement: string, values: unknown[] = []): Promise<Row[]> => {
      // The caller knows the columns that it asked for.
      return (await admin.query(statement, values)).rows as Row[];
    },
    async stop() {
      await server.kill();
      await admin.end();
      await opened.close();
      await database.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type Product = Awaited<ReturnType<typeof startProduct>>;

const operator = { actor: { kind: "operator" }, origin: noOrigin } as const;

/** An Organization whose directory has a token and no brake: a bench ends more people in an hour than any company. */
export async function anOrganizationWithDirectory({ platform }: Product): Promise<{ id: string; token: string }> {
  const { id } = await anOrganization({ platform });
  const scope = { organizationId: id, ...operator };
  await transact(platform, scope, (work) => setBrake(work, null));
  const { secret } = await transact(platform, scope, (work) => createToken(work, { name: "Bench", expires_at: null }));
  return { id, token: secret };
}
