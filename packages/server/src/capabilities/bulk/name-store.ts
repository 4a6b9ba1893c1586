import { permits } from "@rollcall/contract/permissions";
import { type Expression, type SqlBool, sql } from "kysely";
import { ownMemberId } from "../../platform/acting.ts";
import type { OrganizationActor, Work } from "../../platform/transact.ts";
import { administersAll } from "../access/rules.ts";
import { enteredBy } from "../access/store.ts";
import { selectGroups } from "../groups/store.ts";
import { listProducts } from "../subscriptions/store.ts";
import { selectWorkspaces } from "../workspaces/store.ts";
import type { Catalogue, Thing } from "./catalogue.ts";

type Acting = Work & { actor: OrganizationActor };

/** What the lines of a file can name: nothing that whoever sends it may not see. */
export async function readCatalogue(work: Acting): Promise<Catalogue> {
  const { tx, actor } = work;
  const rolesOf = (scope: "organization" | "workspace") =>
    [...actor.roleBook].flatMap(([id, role]) => (role.scope === scope ? [{ id, name: role.name }] : []));
  return {
    roles: rolesOf("organization"),
    workspaceRoles: rolesOf("workspace"),
    seats: await listProducts(tx),
    workspaces: await listWorkspaces(work),
    groups: await listGroups(work),
  };
}

async function listWorkspaces({ tx, organizationId, actor, now }: Acting): Promise<Thing[]> {
  const isSeen: Expression<SqlBool> = administersAll(actor)
    ? sql`true`
    : sql`workspaces.id in ${enteredBy(organizationId, ownMemberId(actor) ?? "", now)}`;
  return selectWorkspaces(tx, organizationId).where("workspaces.archived_at", "is", null).where(isSeen).execute();
}

async function listGroups({ tx, organizationId, actor }: Acting): Promise<Thing[]> {
  return permits(actor.permissions, "groups:read") ? selectGroups(tx, organizationId).execute() : [];
}
