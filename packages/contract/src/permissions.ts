/** The two scopes of roles and permissions, independent of each other (SPEC R2.1). */
export type Scope = "organization" | "workspace";

/** Every permission of the Organization, with the sentence that the panel and the documentation show (SPEC R2.5). */
export const organizationPermissions = {
  "organization:read": "See the Organization's name and settings.",
  "organization:write": "Rename the Organization and change its settings.",
  "organization:delete": "Delete the Organization.",
  "members:read": "See members, invitations and what they may do.",
  "members:invite": "Invite people, resend and revoke invitations.",
  "members:write": "Change the name and e-mail of members.",
  "members:suspend": "Suspend and reactivate members.",
  "members:remove": "Remove and restore members.",
  "members.roles:write": "Change the Organization roles of members.",
  "members.sessions:revoke": "See and end the signed-in sessions of members.",
  "members.second_factor:reset": "Take the second factor of a member away, so that they set it up anew.",
  "seats:write": "Turn product seats on and off, answer seat requests.",
  "seats:request": "Ask for a product seat.",
  "subscriptions:read": "See subscriptions, seat use and the seat ledger.",
  "invoices:read": "See invoices.",
  "payment_methods:write": "Change payment methods.",
  "usage:read": "See usage information.",
  "roles:read": "See roles and their permissions.",
  "roles:write": "Define custom roles.",
  "workspaces:create": "Create Workspaces.",
  "workspaces:administer": "Enter and administer every Workspace.",
  "groups:read": "See Groups and their members.",
  "groups:write": "Create Groups, change their members and grants.",
  "access:write": "Configure domains, single sign-on and directory sync.",
  "admin_keys:write": "Make and revoke Admin API keys, which open the Admin API to programs.",
  "audit:read": "Read the audit log.",
  "webhooks:write": "Configure webhooks, which are told every event.",
  "products:use": "Use the products that a seat opens.",
  "profile:write": "Change one's own profile.",
} as const;

/** Every permission inside one Workspace, with its sentence (SPEC R2.4). */
export const workspacePermissions = {
  "workspace:read": "Enter the Workspace.",
  "workspace:write": "Rename the Workspace and change its settings.",
  "workspace.members:read": "See the members of the Workspace and their roles.",
  "workspace.members:write": "Change the members of the Workspace and their roles.",
  "workspace.keys:write": "See and revoke every API key of the Workspace.",
  "workspace.keys:own": "Create and revoke one's own API keys.",
  "workspace.api:use": "Use the API and Studio.",
  "workspace.vibe:use": "Use Vibe.",
  "workspace.code:use": "Use Mistral Code (a seat is needed).",
  "workspace.usage:read": "See the usage of the Workspace.",
  "workspace.traces:read": "Read traces.",
} as const;

export type OrganizationPermission = keyof typeof organizationPermissions;
export type WorkspacePermission = keyof typeof workspacePermissions;
export type Permission = OrganizationPermission | WorkspacePermission;

export const allOrganizationPermissions = Object.keys(organizationPermissions) as OrganizationPermission[];
export const allWorkspacePermissions = Object.keys(workspacePermissions) as WorkspacePermission[];

/** What one has to see to do what a permission allows. A custom role that holds the one holds the other as well. */
const seenFor: Partial<Record<Permission, readonly Permission[]>> = {
  "organization:write": ["organization:read"],
  "organization:delete": ["organization:read"],
  "members:invite": ["members:read"],
  "members:write": ["members:read"],
  "members:suspend": ["members:read"],
  "members:remove": ["members:read"],
  "members.roles:write": ["members:read", "roles:read"],
  "members.sessions:revoke": ["members:read"],
  "seats:write": ["members:read", "subscriptions:read"],
  "roles:write": ["roles:read"],
  "groups:write": ["groups:read", "members:read"],
  "webhooks:write": ["audit:read"],
  "workspace.members:write": ["workspace.members:read"],
};

/** These permissions with what has to be seen for each; inside a Workspace that is the Workspace itself, too. */
export function withWhatTheyNeed(permissions: Iterable<string>): string[] {
  const all = [...permissions].flatMap((each) => [
    each,
    ...(Object.hasOwn(seenFor, each) ? (seenFor[each as Permission] ?? []) : []),
    ...(Object.hasOwn(workspacePermissions, each) ? ["workspace:read"] : []),
  ]);
  return [...new Set(all)].sort();
}

/** Whether somebody who holds `held` may do `wanted`. Server, panel and SDK all ask this one function. */
export function permits(held: Iterable<string>, wanted: Permission): boolean {
  for (const each of held) if (each === wanted) return true;
  return false;
}

const administering: readonly OrganizationPermission[] = [
  "access:write",
  "admin_keys:write",
  "members.roles:write",
  "roles:write",
];

/** Whether whoever holds `permissions` decides who may do what, and which programs: they lead to every other one. */
export function isAdministering(permissions: Iterable<string>): boolean {
  return administering.some((each) => permits(permissions, each));
}
