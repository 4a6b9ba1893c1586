import { aGroup } from "@rollcall/server/testing/builders";
import type { Ask, Recipe } from "./asking.ts";
import { aSecret } from "./places.ts";
import type { Tenant } from "./world.ts";

type Params = Record<string, string>;

const asking = (params: (tenant: Tenant) => Params, body?: (tenant: Tenant) => unknown): Recipe => ({
  ask: (_, tenant): Ask => ({ params: { organization_id: tenant.id, ...params(tenant) }, body: body?.(tenant) }),
});

const toWorkspace = (body?: (tenant: Tenant) => unknown) => asking(ofWorkspace, body);
const toInsider = (body?: (tenant: Tenant) => unknown) =>
  asking((tenant) => ({ ...ofWorkspace(tenant), member_id: tenant.place.insider.memberId }), body);
const toAccount = (body?: (tenant: Tenant) => unknown) =>
  asking((tenant) => ({ ...ofWorkspace(tenant), service_account_id: tenant.place.serviceAccountId }), body);
const toKey = (body?: (tenant: Tenant) => unknown) =>
  asking((tenant) => ({ ...ofWorkspace(tenant), key_id: tenant.place.keyId }), body);
const toGroup = (body?: (tenant: Tenant) => unknown) => asking(ofGroup, body);
const toCustomRole = (body?: (tenant: Tenant) => unknown) => asking(({ roleId }) => ({ role_id: roleId }), body);
const ofOther = ({ other }: Tenant): Params => ({ member_id: other.memberId });

function ofWorkspace({ place }: Tenant): Params {
  return { workspace_id: place.workspaceId };
}

function ofGroup({ nest }: Tenant): Params {
  return { group_id: nest.groupId };
}

/** Recipes of Workspaces, what is inside them, and what opens them. */
export const recipesInside: Record<string, Recipe> = {
  "roles.create": asking(
    () => ({}),
    () => ({ scope: "organization", name: "Guide", description: "", permissions: ["members:read"] }),
  ),
  "roles.get": toCustomRole(),
  "roles.update": toCustomRole(() => ({ name: "Renamed", permissions: ["workspace:read", "workspace.usage:read"] })),
  "roles.delete": toCustomRole(),
  "workspaces.list": asking(() => ({})),
  "workspaces.create": asking(
    () => ({}),
    ({ other }) => ({
      name: "New",
      description: "",
      icon: "flask",
      members: [{ member_id: other.memberId, roles: ["developer"], until: null }],
    }),
  ),
  "workspaces.get": toWorkspace(),
  "workspaces.update": toWorkspace(({ place }) => ({
    name: `${place.name} renamed`,
    description: "",
    max_key_lifetime_days: 30,
  })),
  "workspaces.archive": toWorkspace(({ place }) => ({ confirm_name: place.name })),
  "workspace_roles.list": toWorkspace(),
  "workspace_members.list": toWorkspace(),
  "workspace_candidates.list": toWorkspace(),
  "workspace_members.add": toWorkspace(({ member }) => ({
    member_id: member.memberId,
    roles: ["developer"],
    until: null,
  })),
  "workspace_members.roles.set": toInsider(() => ({ roles: ["workspace_admin"], until: null })),
  "workspace_members.remove": toInsider(),
  "members.workspaces.list": asking(ofOther),
  "groups.list": asking(() => ({})),
  "groups.create": asking(
    () => ({}),
    ({ other }) => ({ name: "New", description: "", members: [other.memberId] }),
  ),
  "groups.get": toGroup(),
  "groups.update": toGroup(() => ({ name: "Renamed", description: "" })),
  "groups.delete": toGroup(),
  "group_members.list": toGroup(),
  "group_members.add": toGroup(({ member }) => ({ members: [member.memberId], until: null })),
  "group_members.remove": asking((tenant) => ({ ...ofGroup(tenant), ...ofOther(tenant) })),
  "group_children.add": {
    ask: async (app, { id, nest }) => ({
      params: { organization_id: id, group_id: nest.groupId, child_id: (await aGroup(app, { id })).id },
    }),
  },
  "group_children.remove": asking((tenant) => ({ ...ofGroup(tenant), child_id: tenant.nest.childId })),
  "group_grants.set": asking(
    (tenant) => ({ ...ofGroup(tenant), ...ofWorkspace(tenant) }),
    () => ({ roles: ["developer"], until: null }),
  ),
  "group_organization_roles.set": toGroup(() => ({ roles: ["billing_manager"], until: null })),
  "members.groups.list": asking(ofOther),
  "service_accounts.list": toWorkspace(),
  "service_accounts.create": toWorkspace(() => ({ name: "New", description: "", roles: ["developer"] })),
  "service_accounts.get": toAccount(),
  "service_accounts.update": toAccount(() => ({ name: "Renamed", roles: ["user"], status: "disabled" })),
  "keys.list": toWorkspace(),
  "keys.create": {
    ...toWorkspace(() => ({ name: "New", expires_at: null, service_account_id: null })),
    otherwise: { fullKey: { status: 403, because: "a key has no account whose key that could be" } },
  },
  "keys.rotate": toKey(() => ({ overlap_hours: 1 })),
  "keys.revoke": toKey(),
  "keys.verify": { ask: async (app, { id, place }) => ({ body: { key: await aSecret(app, id, place) } }) },
  "my_keys.list": asking(() => ({})),
  "members.keys.list": asking(ofOther),
  "members.remove_with_keys": asking(
    ({ place }) => ({ member_id: place.insider.memberId }),
    ({ place: { keyId, serviceAccountId } }) => ({
      hand_over: [{ key_id: keyId, to: { service_account_id: serviceAccountId }, overlap_hours: 1 }],
    }),
  ),
};
