import type { Scope } from "@rollcall/contract/permissions";
import { builtInRoles, type Role } from "@rollcall/contract/roles";
import { useMemo } from "react";
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
  const { data } = useRoles(organizationId, organizationId !== "" && may("roles:read"));
  const roles = data?.data ?? builtIn;
  return useMemo(() => roleBook(roles, t), [roles, t]);
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
