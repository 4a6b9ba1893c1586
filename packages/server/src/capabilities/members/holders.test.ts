import { afterAll, beforeAll, expect, test } from "vitest";
import { openApp, type TestApp } from "../../../testing/app.ts";
import { type AnOrganization, aMember, anAdmin, anOrganization } from "../../../testing/builders.ts";
import { noOrigin, read } from "../../platform/transact.ts";
import { among, holdersOf } from "./holders.ts";

let app: TestApp;
let acme: AnOrganization;

beforeAll(async () => {
  app = await openApp();
  acme = await anOrganization(app, { seats: {} });
});
afterAll(() => app.close());

test("few are looked up and many are walked to, and both find the same", async () => {
  const other = await anAdmin(app, acme);
  await aMember(app, acme);
  const scope = { organizationId: acme.id, actor: { kind: "operator" }, origin: noOrigin } as const;
  const found = (many: number) =>
    read(app.platform, scope, async ({ db, now }) => {
      const holders = holdersOf(acme.id, { workspaceId: null, roles: ["organization_admin"] }, now);
      const members = db.selectFrom("members").select("id").where("organization_id", "=", acme.id);
      return (
        await members
          .where(await among(db, holders, many))
          .orderBy("id")
          .execute()
      ).map(({ id }) => id);
    });
  expect(await found(2)).toEqual([acme.admin.memberId, other.memberId].sort());
  expect(await found(1)).toEqual(await found(2));
});
