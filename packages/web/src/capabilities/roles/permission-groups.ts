import { organizationPermissions, type Scope, workspacePermissions } from "@rollcall/contract/permissions";
import { normalized } from "@rollcall/contract/text";
import type { Translate } from "../../texts/use-text.ts";

export type PermissionRow = { id: string; sentence: string };
export type PermissionGroup = { title: string; permissions: PermissionRow[] };

/** What people look for together stands together; the part before the `:` decides. */
function sections(t: Translate): [title: string, resources: string[]][] {
  return [
    [t("Organization"), ["organization"]],
    [t("Members"), ["members", "members.roles", "members.sessions", "members.second_factor"]],
    [t("Seats and subscriptions"), ["seats", "subscriptions"]],
    [t("Billing"), ["invoices", "payment_methods", "usage"]],
    [t("Roles"), ["roles"]],
    [t("Workspaces and Groups"), ["workspaces", "groups"]],
    [t("Access, audit and Developers"), ["access", "audit", "admin_keys", "webhooks"]],
    [t("Products and own profile"), ["products", "profile"]],
    [t("Workspace"), ["workspace", "workspace.members"]],
    [t("API keys"), ["workspace.keys"]],
    [t("Products"), ["workspace.api", "workspace.vibe", "workspace.code"]],
    [t("Usage and traces"), ["workspace.usage", "workspace.traces"]],
  ];
}

/** The catalogue of one scope in groups, with only what a search finds; a permission of no group stands alone. */
export function permissionGroups(scope: Scope, t: Translate, search = ""): PermissionGroup[] {
  const catalogue: Record<string, string> = scope === "organization" ? organizationPermissions : workspacePermissions;
  const named = sections(t);
  const groups = new Map<string, PermissionRow[]>(named.map(([title]) => [title, []]));
  for (const [id, english] of Object.entries(catalogue)) {
    const sentence = t(english);
    const resource = id.split(":")[0] ?? id;
    const title = named.find(([, resources]) => resources.includes(resource))?.[0] ?? resource;
    if (matches(`${title} ${id} ${sentence}`, search))
      groups.set(title, [...(groups.get(title) ?? []), { id, sentence }]);
  }
  return [...groups]
    .map(([title, permissions]) => ({ title, permissions }))
    .filter(({ permissions }) => permissions.length > 0);
}

function matches(text: string, search: string): boolean {
  const words = normalized(search).split(" ");
  return words.every((word) => normalized(text).includes(word));
}
