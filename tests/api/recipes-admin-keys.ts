import type { Recipe } from "./asking.ts";
import type { Tenant } from "./world.ts";

const toOrganization = (body?: unknown): Recipe => ({
  ask: (_, { id }) => ({ params: { organization_id: id }, body }),
});
const toKey = (body?: unknown): Recipe => ({
  ask: (_, { id, adminKeyId }: Tenant) => ({ params: { organization_id: id, admin_key_id: adminKeyId }, body }),
});

/** Recipes of Admin API keys. */
export const recipesOfAdminKeys: Record<string, Recipe> = {
  "admin_keys.list": toOrganization(),
  "admin_keys.get": toKey(),
  "admin_keys.create": toOrganization({ name: "New", permissions: ["members:read"], expires_at: null }),
  "admin_keys.rotate": toKey({ overlap_hours: 1 }),
  "admin_keys.revoke": toKey(),
};
