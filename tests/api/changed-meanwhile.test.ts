import { createGroup, getGroup, updateGroup } from "@rollcall/contract/groups";
import * as members from "@rollcall/contract/members";
import type { AnyOperation } from "@rollcall/contract/operation";
import { getOrganization, updateOrganization } from "@rollcall/contract/organizations";
import { createRole, getRole, updateRole } from "@rollcall/contract/roles";
import { createServiceAccount, getServiceAccount, updateServiceAccount } from "@rollcall/contract/service-accounts";
import { createSsoConnection, getSsoConnection, updateSsoConnection } from "@rollcall/contract/sso";
import { createWebhookEndpoint, getWebhookEndpoint, updateWebhookEndpoint } from "@rollcall/contract/webhooks";
import { createWorkspace, getWorkspace, updateWorkspace } from "@rollcall/contract/workspaces";
import { type AnOrganization, aMember, anOrganization } from "@rollcall/server/testing/builders";
import { startServer, type TestServer } from "@rollcall/server/testing/server";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

let server: TestServer;
let acme: AnOrganization;

beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.close());
beforeEach(async () => {
  acme = await anOrganization(server);
});

type Params = Record<string, string>;

async function send({ method, path }: AnyOperation, params: Params, body?: unknown, ifMatch?: string) {
  const places: Params = { organization_id: acme.id, ...params };
  const response = await fetch(server.url + path.replace(/\{(\w+)\}/g, (_, name: string) => places[name] ?? ""), {
    method,
    headers: {
      cookie: acme.admin.cookie,
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...(ifMatch === undefined ? {} : { "if-match": ifMatch }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, etag: response.headers.get("etag") ?? "", body: await response.json() };
}

type Edited = {
  make(): Promise<Params>;
  get: AnyOperation;
  change: AnyOperation;
  one: unknown;
  another: unknown;
};

const made = (operation: AnyOperation, body: unknown, param: string, idOf = (answer: { id: string }) => answer.id) => ({
  make: async () => ({ [param]: idOf((await send(operation, {}, body)).body) }),
});

const edited: Record<string, Edited> = {
  "an Organization": {
    make: async () => ({}),
    get: getOrganization,
    change: updateOrganization,
    one: { name: "One" },
    another: { name: "Another" },
  },
  "a member": {
    make: async () => ({ member_id: (await aMember(server, acme)).memberId }),
    get: members.getMember,
    change: members.updateMember,
    one: { first_name: "One" },
    another: { first_name: "Another" },
  },
  "the roles of a member": {
    make: async () => ({ member_id: (await aMember(server, acme)).memberId }),
    get: members.getMember,
    change: members.setMemberRoles,
    one: { roles: ["billing_manager"] },
    another: { roles: ["billing_manager", "member"] },
  },
  "a Group": {
    ...made(createGroup, { name: "Crew" }, "group_id"),
    get: getGroup,
    change: updateGroup,
    one: { name: "One" },
    another: { name: "Another" },
  },
  "a Workspace": {
    ...made(createWorkspace, { name: "Research" }, "workspace_id"),
    get: getWorkspace,
    change: updateWorkspace,
    one: { name: "One" },
    another: { name: "Another" },
  },
  "a role": {
    ...made(createRole, { scope: "workspace", name: "Reader", permissions: ["workspace:read"] }, "role_id"),
    get: getRole,
    change: updateRole,
    one: { name: "One" },
    another: { permissions: ["workspace:read", "workspace.usage:read"] },
  },
  "a Service account": {
    async make() {
      const { body: workspace } = await send(createWorkspace, {}, { name: "Builds" });
      const params = { workspace_id: workspace.id };
      const { body: account } = await send(createServiceAccount, params, { name: "CI", roles: ["developer"] });
      return { ...params, service_account_id: account.id };
    },
    get: getServiceAccount,
    change: updateServiceAccount,
    one: { name: "One" },
    another: { status: "disabled" },
  },
  "a connection": {
    ...made(createSsoConnection, { name: "Okta", protocol: "oidc" }, "connection_id"),
    get: getSsoConnection,
    change: updateSsoConnection,
    one: { name: "One" },
    another: { name: "Another" },
  },
  "a webhook endpoint": {
    ...made(
      createWebhookEndpoint,
      { url: "https://93.184.215.14/hook" },
      "endpoint_id",
      (answer) => Object.assign({ endpoint: { id: "" } }, answer).endpoint.id,
    ),
    get: getWebhookEndpoint,
    change: updateWebhookEndpoint,
    one: { description: "One" },
    another: { description: "Another" },
  },
};

describe.each(Object.entries(edited))("%s", (_, { make, get, change, one, another }) => {
  test("changes when it is as it was read, and 412 when somebody was faster", async () => {
    const params = await make();
    const read = await send(get, params);
    expect(read.etag).toMatch(/^"[0-9a-f]{32}"$/);
    const mine = await send(change, params, one, read.etag);
    expect({ status: mine.status, isNew: mine.etag !== read.etag }).toEqual({ status: 200, isNew: true });
    expect((await send(change, params, another, read.etag)).body.code).toBe("precondition_failed");
    expect((await send(get, params)).etag).toBe(mine.etag);
    expect((await send(change, params, another, `"0", ${mine.etag}`)).status).toBe(200);
    expect((await send(change, params, one, "*")).status).toBe(200);
    expect((await send(change, params, another, `W/${mine.etag}`)).status).toBe(412);
    expect((await send(change, params, another, "nonsense")).status).toBe(412);
    expect((await send(change, params, another)).status).toBe(200);
  });
});

test("of twenty who change what they read at once, one does", async () => {
  for (const { make, get, change } of [edited["a Group"], edited["an Organization"], edited["a member"]] as Edited[]) {
    const params = await make();
    const { etag } = await send(get, params);
    const field = change === members.updateMember ? "first_name" : "name";
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => send(change, params, { [field]: `Number ${index}` }, etag)),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array<number>(19).fill(412)]);
  }
});

test("what nobody edits moves no tag", async () => {
  const { memberId } = await aMember(server, acme);
  const params = { member_id: memberId };
  const { etag } = await send(members.getMember, params);
  await send(members.grantSeat, { ...params, product_id: "vibe" });
  server.clock.advance({ days: 1 });
  expect((await send(members.getMember, params)).etag).toBe(etag);
});
