import { createDirectoryToken } from "@rollcall/contract/directory";
import { getMe } from "@rollcall/contract/identity";
import { countMembers } from "@rollcall/contract/members";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openApp, type TestApp } from "../../testing/app.ts";
import { type AnOrganization, anAdmin, anAdminKey, anOrganization } from "../../testing/builders.ts";

let app: TestApp;
let acme: AnOrganization;

beforeAll(async () => {
  app = await openApp({ budgets: { people: 5, admin_keys: 3, bulk: 1, directory: 2 } });
  acme = await anOrganization(app);
});
afterAll(() => app.close());

const path = () => `${countMembers.path.replace("{organization_id}", acme.id)}`;

test("each caller has a budget of their own, says what is left, and is refused past it with when to come again", async () => {
  const key = await anAdminKey(app, acme);
  const answers = [];
  for (let count = 0; count < 4; count += 1) answers.push(await app.send("GET", path(), { as: key }));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
  expect(answers.map(({ headers }) => headers.get("ratelimit-policy"))).toEqual(Array(4).fill('"admin_keys";q=3;w=60'));
  expect(answers.map(({ headers }) => headers.get("ratelimit")?.replace(/\d+$/, "…"))).toEqual(
    [2, 1, 0, 0].map((left) => `"admin_keys";r=${left};t=…`),
  );
  const [, , , refused] = answers;
  expect(Number(refused?.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(await refused?.json()).toMatchObject({ code: "rate_limited", detail: "You can send 3 requests a minute." });

  const person = await anAdmin(app, acme);
  expect((await app.send("GET", path(), { as: person })).headers.get("ratelimit")).toMatch(/^"people";r=4;t=\d+$/);
  expect((await app.send("GET", getMe.path, { as: person })).headers.get("ratelimit")).toMatch(/^"people";r=3;t=\d+$/);
  expect((await app.send("GET", path(), { as: { cookie: "", bearer: "no key" } })).status).toBe(401);
});

test("a directory is told so in the words of SCIM", async () => {
  const params = { organization_id: acme.id };
  const { body } = await app.call(createDirectoryToken, { params, body: { name: "Okta" } }, acme.admin);
  const ask = () => app.send("GET", "/scim/v2/Users", { headers: { authorization: `Bearer ${body.secret}` } });
  expect([(await ask()).status, (await ask()).status]).toEqual([200, 200]);
  const refused = await ask();
  expect(refused.status).toBe(429);
  expect(refused.headers.get("retry-after")).toMatch(/^\d+$/);
  expect(await refused.json()).toMatchObject({
    schemas: ["urn:ietf:params:scim:api:messages:2.0:Error"],
    status: "429",
  });
});
