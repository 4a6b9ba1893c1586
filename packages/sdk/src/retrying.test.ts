import { type Access, operation } from "@rollcall/contract/operation";
import { refusals } from "@rollcall/contract/refusals";
import { expect, test } from "vitest";
import * as z from "zod";
import { createClient } from "./client.ts";
import { each } from "./paging.ts";
import { retrying } from "./retrying.ts";

const thing = (name: string, method: "GET" | "POST" | "DELETE", access: Access = "member") =>
  operation({
    ...{ name, method, summary: "Things.", path: "/things", access, success: 200, refusals: [] },
    query: z.strictObject({ cursor: z.string().optional() }),
    output: z.object({ data: z.array(z.number()), next_cursor: z.string().nullable() }),
  });
const [list, make, remove, makeOwn] = [
  thing("things.list", "GET"),
  thing("things.create", "POST"),
  thing("things.delete", "DELETE"),
  thing("things.create_own", "POST", "signed_in"),
];

const problem = (
  code: "rate_limited" | "unavailable" | "not_found" | "idempotency_key_in_use",
  headers: Record<string, string> = {},
) => {
  const { status, title } = refusals[code];
  return () => Response.json({ status, title, code }, { status, headers });
};
const page = () => Response.json({ data: [1], next_cursor: null });
const unreachable = (): Response => {
  throw new TypeError("fetch failed");
};

/** A server that answers with these, one after the other, and what it was asked. */
function serving(...answers: (() => Response)[]) {
  const asked: Request[] = [];
  const waited: number[] = [];
  const client = createClient({
    baseUrl: "https://rollcall.test",
    apiKey: "rca_test",
    fetch: async (url, init) => {
      asked.push(new Request(url, init));
      return (answers[asked.length - 1] ?? page)();
    },
  });
  const sleep = async (milliseconds: number) => void waited.push(milliseconds);
  return { client: retrying(client, { sleep }), asked, waited };
}

test("every page of a list is read, as far as it is asked for", async () => {
  const two = serving(() => Response.json({ data: [1, 2], next_cursor: "next" }));
  const rows: number[] = [];
  for await (const row of each(two.client, list, {})) rows.push(row);
  expect(rows).toEqual([1, 2, 1]);
  expect(two.asked.map(({ url }) => new URL(url).search)).toEqual(["", "?cursor=next"]);
  expect(two.asked[0]?.headers.get("authorization")).toBe("Bearer rca_test");
});

test("a POST that gets no answer is sent again under the same key", async () => {
  const { client, asked } = serving(unreachable, problem("unavailable"));
  await client.call(make, {});
  const keys = asked.map(({ headers }) => headers.get("idempotency-key"));
  expect(keys).toHaveLength(3);
  expect(new Set(keys).size).toBe(1);
});

test("a POST that got no answer is waited for while the server is still at it", async () => {
  const busy = problem("idempotency_key_in_use", { "retry-after": "1" });
  const { client, asked, waited } = serving(unreachable, busy);
  await client.call(make, {});
  expect(asked).toHaveLength(3);
  expect(waited[1]).toBe(1000);
});

test("the server's own time is waited for", async () => {
  const { client, waited } = serving(problem("rate_limited", { "retry-after": "7" }));
  await client.call(list, {});
  expect(waited).toEqual([7000]);
});

test.each([
  ["a refusal", list, problem("not_found")],
  ["a DELETE without an answer", remove, unreachable],
  ["a POST outside of every Organization without an answer", makeOwn, unreachable],
  ["a server that asks for an hour", list, problem("unavailable", { "retry-after": "3600" })],
])("%s is handed on", async (_, operation, answer) => {
  const { client, asked } = serving(answer);
  await expect(client.call(operation, {})).rejects.toThrow();
  expect(asked).toHaveLength(1);
});

test("it gives up in the end", async () => {
  const { client, asked } = serving(unreachable, unreachable, unreachable, unreachable);
  await expect(client.call(list, {})).rejects.toThrow("cannot be reached");
  expect(asked).toHaveLength(4);
});
