import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openApp, type TestApp } from "../../testing/app.ts";
import { type AnOrganization, aMember, anOrganization } from "../../testing/builders.ts";
import { matches, searching } from "./searching.ts";
import { noOrigin, type Reading, read } from "./transact.ts";

let app: TestApp;
let acme: AnOrganization;
beforeAll(async () => {
  app = await openApp();
  acme = await anOrganization(app);
  await aMember(app, acme, { first_name: "Zoë", last_name: "Vandermeer" });
});
afterAll(() => app?.close());

const reading = <T>(query: (each: Reading) => Promise<T>) =>
  read(app.platform, { organizationId: acme.id, actor: { kind: "operator" }, origin: noOrigin }, query);
const found = ({ db, organizationId }: Reading, q: string) =>
  db
    .selectFrom("members")
    .select("id")
    .where("organization_id", "=", organizationId)
    .where(matches("members.search_text", q));

test("a search is looked up in the index, also under row-level security", async () => {
  const plan = await reading(async (each) => {
    // Of so few members none is worth an index; what is to be seen is that row-level security lets one be used.
    await sql`set local enable_seqscan = off; set local enable_indexscan = off; set local cpu_index_tuple_cost = 1000`.execute(
      each.db,
    );
    return searching(each.db, "vandermeer", () => found(each, "vandermeer").explain());
  });
  expect(JSON.stringify(plan)).toMatch(/Index Cond:[^"]*search_text ~~/);
});

test("a search hides nobody from what is asked after it", async () => {
  const counts = await reading(async (each) => {
    const all = () => each.db.selectFrom("members").select("id").execute();
    const [some, everybody] = [await searching(each.db, "vandermeer", all), await all()];
    return [some.length, everybody.length];
  });
  expect(counts).toEqual([1, 2]);
});

test.each([
  ["two words in any order", "Vandermeer zoe", 1],
  ["two letters", "zo", 1],
  ["a percent sign", "vander%meer", 0],
  ["an underscore", "vander_eer", 0],
  ["a backslash", "vandermeer\\", 0],
])("finds by %s", async (_, q, count) => {
  expect(await reading((each) => searching(each.db, q, () => found(each, q).execute()))).toHaveLength(count);
});
