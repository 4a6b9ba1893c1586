import * as contract from "@rollcall/contract/api-keys";
import { removeMemberWithKeys } from "@rollcall/contract/members";
import type { RefusalCode } from "@rollcall/contract/refusals";
import { noteRemoval, remove, whyNotRemove } from "./play-members.ts";
import { inWords, memberOf, placeOf, untilOf } from "./play-workspaces.ts";
import { ask, chosen, cookieOf, firstOf, presentOf, type Scene } from "./stage.ts";
import {
  isPresent,
  type ModelKey,
  type ModelMember,
  type ModelWorkspace,
  permissionsInside,
  standingOf,
} from "./state.ts";

const HOUR = 3_600_000;

/** Somebody makes a key of their own. */
export async function createKey(scene: Scene): Promise<void> {
  const { stage, step, tenant, now } = scene;
  const owner = chosen(tenant.members.filter(isPresent), step.who);
  const { workspace, isStray } = placeOf(scene);
  if (owner === undefined) return;
  const expiresAt = untilOf(scene);
  const made = await ask(
    stage.app,
    contract.createKey,
    {
      params: { organization_id: tenant.id, workspace_id: workspace.id },
      body: { name: "Key", expires_at: inWords(expiresAt) },
    },
    cookieOf(scene, owner),
    isStray
      ? firstOf([owner.status === "suspended", "membership_suspended"], [true, "not_found"])
      : shut(scene, owner, workspace),
  );
  if (made !== undefined)
    keep(scene, made, { workspaceId: workspace.id, memberId: owner.id, createdAt: now, expiresAt });
}

/** The owner, or an Admin, makes a new key in the place of one. */
export async function rotateKey(scene: Scene): Promise<void> {
  const { stage, step, now } = scene;
  const { key, workspace, actor, owner } = touched(scene);
  if (key === undefined || workspace === undefined || actor === undefined || owner === undefined) return;
  const overlap = step.hours ?? 0;
  const made = await ask(
    stage.app,
    contract.rotateKey,
    { params: pathOf(scene, key), body: { overlap_hours: overlap } },
    cookieOf(scene, actor),
    shut(scene, actor, workspace) ??
      firstOf(
        ...whyNotReplace(key, now),
        [owner.status === "suspended", "member_suspended"],
        [owner.status === "removed", "not_found"],
      ),
  );
  if (made !== undefined) replace(scene, key, made, { memberId: key.memberId, overlap, limitedTo: null });
}

export async function revokeKey(scene: Scene): Promise<void> {
  const { stage } = scene;
  const { key, workspace, actor } = touched(scene);
  if (key === undefined || workspace === undefined || actor === undefined) return;
  const done = await ask(
    stage.app,
    contract.revokeKey,
    { params: pathOf(scene, key) },
    cookieOf(scene, actor),
    shut(scene, actor, workspace) ?? firstOf([key.isRevoked, "key_revoked"]),
  );
  if (done !== undefined) key.isRevoked = true;
}

/** An Admin removes somebody and hands one of their keys to another. */
export async function removeHandingOver(scene: Scene): Promise<void> {
  const { stage, step, tenant, admin, now } = scene;
  const who = memberOf(scene);
  const key = chosen(
    tenant.keys.filter(({ memberId }) => memberId === who.id),
    step.inner,
  );
  if (key === undefined || who.member === admin) return remove(scene);
  const to = memberOf(scene, "to");
  const workspace = tenant.workspaces.find(({ id }) => id === key.workspaceId) as ModelWorkspace;
  const mayOwn = permissionsInside(tenant, workspace, to.member, now).has("workspace.keys:own");
  const isUnfit = to.isGone || to.member === who.member || !mayOwn;
  const overlap = step.hours ?? 0;
  const limitedTo = permissionsInside(tenant, workspace, who.member, now);
  const done = await ask(
    stage.app,
    removeMemberWithKeys,
    {
      params: { organization_id: tenant.id, member_id: who.id },
      body: { hand_over: [{ key_id: key.id, to: { member_id: to.id }, overlap_hours: overlap }] },
    },
    cookieOf(scene, admin),
    firstOf(...whyNotRemove(scene), [isUnfit, "key_recipient_unfit"], ...whyNotReplace(key, now)),
  );
  if (done === undefined) return;
  const [made] = done.new_keys;
  if (made !== undefined) replace(scene, key, made, { memberId: to.id, overlap, limitedTo });
  noteRemoval(scene, who.member);
}

/** How somebody is kept from their own keys in a Workspace. */
function shut({ tenant, now }: Scene, actor: ModelMember, workspace: ModelWorkspace): RefusalCode | undefined {
  const inside = permissionsInside(tenant, workspace, actor, now);
  return firstOf(
    [actor.status === "suspended", "membership_suspended"],
    [inside.size === 0, "not_found"],
    [!inside.has("workspace.keys:own"), "permission_missing"],
  );
}

function whyNotReplace(key: ModelKey, now: number): Parameters<typeof firstOf> {
  return [
    [key.isRevoked, "key_revoked"],
    [key.replacedBy !== null, "key_replaced"],
    [standingOf(key, now) !== "active", "key_expired"],
  ];
}

/** A key, and who does something with it: its owner while they belong, otherwise an Admin. */
function touched(scene: Scene) {
  const { step, tenant, admin } = scene;
  const key = chosen(tenant.keys, step.inner);
  const workspace = tenant.workspaces.find(({ id }) => id === key?.workspaceId);
  const owner = tenant.members.find(({ id }) => id === key?.memberId);
  const isOwn = owner !== undefined && step.isSeated && presentOf(tenant, owner.person) === owner;
  return { key, workspace, owner, actor: isOwn ? owner : admin };
}

const pathOf = ({ tenant }: Scene, { id, workspaceId }: ModelKey) => ({
  ...{ organization_id: tenant.id, workspace_id: workspaceId, key_id: id },
});

type Made = { key: { id: string }; secret: string };
type Making = Pick<ModelKey, "workspaceId" | "memberId" | "createdAt" | "expiresAt">;

function keep({ tenant }: Scene, { key, secret }: Made, making: Making): void {
  tenant.keys.push({
    id: key.id,
    secret,
    ...making,
    ...{ overlapUntil: null, replacedBy: null, limitedTo: null, isRevoked: false },
  });
}

type Replacing = Pick<ModelKey, "memberId" | "limitedTo"> & { overlap: number };

function replace(scene: Scene, key: ModelKey, made: Made, { memberId, overlap, limitedTo }: Replacing): void {
  const { now } = scene;
  const expiresAt = key.expiresAt === null ? null : now + key.expiresAt - key.createdAt;
  Object.assign(key, { replacedBy: made.key.id, overlapUntil: now + overlap * HOUR, limitedTo });
  keep(scene, made, { workspaceId: key.workspaceId, memberId, createdAt: now, expiresAt });
}
