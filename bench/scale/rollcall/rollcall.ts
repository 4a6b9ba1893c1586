import { createHash } from "node:crypto";
import { encodeCursor } from "@rollcall/server/platform/cursor";
import type { Product } from "../../product.ts";
import {
  type Asking,
  type Body,
  type Contender,
  type Crowd,
  fresh,
  type Question,
  rareWord,
  SEARCHES,
} from "../questions.ts";
import { type Invitee, invitees, type Newcomer, newcomers } from "./extras.ts";
import { ADMINS, type Place, sessionSecret } from "./seed.ts";

/** The product, asked as the panel, a program with a key and a directory ask it. */
export function rollcall(product: Product, places: ReadonlyMap<Crowd, Place>): Contender {
  return {
    name: "rollcall",
    async at(crowd) {
      const place = places.get(crowd);
      if (place === undefined) throw new Error(`nobody seeded ${crowd.label}`);
      const { url, processId } = product;
      return { name: "rollcall", url, processId, asks: await asks(product, crowd, place) };
    },
    stop: async () => {},
  };
}

async function asks(product: Product, crowd: Crowd, place: Place) {
  const { organizationId, keys, directoryToken } = place;
  const base = `/v1/organizations/${organizationId}`;
  const asAdmin = (n: number) => ({ cookie: `rollcall_session=${sessionSecret(crowd, n)}` });
  const get = (path: string, holds?: (body: Body) => boolean): Asking => ({
    shot: (n) => ({ path: base + path, headers: asAdmin(n) }),
    ...(holds && { holds }),
  });
  const full = ({ data }: Body) => data.length === 50;
  const some = ({ data }: Body) => data.length > 0;
  const none = ({ data }: Body) => data.length === 0;
  const search = (q: string, holds = some) => get(`/members?q=${encodeURIComponent(q)}`, holds);
  const memberId = (n: number) => personId("mem", crowd.first + ADMINS + (n % (crowd.size - ADMINS)));
  const verify = (key: (n: number) => string | undefined): Asking => ({
    shot: (n) => ({ method: "POST", path: "/v1/keys/verify", headers: {}, body: { key: key(n) } }),
    holds: ({ valid }) => valid,
  });
  const asDirectory = { authorization: `Bearer ${directoryToken}`, "content-type": "application/scim+json" };

  return {
    "first page": get("/members", full),
    "deep page": get(`/members?cursor=${await deepCursor(product, organizationId, crowd)}`, full),
    "filter by role": get("/members?role=billing_manager", some),
    "search: last name": search(SEARCHES["search: last name"], () => true),
    "search: part of an address": search(SEARCHES["search: part of an address"], () => true),
    "search: two letters": search(SEARCHES["search: two letters"]),
    "search: rare word": search(rareWord(crowd)),
    "search: no match": search(SEARCHES["search: no match"], none),
    "user details": { shot: (n) => ({ path: `${base}/members/${memberId(n)}`, headers: asAdmin(n) }) },
    invite: {
      prepare: async () => {},
      shot: (n) => ({
        method: "POST",
        path: `${base}/invitations`,
        headers: asAdmin(n),
        body: { emails: [`${fresh()}@invited.example`], roles: ["member"] },
      }),
    },
    accept: consuming<Invitee>(
      (count) => invitees(product, organizationId, count),
      ({ token, cookie }) => ({
        method: "POST",
        path: "/v1/invitation-links/accept",
        // Tries of links are counted by where they come from.
        headers: { cookie, "x-forwarded-for": `10.${[1, 2, 3].map(() => Math.floor(Math.random() * 250)).join(".")}` },
        body: { token },
      }),
    ),
    "change a role": ofNewcomers(({ memberId: id }, n) => ({
      method: "PUT",
      path: `${base}/members/${id}/roles`,
      headers: asAdmin(n),
      body: { roles: ["billing_manager"] },
    })),
    "seat on and off": twice(
      (count) => newcomers(product, organizationId, count),
      ({ memberId: id }, isOn, n) => ({
        method: isOn ? "PUT" : "DELETE",
        path: `${base}/members/${id}/seats/vibe`,
        headers: asAdmin(n),
      }),
    ),
    remove: ofNewcomers(({ memberId: id }, n) => ({
      method: "DELETE",
      path: `${base}/members/${id}`,
      headers: asAdmin(n),
    })),
    "verify a key, cold": verify((n) => keys[(n * 7919) % keys.length]),
    "verify a key, hot": verify(() => keys[77]),
    "SCIM filter": {
      shot: (n) => ({
        path: `/scim/v2/Users?filter=${encodeURIComponent(`externalId eq "ext-${crowd.first + ((n * 7919) % crowd.size)}"`)}`,
        headers: asDirectory,
      }),
      holds: ({ Resources }: Body) => Resources.length === 1,
    },
    "SCIM create": {
      prepare: async () => {},
      shot: () => ({ method: "POST", path: "/scim/v2/Users", headers: asDirectory, body: newUser() }),
    },
    "SCIM list": {
      shot: () => ({ path: "/scim/v2/Users?startIndex=1&count=50", headers: asDirectory }),
      holds: ({ Resources }: Body) => Resources.length === 50,
    },
  } satisfies Record<Question, Asking>;

  function ofNewcomers(shot: (newcomer: Newcomer, n: number) => ReturnType<Asking["shot"]>): Asking {
    return consuming((count) => newcomers(product, organizationId, count), shot);
  }
}

/** A question that uses somebody up each time. */
export function consuming<T>(
  make: (count: number) => Promise<T[]>,
  shot: (one: T, n: number) => ReturnType<Asking["shot"]>,
): Asking {
  let made: T[] = [];
  return {
    async prepare(count) {
      made = await make(count);
    },
    shot(n) {
      const one = made[n];
      if (one === undefined) throw new Error("nobody is left to ask about");
      return shot(one, n);
    },
  };
}

/** A question of two parts: all of the first, then all of the second, about the same somebody. */
export function twice<T>(
  make: (count: number) => Promise<T[]>,
  shot: (one: T, isFirst: boolean, n: number) => ReturnType<Asking["shot"]>,
): Asking {
  let made: T[] = [];
  return {
    async prepare(count) {
      made = await make(Math.ceil(count / 2));
    },
    shot(n) {
      const one = made[n % made.length];
      if (one === undefined) throw new Error("nobody is there to ask about");
      return shot(one, n < made.length, n);
    },
  };
}

/** A user as a directory sends them, whom nobody knows yet. */
export function newUser() {
  const userName = `${fresh()}@created.example`;
  return {
    schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"],
    userName,
    externalId: userName,
    name: { givenName: "New", familyName: "User" },
    emails: [{ value: userName, type: "work", primary: true }],
    active: true,
  };
}

/** The id that `person_id` makes in the database. */
export function personId(prefix: string, n: number): string {
  return `${prefix}_${n.toString(16).padStart(12, "0")}7${createHash("md5").update(String(n)).digest("hex").slice(0, 19)}`;
}

/** The cursor of the page that begins after nine tenths of the list. */
async function deepCursor({ sql, platform }: Product, organizationId: string, { size }: Crowd): Promise<string> {
  const place = await placeOf(sql, organizationId, Math.floor(size * 0.9));
  return encodeCursor(platform.secrets, JSON.stringify(["members", organizationId, "name", {}]), place);
}

/** Where the n-th member stands in the list by name. */
export async function placeOf(sql: Product["sql"], organizationId: string, n: number): Promise<[string, string]> {
  const [row] = await sql<{ sort_name: string; id: string }>(
    `select sort_name, id from members where organization_id = $1 and status <> 'removed' order by sort_name, id
      offset $2 limit 1`,
    [organizationId, n],
  );
  if (row === undefined) throw new Error("the Organization is smaller than that");
  return [row.sort_name, row.id];
}
