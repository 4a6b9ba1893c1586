import { execFileSync } from "node:child_process";
import { createHmac } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import type { Product } from "../../product.ts";
import { type Asking, type Body, type Contender, type Crowd, fresh, type Question, SEARCHES } from "../questions.ts";
import { consuming, newUser } from "../rollcall/rollcall.ts";
import { startBeside } from "../server-beside.ts";
import { directoryToken, KEYS, keySecret, seedBetterAuth, sessionToken } from "./seed.ts";

const SECRET = "a secret that only the bench knows, long enough";
const program = join(import.meta.dirname, "server.mjs");

export const isInstalled = existsSync(join(import.meta.dirname, "node_modules"));

/** What a product in Node would otherwise take, on the same PostgreSQL with the same people. */
export async function betterAuth(product: Product, crowds: readonly Crowd[]): Promise<Contender> {
  const url = await product.anotherDatabase("better_auth");
  const settings = { DATABASE_URL: url, SECRET, LABELS: crowds.map(({ label }) => label).join(",") };
  execFileSync(process.execPath, [program, "migrate"], { env: { ...process.env, ...settings } });
  await seedBetterAuth(url, crowds);
  const server = await startBeside(program, settings);
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  return {
    name: "better-auth",
    at: async (crowd) => ({ name: "better-auth", ...server, asks: asks(pool, crowd) }),
    async stop() {
      await server.stop();
      await pool.end();
    },
  };
}

function cookieOf(token: string): string {
  const signature = createHmac("sha256", SECRET).update(token).digest("base64");
  return `better-auth.session_token=${encodeURIComponent(`${token}.${signature}`)}`;
}

function asks(pool: pg.Pool, crowd: Crowd): Partial<Record<Question, Asking>> {
  const { size, first } = crowd;
  const base = "/api/auth/organization";
  const asAdmin = (n: number) => ({ cookie: cookieOf(sessionToken(crowd, n)) });
  const list = (more: string, holds: (body: Body) => boolean): Asking => ({
    shot: (n) => ({
      path: `${base}/list-members?limit=50&sortBy=createdAt&sortDirection=asc${more}`,
      headers: asAdmin(n),
    }),
    holds,
  });
  const full = ({ members }: Body) => members.length === 50;
  const some = ({ members }: Body) => members.length > 0;
  const post = (path: string, n: number, body: unknown) =>
    ({ method: "POST", path: base + path, headers: asAdmin(n), body }) as const;
  const verify = (key: (n: number) => string): Asking => ({
    shot: (n) => ({ method: "POST", path: "/verify-key", headers: {}, body: { key: key(n) } }),
    holds: ({ valid }) => valid,
  });
  const asDirectory = { authorization: `Bearer ${directoryToken(crowd)}`, "content-type": "application/scim+json" };
  const users = "/api/auth/scim/v2/Users";
  const filterFor = (n: number) => encodeURIComponent(`externalId eq "ext-${first + ((n * 7919) % size)}"`);

  return {
    "first page": list("", full),
    "deep page": list(`&offset=${Math.floor(size * 0.9)}`, full),
    "filter by role": list("&filterField=role&filterOperator=eq&filterValue=admin", some),
    "search: part of an address": {
      shot: (n) => ({
        path: `/api/auth/admin/list-users?limit=50&searchField=email&searchOperator=contains&searchValue=${SEARCHES["search: part of an address"]}`,
        headers: asAdmin(n),
      }),
      holds: () => true,
    },
    invite: {
      prepare: async () => {},
      shot: (n) => post("/invite-member", n, { email: `${fresh()}@invited.example`, role: "member" }),
    },
    accept: consuming(
      (count) => newcomers(pool, crowd, count, false),
      (id) => ({
        method: "POST",
        path: `${base}/accept-invitation`,
        headers: { cookie: cookieOf(`token-${id}`) },
        body: { invitationId: id },
      }),
    ),
    "change a role": consuming(
      (count) => newcomers(pool, crowd, count, true),
      (id, n) => post("/update-member-role", n, { memberId: id, role: "admin" }),
    ),
    remove: consuming(
      (count) => newcomers(pool, crowd, count, true),
      (id, n) => post("/remove-member", n, { memberIdOrEmail: id }),
    ),
    "verify a key, cold": verify((n) => keySecret((n * 7919) % KEYS)),
    "verify a key, hot": verify(() => keySecret(77)),
    "SCIM filter": {
      shot: (n) => ({ path: `${users}?filter=${filterFor(n)}`, headers: asDirectory }),
      holds: ({ Resources }: Body) => Resources.length === 1,
    },
    "SCIM create": {
      prepare: async () => {},
      shot: () => ({ method: "POST", path: users, headers: asDirectory, body: newUser() }),
    },
    "SCIM list": {
      shot: () => ({ path: `${users}?startIndex=1&count=50`, headers: asDirectory }),
      holds: ({ Resources }: Body) => Resources.length === 50,
    },
  };
}

/** Members, or people who are signed in and hold an invitation; by an id that is their own everywhere. */
async function newcomers(pool: pg.Pool, { label, first }: Crowd, count: number, belong: boolean): Promise<string[]> {
  const ids = Array.from({ length: count }, fresh);
  const each = "from unnest($1::text[]) as id";
  await pool.query(
    `insert into "user" (id, name, email, "emailVerified", "createdAt", "updatedAt", role) select id, 'A B', id || '@newcomers.example', true, now(), now(), 'user' ${each}`,
    [ids],
  );
  if (belong)
    await pool.query(
      `insert into member (id, "organizationId", "userId", role, "createdAt") select id, $2, id, 'member', now() ${each}`,
      [ids, `org-${label}`],
    );
  else {
    await pool.query(
      `insert into session (id, token, "userId", "expiresAt", "createdAt", "updatedAt") select id, 'token-' || id, id, now() + interval '7 days', now(), now() ${each}`,
      [ids],
    );
    await pool.query(
      `insert into invitation (id, "organizationId", email, role, status, "expiresAt", "createdAt", "inviterId")
        select id, $2, id || '@newcomers.example', 'member', 'pending', now() + interval '1 day', now(), person_id('usr', ${first}) ${each}`,
      [ids, `org-${label}`],
    );
  }
  return ids;
}
