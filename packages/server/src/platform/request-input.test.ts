import { operation } from "@rollcall/contract/operation";
import { Hono } from "hono";
import { expect, test } from "vitest";
import { received, type Sent } from "./request-input.ts";

const listing = operation({
  ...{ name: "things.list", summary: "List.", method: "GET", path: "/things", access: "public", success: 200 },
  refusals: [],
});

async function queryOf(search: string): Promise<Sent["query"]> {
  const app = new Hono().get("/things", async (c) => c.json((await received(c, listing)).query));
  return JSON.parse(await (await app.request(`/things${search}`)).text());
}

test.each([
  ["", {}],
  ["?a=1", { a: "1" }],
  ["?a=1&b=2&a=3", { a: ["1", "3"], b: "2" }],
  ["?a=&a", { a: ["", ""] }],
  ["?q=a%20b+c", { q: "a b c" }],
])("a query %j is %j", async (search, query) => {
  expect(await queryOf(search)).toEqual(query);
});

test("a query of very many keys costs no more than its length", async () => {
  const keys = Array.from({ length: 30_000 }, (_, index) => index.toString(36));
  expect(Object.keys(await queryOf(`?${keys.join("&")}`))).toHaveLength(keys.length);
});
