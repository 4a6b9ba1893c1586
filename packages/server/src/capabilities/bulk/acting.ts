import { type BulkAction, givesAdmin } from "@rollcall/contract/bulk";
import { operationOf } from "@rollcall/contract/bulk-actions";
import { createInvitations } from "@rollcall/contract/invitations";
import { ADMIN_ROLE } from "@rollcall/contract/roles";
import { freshUntil } from "../../platform/freshness.ts";
import { checkPermission } from "../../platform/permitting.ts";
import { Refusal } from "../../platform/refusal.ts";
import type { OrganizationActor, Work } from "../../platform/transact.ts";
import { enterOrganization, enterWorkspace } from "../access/entering.ts";
import { enterAsKey } from "../admin-keys/entering.ts";
import { findGifts, findGroup } from "../groups/store.ts";
import { hasAdmins } from "./item-store.ts";
import type { ActsAs, Doing, StoredJob } from "./store.ts";

type Acting = Work & { actor: OrganizationActor };

/** Who asks for a bulk change, so that it can work by their rights later. */
export function actsAs({ actor, origin, now }: Acting): ActsAs {
  const { ipAddress, userAgent } = origin;
  const asked = { askedAt: now.toISOString(), ipAddress, userAgent };
  if (actor.kind === "admin_key") {
    const { kind, keyId, responsibleId } = actor;
    return { by: { kind, keyId, responsibleId }, ...asked };
  }
  const { kind, userId, memberId, sessionId, proof } = actor;
  return { by: { kind, userId, memberId, sessionId, provenAt: proof.at.toISOString() }, ...asked };
}

/** The member whose rights they are in the end. */
export function memberOf({ by }: ActsAs): string {
  return by.kind === "member" ? by.memberId : by.responsibleId;
}

/**
 * Who asked for it with what they may do now; throws the refusal where they may not even enter. A sign-in that was fresh when
 * they asked counts as fresh for all of it, however long it takes; asking what it would do asks for none.
 */
export async function actorOf(
  { tx, organizationId, now }: Pick<Work, "tx" | "organizationId" | "now">,
  { state, actsAs: { by, askedAt } }: Pick<StoredJob, "state" | "actsAs">,
): Promise<OrganizationActor> {
  if (by.kind === "admin_key") return enterAsKey(tx, organizationId, by.keyId, now);
  const provenAt = new Date(by.provenAt);
  const isFresh = state === "previewing" || freshUntil(provenAt) > new Date(askedAt);
  const proof = { at: isFresh ? now : provenAt, secondFactor: null };
  const { userId, sessionId } = by;
  return enterOrganization(tx, { userId, sessionId, proof }, organizationId, now);
}

/** Refuses who may not do to one member, or to one person, what is to be done to many. */
export async function checkMay(
  work: Pick<Work, "tx" | "organizationId" | "now">,
  actor: OrganizationActor,
  doing: Doing,
) {
  if (doing.type === "invite") return checkPermission(actor, createInvitations);
  checkPermission({ ...actor, inside: await insideOf(work, actor, doing) }, operationOf(doing.type));
  if ("group_id" in doing && (await findGroup(work.tx, work.organizationId, doing.group_id)) === undefined)
    throw new Refusal("not_found", { field: "action.group_id", detail: "There is no such Group." });
}

/**
 * Whether it may make somebody Admin, by what it asks for, by whom it brings back, or by what a Group gives; then whoever
 * confirms it is asked for a fresh sign-in once, rather than refused with every item.
 */
export async function makesAdmin(
  { tx, organizationId, actor, now }: Acting,
  { id, action }: Pick<StoredJob, "id" | "action">,
): Promise<boolean> {
  if (action.type === "invite") return action.givesAdmin;
  if (givesAdmin(action)) return true;
  // A key can prove nothing: it does the rest, and each Admin is refused alone.
  if (actor.kind === "admin_key") return false;
  if (action.type === "reactivate") return hasAdmins(tx, organizationId, id);
  if (action.type !== "group.add" && action.type !== "group.remove") return false;
  const gifts = await findGifts(tx, organizationId, action.group_id, now);
  return gifts.some(({ workspaceId, roles }) => workspaceId === null && roles.includes(ADMIN_ROLE));
}

async function insideOf(
  { tx, organizationId, now }: Pick<Work, "tx" | "organizationId" | "now">,
  actor: OrganizationActor,
  action: BulkAction,
): Promise<ReadonlySet<string>> {
  if (!("workspace_id" in action)) return actor.inside;
  try {
    return await enterWorkspace(tx, actor, organizationId, action.workspace_id, now);
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== "not_found") throw error;
    throw new Refusal("not_found", { field: "action.workspace_id", detail: "There is no such Workspace." });
  }
}
