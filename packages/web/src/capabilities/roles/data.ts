import { permits, type Scope } from "@rollcall/contract/permissions";
import { listRoles, type Role } from "@rollcall/contract/roles";
import { useQuery } from "@tanstack/react-query";
import { read } from "../../api.ts";
import { useMembership } from "../../session.ts";

/** The roles of an Organization; asked only by those who may read them. */
export function useRoles(organizationId: string, enabled: boolean) {
  return useQuery({ ...read(listRoles, { params: { organization_id: organizationId } }), enabled });
}

export type Own = {
  /** The roles of this scope that one holds. */
  roles: ReadonlySet<string>;
  permits: (permission: string) => boolean;
  /** Whether one's permissions of this scope are known: in Workspaces only an Admin's are, who may do everything. */
  isKnown: boolean;
};

/** What the reader holds at a scope. */
export function useOwn(organizationId: string, scope: Scope): Own {
  const membership = useMembership(organizationId);
  const permissions = new Set(membership?.permissions);
  const administersAll = permits(permissions, "workspaces:administer");
  if (scope === "organization") {
    return { roles: new Set(membership?.roles), permits: (each) => permissions.has(each), isKnown: true };
  }
  return { roles: new Set(), permits: () => administersAll, isKnown: administersAll };
}

export function rolesAt(roles: readonly Role[], scope: Scope): Role[] {
  return roles.filter((role) => role.scope === scope);
}
