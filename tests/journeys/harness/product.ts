import { createServer } from "node:net";
import { type Client, createClient } from "@rollcall/sdk";
import { hashPassword } from "@rollcall/server/capabilities/identity/auth";
import { setPassword } from "@rollcall/server/capabilities/identity/store";
import { startHost } from "@rollcall/server/host";
import { readConfig } from "@rollcall/server/platform/config";
import { connect } from "@rollcall/server/platform/database";
import { createLog } from "@rollcall/server/platform/log";
import { applicationUrl } from "@rollcall/server/platform/migrate";
import { inTransaction } from "@rollcall/server/platform/transact";
import { createPlatform } from "@rollcall/server/serving";
import { createTestDatabase } from "@rollcall/server/testing/database";
import { testDns } from "@rollcall/server/testing/dns";
import pg from "pg";

export const PASSWORD = "a password for journeys";

/** The whole product as `npm start` runs it, with real time, jobs and kept mails, on an empty database of its own. */
export async function startProduct() {
  const { ownerUrl, adminUrl, drop } = await createTestDatabase();
  const config = readConfig({
    NODE_ENV: "test",
    PORT: String(await freePort()),
    DATABASE_URL: ownerUrl,
    ROLLCALL_SECRET: "a secret that only the journeys know",
    LOG_LEVEL: process.env["LOG_LEVEL"] ?? "error",
    DEMO: "false",
    // An identity provider of a journey is on this machine.
    ALLOW_LOOPBACK: "true",
  });
  const dns = testDns();
  const host = await startHost(config, undefined, dns);
  const opened = connect(applicationUrl(ownerUrl), { max: 5 });
  const platform = createPlatform(config, opened.database, createLog("silent"), dns);

  return {
    url: config.publicUrl,
    /** What DNS says of the domains that a journey claims. */
    dns,
    /** What builders and seeds write with. */
    platform,
    /** The one-time link that the first start prints. */
    setupUrl: host.setupUrl,
    /** The public API as somebody: for what a journey begins with. */
    as: ({ cookie }: { cookie: string }): Client =>
      createClient({
        baseUrl: config.publicUrl,
        fetch: (url, init) => fetch(url, { ...init, headers: { ...init?.headers, cookie } }),
      }),
    /** Sets `PASSWORD` for somebody, so that they can sign in through the panel. */
    async givePassword({ userId }: { userId: string }): Promise<void> {
      const hash = await hashPassword(PASSWORD);
      await inTransaction(platform, "", (tx) => setPassword(tx, userId, hash, platform.clock()));
    },
    /** Changes rows behind the product's back: for what only time could do. */
    async sql(statement: string, values: unknown[] = []): Promise<void> {
      const client = new pg.Client({ connectionString: adminUrl });
      await client.connect();
      await client.query(statement, values).finally(() => client.end());
    },
    async close(): Promise<void> {
      await opened.close();
      await host.stop();
      await drop();
    },
  };
}

export type Product = Awaited<ReturnType<typeof startProduct>>;

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      // The cast is sound: it listens on a port, not on a pipe.
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
