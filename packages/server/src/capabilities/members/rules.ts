import { type MemberStatus, RESTORABLE_FOR_DAYS } from "@rollcall/contract/members";
import { ADMIN_ROLE } from "@rollcall/contract/roles";
import { daysAfter } from "../../platform/clock.ts";
import { Refusal } from "../../platform/refusal.ts";
import type { Actor, RoleBook } from "../../platform/transact.ts";
import { knownRoles, mayHandOut } from "../roles/rules.ts";

type Standing = {
  id: string;
  status: MemberStatus;
  roles: readonly string[];
  /** Organization roles that only a Group gives. */
  groupRoles: readonly string[];
};

/**
 * What every command that could end an Admin knows, read under the lock of the Organization. How many others there are is known
 * where the member is one.
 */
export type Facts = { actor: Actor; member: Standing; otherActiveAdmins: number | undefined };

/** A member who was removed is not there any more, except for being restored or allowed again. */
function isGone({ status }: Standing): boolean {
  return status === "removed";
}

function isActiveAdmin({ status, roles }: Standing): boolean {
  return status === "active" && roles.includes(ADMIN_ROLE);
}

/**
 * Whether the actor holds what a member holds in the Organization, directly or by a Group: bringing somebody back hands
 * all of it out, sending them away takes it from them (SPEC R2.6).
 */
export function mayDecideAbout(actor: Actor, { roles, groupRoles }: Pick<Standing, "roles" | "groupRoles">): boolean {
  return mayHandOut(actor, [...roles, ...groupRoles]);
}

/** Whether the change would leave the Organization without an active Admin (SPEC R2.7). */
function endsLastAdmin({ member, otherActiveAdmins }: Facts): boolean {
  return isActiveAdmin(member) && otherActiveAdmins === 0;
}

/** Decides the new Organization roles of a member: what is granted and what is taken away, both within what the actor holds. */
export function setRoles(facts: Facts, wished: readonly string[], book: RoleBook): string[] | Refusal {
  const { actor, member } = facts;
  if (isGone(member)) return new Refusal("not_found");
  const roles = knownRoles(wished, book);
  if (roles instanceof Refusal) return roles;
  const changed = [...roles, ...member.roles].filter((id) => roles.includes(id) !== member.roles.includes(id));
  if (!mayHandOut(actor, changed)) return new Refusal("above_your_own", { field: "roles" });
  if (!roles.includes(ADMIN_ROLE) && endsLastAdmin(facts)) return new Refusal("last_admin");
  return roles;
}

/** Decides a suspension. */
export function suspend(facts: Facts): Standing | Refusal {
  const { actor, member } = facts;
  if (isGone(member)) return new Refusal("not_found");
  if (!mayDecideAbout(actor, member)) return new Refusal("above_your_own");
  if (member.status === "suspended") return new Refusal("member_suspended");
  return endsLastAdmin(facts) ? new Refusal("last_admin") : member;
}

/** Decides the end of a suspension. */
export function reactivate({ actor, member }: Omit<Facts, "otherActiveAdmins">): Standing | Refusal {
  if (isGone(member)) return new Refusal("not_found");
  if (!mayDecideAbout(actor, member)) return new Refusal("above_your_own");
  return member.status === "suspended" ? member : new Refusal("member_not_suspended");
}

/** Decides a removal by somebody else (SPEC R10.1). */
export function remove(facts: Facts): Standing | Refusal {
  const { actor, member } = facts;
  if (isGone(member)) return new Refusal("not_found");
  if (!mayDecideAbout(actor, member)) return new Refusal("above_your_own");
  return endsLastAdmin(facts) ? new Refusal("last_admin") : member;
}

/** Decides whether a member can go by themselves (SPEC R10.2). */
export function leave(facts: Facts): Standing | Refusal {
  return endsLastAdmin(facts) ? new Refusal("last_admin") : facts.member;
}

export type RestoreFacts = {
  actor: Actor;
  member: Standing & { removedAt: Date | null };
  heldRoles: readonly string[];
  isMemberAgain: boolean;
  book: RoleBook;
};

/**
 * Decides whether a removed member comes back as they were; gives back their roles (SPEC R10.5). Those that were deleted
 * since are gone; who held nothing else is a Member.
 */
export function restore(facts: RestoreFacts, now: Date): string[] | Refusal {
  const { actor, member, heldRoles, isMemberAgain, book } = facts;
  if (member.status !== "removed" || member.removedAt === null) return new Refusal("member_not_removed");
  const known = heldRoles.filter((id) => book.has(id));
  const roles = known.length === 0 ? ["member"] : known;
  if (!mayDecideAbout(actor, { ...member, roles })) return new Refusal("above_your_own");
  if (isMemberAgain) return new Refusal("already_member");
  if (now > restorableUntil(member.removedAt)) return new Refusal("restore_window_passed");
  return roles;
}

/** Until when somebody who was removed then can be restored. */
export function restorableUntil(removedAt: Date): Date {
  return daysAfter(removedAt, RESTORABLE_FOR_DAYS);
}

/**
 * Whether somebody stays out of doors that open by themselves: single sign-on and domains (SPEC R10.4). Who was removed does,
 * until an Admin allows them again; who left by themselves was kept out by nobody.
 */
export function staysOut(removal: { left: boolean; allowedAgainAt: Date | null } | undefined): boolean {
  return removal !== undefined && !removal.left && removal.allowedAgainAt === null;
}

/** Only an active member can take a seat. */
export function takesSeat<M extends Standing>(member: M): M | Refusal {
  if (isGone(member)) return new Refusal("not_found");
  return member.status === "suspended" ? new Refusal("member_suspended") : member;
}

type Profile = { email: string; first_name: string; last_name: string };
export type ProfileWish = { [Key in keyof Profile]?: Profile[Key] | undefined };

/** What of the wished profile really changes; undefined when nothing does (SPEC R5.1). */
export function changeProfile(
  member: Standing & Profile & { externallyManagedBy: string | null },
  wish: ProfileWish,
): { before: Partial<Profile>; after: Partial<Profile> } | undefined | Refusal {
  if (isGone(member)) return new Refusal("not_found");
  const keys = (["email", "first_name", "last_name"] as const).filter(
    (key) => wish[key] !== undefined && wish[key] !== member[key],
  );
  if (keys.length === 0) return undefined;
  if (member.externallyManagedBy !== null) return new Refusal("externally_managed", { field: keys[0] ?? "email" });
  const picked = (from: ProfileWish) => Object.fromEntries(keys.map((key) => [key, from[key]]));
  return { before: picked(member), after: picked(wish) };
}
