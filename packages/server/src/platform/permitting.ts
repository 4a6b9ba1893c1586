import type { Operation } from "@rollcall/contract/operation";
import { permits, workspacePermissions } from "@rollcall/contract/permissions";
import type * as z from "zod";
import { requireFresh } from "./freshness.ts";
import { Refusal } from "./refusal.ts";
import type { Input } from "./request-input.ts";
import type { OrganizationActor, UserActor } from "./transact.ts";

/** Whether an operation is asked of one Workspace. */
export function isInWorkspace({ access }: Operation): boolean {
  return Object.hasOwn(workspacePermissions, access);
}

/** Refuses with `permission_missing` who may not call an operation. */
export function checkPermission(actor: OrganizationActor, operation: Operation): void {
  if (!mayCall(actor, operation)) throw new Refusal("permission_missing", { detail: missing(operation, actor) });
}

function mayCall({ permissions, inside }: OrganizationActor, { access, orAccess }: Operation): boolean {
  if (access === "public" || access === "signed_in") return false;
  if (access === "member") return true;
  const wanted = orAccess === undefined ? [access] : [access, orAccess];
  return wanted.some((each) => permits(permissions, each) || permits(inside, each));
}

function missing({ access, orAccess }: Operation, { kind }: OrganizationActor): string {
  const wanted = orAccess === undefined ? access : `${access} or ${orAccess}`;
  return `This needs the permission ${wanted}, which ${kind === "member" ? "none of your roles gives" : "this key does not have"}.`;
}

/** What weighs most asks for a sign-in of the last minutes; asking what a change would do does not. */
export function checkFresh<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  operation: Operation<P, Q, B>,
  { query, body }: Input<P, Q, B>,
  actor: UserActor | OrganizationActor,
  now: Date,
): void {
  const isPreview = typeof query === "object" && query !== null && "preview" in query && query.preview === true;
  const isKeyLetIn = actor.kind === "admin_key" && operation.adminKeys === "always";
  if (!isPreview && !isKeyLetIn && operation.asksFresh(body)) requireFresh(actor, now);
}
