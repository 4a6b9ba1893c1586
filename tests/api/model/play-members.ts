import * as contract from "@rollcall/contract/members";
import type { Operation } from "@rollcall/contract/operation";
import type { RefusalCode } from "@rollcall/contract/refusals";
import { ADMIN_ROLE } from "@rollcall/contract/roles";
import { memberOf } from "./play-workspaces.ts";
import { ask, cookieOf, firstOf, presentOf, type Scene } from "./stage.ts";
import { actsAs, freeSeats, isLastAdmin, type ModelMember, standingOf } from "./state.ts";

const RESTORABLE = contract.RESTORABLE_FOR_DAYS * 86_400_000;

export async function grantSeat(scene: Scene): Promise<void> {
  const { tenant, now } = scene;
  const { member, isGone } = memberOf(scene);
  const isFull = !member.hasSeat && freeSeats(tenant, now) < 1;
  const refusal = firstOf(
    [isGone, "not_found"],
    [member.status === "suspended", "member_suspended"],
    [isFull, "no_seats_available"],
  );
  if (await change(scene, contract.grantSeat, refusal, { product_id: "vibe" })) member.hasSeat = true;
}

export async function releaseSeat(scene: Scene): Promise<void> {
  const { member, isGone } = memberOf(scene);
  const refusal = firstOf([isGone, "not_found"]);
  if (await change(scene, contract.releaseSeat, refusal, { product_id: "vibe" })) member.hasSeat = false;
}

export async function suspend(scene: Scene): Promise<void> {
  const { member, isGone } = memberOf(scene);
  const refusal = firstOf(
    [isGone, "not_found"],
    [member.status === "suspended", "member_suspended"],
    [isLastAdmin(scene.tenant, member), "last_admin"],
  );
  if (!(await change(scene, contract.suspendMember, refusal))) return;
  const heldBefore = { roles: [], hasSeat: member.hasSeat };
  Object.assign(member, { status: "suspended", heldBefore, hasSeat: false });
}

export async function reactivate(scene: Scene): Promise<void> {
  const { member, isGone } = memberOf(scene);
  const refusal = firstOf([isGone, "not_found"], [member.status === "active", "member_not_suspended"]);
  if (await change(scene, contract.reactivateMember, refusal)) comeBack(scene, member, member.roles);
}

export async function remove(scene: Scene): Promise<void> {
  const { member } = memberOf(scene);
  if (await change(scene, contract.removeMember, firstOf(...whyNotRemove(scene)))) noteRemoval(scene, member);
}

export function whyNotRemove(scene: Scene): Parameters<typeof firstOf> {
  const { member, isGone } = memberOf(scene);
  return [
    [isGone, "not_found"],
    [isLastAdmin(scene.tenant, member), "last_admin"],
  ];
}

/** What a removal does: roles and seat go, and every key that acts for them and still works. */
export function noteRemoval({ tenant, now }: Scene, member: ModelMember): void {
  for (const key of tenant.keys)
    if (actsAs(tenant, key) === member && standingOf(key, now) === "active") key.isRevoked = true;
  const hasSeat = member.heldBefore?.hasSeat ?? member.hasSeat;
  const heldBefore = { roles: member.roles, hasSeat };
  Object.assign(member, { status: "removed", removedAt: now, heldBefore, roles: [], hasSeat: false });
}

export async function restore(scene: Scene): Promise<void> {
  const { tenant, now } = scene;
  const { member, isStray } = memberOf(scene);
  const refusal = firstOf(
    [isStray, "not_found"],
    [member.status !== "removed", "member_not_removed"],
    [presentOf(tenant, member.person) !== undefined, "already_member"],
    [now > (member.removedAt ?? 0) + RESTORABLE, "restore_window_passed"],
  );
  if (await change(scene, contract.restoreMember, refusal)) comeBack(scene, member, member.heldBefore?.roles ?? []);
}

function comeBack({ tenant, now }: Scene, member: ModelMember, roles: readonly string[]): void {
  const hasSeat = member.heldBefore?.hasSeat === true && freeSeats(tenant, now) > 0;
  Object.assign(member, { status: "active", roles, hasSeat, heldBefore: undefined, removedAt: undefined });
}

export async function setRoles(scene: Scene): Promise<void> {
  const { step, tenant } = scene;
  const { member, isGone } = memberOf(scene);
  const roles = step.organizationRoles;
  const isLast = isLastAdmin(tenant, member) && !roles.includes(ADMIN_ROLE);
  const refusal = firstOf([isGone, "not_found"], [isLast, "last_admin"]);
  if (await change(scene, contract.setMemberRoles, refusal, {}, { roles })) member.roles = roles;
}

async function change(
  scene: Scene,
  operation: Operation,
  foretold: RefusalCode | undefined,
  params: Record<string, string> = {},
  body?: unknown,
): Promise<boolean> {
  const { stage, tenant, admin } = scene;
  const sent = { params: { organization_id: tenant.id, member_id: memberOf(scene).id, ...params }, body };
  return (await ask(stage.app, operation, sent, cookieOf(scene, admin), foretold)) !== undefined;
}
