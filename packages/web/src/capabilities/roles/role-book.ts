import { permits, type Scope } from "@rollcall/contract/permissions";
import { builtInRoles, listWorkspaceRoles, type Role } from "@rollcall/contract/roles";
import { getWorkspace } from "@rollcall/contract/workspaces";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useMemo } from "react";
import { read } from "../../api.ts";
import { useOrganizationId, usePermits } from "../../session.ts";
import { type Translate, useText } from "../../texts/use-text.ts";
import { rolesAt, useRoles } from "./data.ts";

export type RoleBook = {
  /** The name of a role as people read it. */
  nameOf: (id: string) => string;
  /** The names of somebody's roles, most trusted first. */
  namesOf: (ids: readonly string[]) => string[];
  /** The roles of a scope, most trusted first, then custom ones. */
  at: (scope: Scope) => readonly Role[];
};

/** The roles of the Organization by id, custom ones too; the built-in ones alone for whom may not read roles. */
export function useRoleBook(): RoleBook {
  const t = useText();
  const may = usePermits();
  const organizationId = useOrganizationId() ?? "";
  const mayRead = organizationId !== "" && may("roles:read");
  const { data } = useRoles(organizationId, mayRead);
  const inside = useRolesInside(!mayRead);
  const roles = data?.data ?? inside ?? builtIn;
  return useMemo(() => roleBook(roles, t), [roles, t]);
}

/** For whom may not read roles: those that they may give in the Workspace of the address, beside the built-in ones. */
function useRolesInside(enabled: boolean): readonly Role[] | undefined {
  const { organizationId, workspaceId } = useParams({ strict: false });
  const params = { organization_id: organizationId ?? "", workspace_id: workspaceId ?? "" };
  const isInside = enabled && workspaceId !== undefined;
  const workspace = useQuery({ ...read(getWorkspace, { params }), enabled: isInside });
  const mayGive = permits(workspace.data?.permissions ?? [], "workspace.members:write");
  const { data } = useQuery({ ...read(listWorkspaceRoles, { params }), enabled: isInside && mayGive });
  return useMemo(() => data && [...rolesAt(builtIn, "organization"), ...data.data], [data]);
}

/** The book of these roles. */
export function roleBook(roles: readonly Role[], t: Translate): RoleBook {
  const order = roles.map(({ id }) => id);
  const place = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length);
  const byId = new Map(roles.map((role) => [role.id, role]));
  // Names of custom roles are the Organization's own words.
  const nameOf = (id: string) => {
    const role = byId.get(id);
    return role === undefined ? id : role.built_in ? t(role.name) : role.name;
  };
  return {
    nameOf,
    namesOf: (ids) => ids.toSorted((one, other) => place(one) - place(other)).map(nameOf),
    at: (scope) => rolesAt(roles, scope),
  };
}

const builtIn: readonly Role[] = Object.entries(builtInRoles).map(([id, role]) => ({
  id,
  ...role,
  permissions: [...role.permissions],
  built_in: true,
  member_count: null,
}));
