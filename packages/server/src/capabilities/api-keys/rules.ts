import type { ApiKey, VerifiedKey } from "@rollcall/contract/api-keys";
import { permits } from "@rollcall/contract/permissions";
import { holdsAll } from "@rollcall/contract/roles";
import { daysAfter, minutesAfter } from "../../platform/clock.ts";
import { Refusal } from "../../platform/refusal.ts";
import type { RoleBook } from "../../platform/transact.ts";
import { permissionsInside } from "../access/rules.ts";
import { permissionsIn } from "../roles/rules.ts";

export const WARNED_DAYS_AHEAD = 7;

/** What decides whether a key still works by itself. */
export type Life = { revokedAt: Date | null; expiresAt: Date | null; overlapUntil: Date | null };

/** How a key stands. One whose overlap is over counts as expired. */
export function statusOf({ revokedAt, expiresAt, overlapUntil }: Life, now: Date): "active" | "expired" | "revoked" {
  if (revokedAt !== null) return "revoked";
  return [expiresAt, overlapUntil].some((end) => end !== null && end <= now) ? "expired" : "active";
}

/** How long keys may live, in days: what the Organization allows and what the Workspace allows. */
export type Limits = readonly (number | null)[];

/** Decides when a key ends: as wished, or at the limit where that is sooner or nothing was wished (SPEC R9.2). */
export function expiryOf(wished: Date | null, limits: Limits, now: Date): Date | null | Refusal {
  if (wished !== null && wished <= now) return new Refusal("until_in_the_past", { field: "expires_at" });
  return shortened(wished, limits, now);
}

// The last instant that RFC 3339 can write; a lifetime that is counted anew may reach beyond.
const LAST_INSTANT = new Date("9999-12-31T23:59:59.999Z");

function shortened(wished: Date | null, limits: Limits, now: Date): Date | null {
  const ends = limits.flatMap((days) => (days === null ? [] : [daysAfter(now, days)]));
  const all = wished === null ? ends : [...ends, wished, LAST_INSTANT];
  return all.length === 0 ? null : new Date(Math.min(...all.map((end) => end.getTime())));
}

/** When the key in the place of another ends: it lives as long as that one was given, from now on, within the limits. */
export function renewedExpiry(
  key: { createdAt: Date; expiresAt: Date | null },
  limits: Limits,
  now: Date,
): Date | null {
  const lifetime = key.expiresAt === null ? null : key.expiresAt.getTime() - key.createdAt.getTime();
  return shortened(lifetime === null ? null : new Date(now.getTime() + lifetime), limits, now);
}

/** Until when a key that is replaced works on. */
export function overlapEnd(hours: number, now: Date): Date {
  return minutesAfter(now, hours * 60);
}

type Touching = { memberId?: string; inside: ReadonlySet<string> };

/** Whether somebody may rotate or revoke a key: their own, or anybody's when they administer keys there. */
export function mayTouch<Key extends { memberId: string | null }>(actor: Touching, key: Key): Key | Refusal {
  if (key.memberId === actor.memberId || permits(actor.inside, "workspace.keys:write")) return key;
  return new Refusal("permission_missing", {
    detail: "For a key that is not your own this needs the permission workspace.keys:write.",
  });
}

/**
 * Whether somebody may be shown a secret that acts as this owner: nobody gets what they do not hold there (SPEC R2.6).
 */
export function mayActAs(inside: ReadonlySet<string>, owner: { permissions: ReadonlySet<string> }, field?: string) {
  if (holdsAll(inside, owner.permissions)) return owner;
  return new Refusal("above_your_own", field === undefined ? {} : { field });
}

/** Whether a key can be replaced: once, and while it works. */
export function replaceable<Key extends Life & { replacedBy: string | null }>(
  key: Key,
  now: Date,
  field?: string,
): Key | Refusal {
  const details = field === undefined ? {} : { field };
  if (key.revokedAt !== null) return new Refusal("key_revoked", details);
  if (key.replacedBy !== null) return new Refusal("key_replaced", details);
  return statusOf(key, now) === "active" ? key : new Refusal("key_expired", details);
}

/** Whoever owns keys in a Workspace, with what they may do there. */
export type Owner = {
  kind: "member" | "service_account";
  id: string;
  standing: "active" | "suspended" | "removed" | "disabled";
  permissions: ReadonlySet<string>;
};

/** Whether a new key can be made for this owner. */
export function ownerGoesOn(owner: Owner): Owner | Refusal {
  if (owner.standing === "suspended") return new Refusal("member_suspended");
  if (owner.standing === "disabled") return new Refusal("service_account_disabled");
  return owner.standing === "removed" ? new Refusal("not_found") : owner;
}

/** Whether a removed member's key can be handed to this owner: an active one who may own keys there (SPEC R10.1). */
export function recipient(owner: Owner | undefined, field: string): Owner | Refusal {
  const unfit = new Refusal("key_recipient_unfit", { field });
  if (owner?.standing !== "active") return unfit;
  const mayOwn =
    owner.kind === "service_account" ? owner.permissions.size > 0 : permits(owner.permissions, "workspace.keys:own");
  return mayOwn ? owner : unfit;
}

/** What decides about a key that somebody shows. */
export type Shown = Life & {
  keyId: string;
  workspaceId: string;
  archivedAt: Date | null;
  owner: { kind: Owner["kind"]; id: string; isActive: boolean };
  /** The roles of the owner, of the Organization and of this Workspace, with what each permits. */
  roles: RoleBook;
  /** What it can do at most, when it was handed over: whoever was removed may still have it. */
  limitedTo: readonly string[] | null;
};

/** What a product learns of a key that was shown to it (SPEC R9.3). */
export function verdict(organizationId: string, shown: Shown | undefined, now: Date): VerifiedKey {
  if (shown === undefined) return { valid: false, reason: "unknown" };
  const status = statusOf(shown, now);
  if (status !== "active") return { valid: false, reason: status };
  if (shown.archivedAt !== null) return { valid: false, reason: "workspace_archived" };
  const { keyId, workspaceId, owner, limitedTo } = shown;
  const held = owner.isActive ? [...permissionsOf(shown.roles)] : [];
  const permissions = held.filter((each) => limitedTo === null || limitedTo.includes(each));
  if (permissions.length === 0) return { valid: false, reason: "owner_inactive" };
  return {
    valid: true,
    key_id: keyId,
    organization_id: organizationId,
    workspace_id: workspaceId,
    owner: { kind: owner.kind, id: owner.id },
    permissions: permissions.sort(),
    expires_at: endOf(shown)?.toISOString() ?? null,
  };
}

/** Why a key that is active by itself is refused all the same; what verifying it would say. */
export function refusedBecause(shown: Shown, now: Date): ApiKey["refused_because"] {
  const learned = verdict("", shown, now);
  if (learned.valid) return null;
  return learned.reason === "workspace_archived" || learned.reason === "owner_inactive" ? learned.reason : null;
}

/** The earlier of the two ends that a key can have. */
function endOf({ expiresAt, overlapUntil }: Life): Date | null {
  if (expiresAt === null || overlapUntil === null) return expiresAt ?? overlapUntil;
  return expiresAt < overlapUntil ? expiresAt : overlapUntil;
}

/** What roles of the Organization and of one Workspace permit in that Workspace. */
export function permissionsOf(roles: RoleBook): ReadonlySet<string> {
  const ofScope = (wanted: string) => [...roles].filter(([, { scope }]) => scope === wanted).map(([roleId]) => roleId);
  const grants = ofScope("workspace").map((roleId) => ({ roleId }));
  const permissions = permissionsIn(roles, ofScope("organization"));
  return permissionsInside({ permissions, roleBook: roles }, grants, { isArchived: false });
}

/** Whether the owner is to be warned now that a key ends. */
export function isDueForWarning(key: Life & { replacedBy: string | null; warnedAt: Date | null }, now: Date): boolean {
  if (key.expiresAt === null || key.warnedAt !== null || key.replacedBy !== null) return false;
  return statusOf(key, now) === "active" && key.expiresAt <= daysAfter(now, WARNED_DAYS_AHEAD);
}
