import { join } from "node:path";
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
import { type Invitee, invitees, type Newcomer, newcomers } from "../rollcall/extras.ts";
import { consuming, newUser, personId, placeOf, twice } from "../rollcall/rollcall.ts";
import { ADMINS, type Place, sessionSecret } from "../rollcall/seed.ts";
import { type ServerBeside, startBeside } from "../server-beside.ts";

/** The least that could answer: the same rows, no rules. */
export async function floor(product: Product, places: ReadonlyMap<Crowd, Place>): Promise<Contender> {
  const server = await startBeside(join(import.meta.dirname, "floor-server.ts"), { DATABASE_URL: product.adminUrl });
  return {
    name: "floor",
    async at(crowd) {
      const place = places.get(crowd);
      if (place === undefined) throw new Error(`nobody seeded ${crowd.label}`);
      return { name: "floor", ...address(server), asks: await asks(product, crowd, place) };
    },
    stop: server.stop,
  };
}

function address({ url, processId }: ServerBeside) {
  return { url, processId };
}

async function asks(product: Product, crowd: Crowd, { organizationId, keys, directoryToken }: Place) {
  const asAdmin = (n: number) => ({ cookie: `rollcall_session=${sessionSecret(crowd, n)}` });
  const base = `/${organizationId}`;
  const get = (path: string, holds: (body: Body) => boolean): Asking => ({
    shot: (n) => ({ path: base + path, headers: asAdmin(n) }),
    holds,
  });
  const full = ({ data }: Body) => data.length === 50;
  const some = ({ data }: Body) => data.length > 0;
  const any = () => true;
  const search = (q: string, holds = some) => get(`/members?q=${encodeURIComponent(q)}`, holds);
  const memberId = (n: number) => personId("mem", crowd.first + ADMINS + (n % (crowd.size - ADMINS)));
  const verify = (key: (n: number) => string | undefined): Asking => ({
    shot: (n) => ({ method: "POST", path: `${base}/verify`, headers: {}, body: { key: key(n) } }),
    holds: ({ valid }) => valid,
  });
  const asDirectory = { authorization: `Bearer ${directoryToken}` };
  const [name, after] = await placeOf(product.sql, organizationId, Math.floor(crowd.size * 0.9));
  const made = (count: number) => newcomers(product, organizationId, count);
  const post = (path: string, n: number, body: unknown) =>
    ({ method: "POST", path: base + path, headers: asAdmin(n), body }) as const;

  return {
    "first page": get("/members", full),
    "deep page": get(`/members?name=${encodeURIComponent(name)}&after=${after}`, full),
    "filter by role": get("/members?role=billing_manager", some),
    "search: last name": search(SEARCHES["search: last name"], any),
    "search: part of an address": search(SEARCHES["search: part of an address"], any),
    "search: two letters": search(SEARCHES["search: two letters"]),
    "search: rare word": search(rareWord(crowd)),
    "search: no match": search(SEARCHES["search: no match"], ({ data }) => data.length === 0),
    "user details": { shot: (n) => ({ path: `${base}/member/${memberId(n)}`, headers: asAdmin(n) }) },
    invite: { prepare: async () => {}, shot: (n) => post("/invite", n, { email: `${fresh()}@invited.example` }) },
    accept: consuming<Invitee>(
      (count) => invitees(product, organizationId, count),
      ({ invitationId, cookie }) => ({
        method: "POST",
        path: `${base}/accept`,
        headers: { cookie },
        body: { invitation: invitationId },
      }),
    ),
    "change a role": consuming<Newcomer>(made, ({ memberId: id }, n) =>
      post(`/role/${id}`, n, { role: "billing_manager" }),
    ),
    "seat on and off": twice<Newcomer>(made, ({ memberId: id }, isOn, n) =>
      post(isOn ? `/seat-on/${id}` : `/seat-off/${id}`, n, {}),
    ),
    remove: consuming<Newcomer>(made, ({ memberId: id }, n) => post(`/remove/${id}`, n, {})),
    "verify a key, cold": verify((n) => keys[(n * 7919) % keys.length]),
    "verify a key, hot": verify(() => keys[77]),
    "SCIM filter": {
      shot: (n) => ({
        path: `${base}/scim?externalId=ext-${crowd.first + ((n * 7919) % crowd.size)}`,
        headers: asDirectory,
      }),
      holds: ({ Resources }: Body) => Resources.length === 1,
    },
    "SCIM create": {
      prepare: async () => {},
      shot: () => ({ method: "POST", path: `${base}/scim`, headers: asDirectory, body: newUser() }),
    },
    "SCIM list": {
      shot: () => ({ path: `${base}/scim`, headers: asDirectory }),
      holds: ({ Resources }: Body) => Resources.length === 50,
    },
  } satisfies Record<Question, Asking>;
}
