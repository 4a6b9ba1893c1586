import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openApp, type TestApp } from "../../testing/app.ts";
import { type AnOrganization, anOrganization } from "../../testing/builders.ts";
import { insertRows } from "./inserting.ts";
import { askedTogether } from "./pipeline.ts";
import { Refusal } from "./refusal.ts";
import { inTransaction, noOrigin, organizationSetting, transact, type Work } from "./transact.ts";

let app: TestApp;
let acme: AnOrganization;

beforeAll(async () => {
  app = await openApp();
  acme = await anOrganization(app);
});
afterAll(() => app?.close());

const renamed = { name: "organization.updated", payload: { id: "", before: {}, after: {} } } as const;
const scope = () => ({ organizationId: acme.id, actor: { kind: "operator" }, origin: noOrigin }) as const;
const rename = ({ tx, organizationId }: Work, name: string) =>
  sql`update organizations set name = ${name} where organization_id = ${organizationId}`.execute(tx);

async function nameNow(): Promise<string | undefined> {
  const { rows } = await inTransaction(app.platform, organizationSetting(acme.id), (tx) =>
    sql<{ name: string }>`select name from organizations where organization_id = ${acme.id}`.execute(tx),
  );
  return rows[0]?.name;
}

test("of what was asked together, the first refusal counts, though another is known before it", async () => {
  const gate = Promise.withResolvers<void>();
  const late = gate.promise.then(() => Promise.reject(new Refusal("not_found")));
  const early = Promise.reject(new Refusal("last_admin")).finally(gate.resolve);
  await expect(askedTogether(late, early)).rejects.toMatchObject({ code: "not_found" });
});

test("a change is undone, and not answered, when what it announces cannot be written", async () => {
  const before = await nameNow();
  const failing = () => sql`select 1 / 0`;
  const platform = { ...app.platform, followers: [failing] };
  const change = transact(platform, scope(), async (work) => {
    await rename(work, "Never");
    return { answer: "done", events: [renamed] };
  });
  await expect(change).rejects.toMatchObject({ code: "22012" });
  expect(await nameNow()).toBe(before);
});

test("what is asked once the transaction is over is not asked any more", async () => {
  const before = await nameNow();
  const over = Promise.withResolvers<void>();
  let late: Promise<unknown> | undefined;
  const change = transact(app.platform, scope(), async (work) => {
    late = over.promise.then(() => rename(work, "Too late"));
    throw new Refusal("not_found");
  });
  await expect(change).rejects.toMatchObject({ code: "not_found" });
  over.resolve();
  await expect(late).rejects.toThrow("the transaction is over");
  expect(await nameNow()).toBe(before);
});

test("rows are written with the types of their columns", async () => {
  const made = {
    organization_id: acme.id,
    name: `"'\\ {} é\n`,
    scope: "workspace",
    description: "",
    built_in: false,
  } as const;
  const rows = ["rol_one", "rol_two"].map((id) => ({
    ...made,
    id,
    name: `${made.name} ${id}`,
    permissions: [id, "a,b"],
  }));
  const [first, ...others] = rows.map((row) => ({ ...row, created_at: new Date("2026-01-02T03:04:05.678Z") }));
  if (first === undefined) throw new Error("there are two");
  const written = await inTransaction(app.platform, organizationSetting(acme.id), (tx) =>
    insertRows(tx, "roles", [first, ...others])
      .returningAll()
      .execute(),
  );
  expect(written).toMatchObject([first, ...others]);
});
