import { createDirectoryToken, listDirectoryRequests } from "@rollcall/contract/directory";
import { findBrake, writeBrake } from "@rollcall/server/capabilities/scim/brake-store";
import { findRequest } from "@rollcall/server/capabilities/scim/log-store";
import { inTransaction, organizationSetting } from "@rollcall/server/platform/transact";
import type { TestApp } from "@rollcall/server/testing/app";
import type { Recipe } from "./asking.ts";
import type { Tenant } from "./world.ts";

type Made = { tokenId: string; requestId: string };
const directories = new Map<string, Promise<Made | undefined>>();

/** A directory of the tenant that has asked for something once; made anew where the world was put back since. */
export async function directoryOf(app: TestApp, tenant: Tenant): Promise<Made> {
  const before = directories.get(tenant.id) ?? Promise.resolve(undefined);
  // One after the other, so that several who ask at once get the same one.
  const made = before.then(async (known) =>
    known !== undefined && (await isThere(app, tenant, known)) ? known : aDirectory(app, tenant),
  );
  directories.set(tenant.id, made);
  return made;
}

function isThere({ platform }: TestApp, { id }: Tenant, { requestId }: Made): Promise<boolean> {
  return inTransaction(platform, organizationSetting(id), async (tx) => {
    return (await findRequest(tx, id, requestId)) !== undefined;
  });
}

async function aDirectory(app: TestApp, { id, admin }: Tenant): Promise<Made> {
  const params = { organization_id: id };
  const { body } = await app.call(createDirectoryToken, { params, body: { name: "Okta" } }, admin);
  await app.send("GET", "/scim/v2/Users", { headers: { authorization: `Bearer ${body.secret}` } });
  const { body: log } = await app.call(listDirectoryRequests, { params, query: {} }, admin);
  return { tokenId: body.token.id, requestId: log.data[0]?.id ?? "" };
}

/** A directory that would have ended one member too many. */
function stop({ platform }: TestApp, { id }: Tenant): Promise<void> {
  return inTransaction(platform, organizationSetting(id), async (tx) => {
    await writeBrake(tx, id, { ...(await findBrake(tx, id)), stoppedAt: platform.clock() });
  });
}

const inside = (body?: unknown): Recipe => ({ ask: (_, { id }) => ({ params: { organization_id: id }, body }) });

const aboutRequest: Recipe = {
  ask: async (app, tenant) => ({
    params: { organization_id: tenant.id, request_id: (await directoryOf(app, tenant)).requestId },
  }),
};

/** Recipes of directory sync. */
export const recipesOfDirectory: Record<string, Recipe> = {
  "directory.get": inside(),
  "directory.tokens.list": inside(),
  "directory.tokens.create": inside({ name: "Entra ID" }),
  "directory.tokens.revoke": {
    ask: async (app, tenant) => ({
      params: { organization_id: tenant.id, token_id: (await directoryOf(app, tenant)).tokenId },
    }),
  },
  "directory.brake.set": inside({ percent: 10 }),
  "directory.brake.release": {
    async ask(app, tenant) {
      await stop(app, tenant);
      return { params: { organization_id: tenant.id } };
    },
  },
  "directory.requests.list": inside(),
  "directory.requests.get": aboutRequest,
  "directory.requests.preview": aboutRequest,
};
