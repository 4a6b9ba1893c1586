import { listMembers } from "@rollcall/contract/members";
import * as contract from "@rollcall/contract/organizations";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openApp, type TestApp } from "../../../testing/app.ts";
import { type AnOrganization, aMember, anOrganization } from "../../../testing/builders.ts";

let app: TestApp;
let acme: AnOrganization;

beforeAll(async () => {
  app = await openApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  acme = await anOrganization(app);
});

const own = () => ({ organization_id: acme.id });
const change = (body: contract.OrganizationChanges) =>
  app.call(contract.updateOrganization, { params: own(), body }, acme.admin);

describe("GET and PATCH /v1/organizations/{organization_id}", () => {
  test("200 for every member, who see a change at once", async () => {
    const member = await aMember(app, acme);
    expect((await change({ name: " Acme Labs ", invitation_valid_days: 30 })).body).toMatchObject({
      id: acme.id,
      name: "Acme Labs",
      invitation_valid_days: 30,
    });
    const { status, body } = await app.call(contract.getOrganization, { params: own() }, member);
    expect([status, body.name]).toEqual([200, "Acme Labs"]);
  });

  test.each([
    [{ name: "" }, "name"],
    [{ name: "x".repeat(121) }, "name"],
    [{ name: "a\u202eb" }, "name"],
    [{ invitation_valid_days: 0 }, "invitation_valid_days"],
    [{ invitation_valid_days: 31 }, "invitation_valid_days"],
    [{ invitation_valid_days: 1.5 }, "invitation_valid_days"],
    [{ id: "org_1" }, "id"],
  ])("400 for %j changes nothing", async (body, field) => {
    const answer = await change(body as contract.OrganizationChanges);
    expect([answer.status, answer.body.field]).toEqual([400, field]);
    expect((await app.call(contract.getOrganization, { params: own() }, acme.admin)).body.name).toBe("Acme");
  });

  test("403 for a Member, 404 for others", async () => {
    const member = await aMember(app, acme);
    const other = await anOrganization(app);
    for (const [who, expected] of [
      [member, 403],
      [other.admin, 404],
    ] as const) {
      const { status } = await app.call(contract.updateOrganization, { params: own(), body: { name: "Mine" } }, who);
      expect(status).toBe(expected);
    }
  });
});

describe("DELETE /v1/organizations/{organization_id}", () => {
  const remove = (confirm_name: string) =>
    app.call(contract.deleteOrganization, { params: own(), body: { confirm_name } }, acme.admin);

  test("400 without its name typed", async () => {
    const { status, body } = await remove("acme");
    expect([status, body.code, body.field]).toEqual([400, "confirmation_mismatch", "confirm_name"]);
  });

  test("204 ends it for everybody; what happened stays", async () => {
    await aMember(app, acme);
    expect((await remove("Acme")).status).toBe(204);
    expect((await app.call(listMembers, { params: own() }, acme.admin)).status).toBe(404);
    const events = await app.eventsOf(acme.id);
    expect(events.at(-1)).toMatchObject({ name: "organization.deleted", actor_name: "Ada Admin" });
  });
});
