import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";
import { applicationUrl } from "../src/platform/migrate.ts";

export type TestDatabase = {
  /** As the owner of the tables, for migrations and the operator. Row-level security holds for it too. */
  ownerUrl: string;
  /** As the application: what the product connects with. */
  appUrl: string;
  /** As whoever sees every row, for what a test asserts about the tables themselves. */
  adminUrl: string;
  drop(): Promise<void>;
};

/** A fresh database of its own for one test file: migrated and without rows, or with nothing in it at all. */
export async function createTestDatabase({ isMigrated = true } = {}): Promise<TestDatabase> {
  const { adminUrl, ownerUrl, template } = inject("cluster");
  const name = `${template}_${randomBytes(6).toString("hex")}`;
  const owner = new URL(ownerUrl).username;
  await administer(
    adminUrl,
    `create database ${name} template ${isMigrated ? template : "template0"} owner "${owner}"`,
  );
  return {
    ownerUrl: withDatabase(ownerUrl, name),
    appUrl: applicationUrl(withDatabase(ownerUrl, name)),
    adminUrl: withDatabase(adminUrl, name),
    drop: () => drop(adminUrl, name),
  };
}

/** PostgreSQL waits some seconds for connections that are being closed; whoever holds one longer is cut off. */
async function drop(adminUrl: string, name: string): Promise<void> {
  try {
    await administer(adminUrl, `drop database if exists ${name}`);
  } catch {
    await administer(adminUrl, `drop database if exists ${name} with (force)`);
  }
}

async function administer(adminUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

function withDatabase(url: string, name: string): string {
  return Object.assign(new URL(url), { pathname: `/${name}` }).href;
}
