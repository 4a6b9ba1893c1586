import { listAuditEvents } from "@rollcall/contract/audit";
import type { TestApp } from "@rollcall/server/testing/app";
import type { Recipe } from "./asking.ts";
import type { Tenant } from "./world.ts";

const inside = (body?: unknown): Recipe => ({ ask: (_, { id }) => ({ params: { organization_id: id }, body }) });

async function firstEventOf(app: TestApp, { id, admin }: Tenant): Promise<string> {
  const query = { name: ["organization.created"] };
  const { body } = await app.call(listAuditEvents, { params: { organization_id: id }, query }, admin);
  return body.data[0]?.id ?? "";
}

/** Recipes of the audit log. */
export const recipesOfAudit: Record<string, Recipe> = {
  "audit.events.list": inside(),
  "audit.events.follow": inside(),
  "audit.events.export": inside(),
  "audit.events.get": {
    ask: async (app, tenant) => ({
      params: { organization_id: tenant.id, event_id: await firstEventOf(app, tenant) },
    }),
  },
  "audit.chain.verify": inside(),
  "audit.retention.get": inside(),
  "audit.retention.set": inside({ days: 365 }),
};
