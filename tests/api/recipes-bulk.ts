import { createBulkJob } from "@rollcall/contract/bulk";
import type { TestApp } from "@rollcall/server/testing/app";
import type { AMember } from "@rollcall/server/testing/builders";
import type { Recipe } from "./asking.ts";
import { aNewAddress, type Tenant } from "./world.ts";

const inside = (body?: unknown): Recipe => ({ ask: (_, { id }) => ({ params: { organization_id: id }, body }) });
const toJob: Recipe = {
  ask: (_, { id, bulkJobId }) => ({ params: { organization_id: id, bulk_job_id: bulkJobId } }),
};
const mayOnlyRead = {
  poorKey: { status: 403, because: "who may not do it to one member may not do it to many" },
} as const;

const grantsApiTo = ({ memberId }: AMember) => ({
  selection: { members: [memberId] },
  action: { type: "seat.grant" as const, product_id: "api" },
});

/** Recipes of bulk changes. */
export const recipesOfBulk: Record<string, Recipe> = {
  "bulk.create": {
    ask: (_, { id, other }: Tenant) => ({ params: { organization_id: id }, body: grantsApiTo(other) }),
    otherwise: mayOnlyRead,
  },
  "bulk.list": inside(),
  "invitations.import": {
    ask: (_, { id }) => ({
      params: { organization_id: id },
      body: { csv: `email,roles\n${aNewAddress()},Member\n`, roles: ["member"], note: "Welcome", language: "en" },
    }),
  },
  "invitations.template": inside(),
  "bulk.get": toJob,
  "bulk.confirm": { ...toJob, otherwise: mayOnlyRead },
  "bulk.cancel": { ...toJob, otherwise: mayOnlyRead },
  "bulk.items.list": toJob,
  "bulk.result": toJob,
};

/** A bulk change that waits to be confirmed. */
export async function aBulkJob(
  app: TestApp,
  { id, admin, other }: Pick<Tenant, "id" | "admin" | "other">,
): Promise<string> {
  const asked = { params: { organization_id: id }, body: grantsApiTo(other) };
  const { body } = await app.call(createBulkJob, asked, admin);
  if (body.state !== "ready") throw new Error(`the bulk change is not ready: ${JSON.stringify(body)}`);
  return body.id;
}
