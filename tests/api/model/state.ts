import { allWorkspacePermissions } from "@rollcall/contract/permissions";
import { ADMIN_ROLE, permissionsOf } from "@rollcall/contract/roles";

/** When something ends, in milliseconds; null for good. */
export type End = number | null;
/** Roles with until when each is given. */
export type Given = Map<string, End>;

export type ModelMember = {
  id: string;
  /** The index of the User among the people of the model. */
  person: number;
  status: "active" | "suspended" | "removed";
  roles: readonly string[];
  hasSeat: boolean;
  heldBefore?: { roles: readonly string[]; hasSeat: boolean };
  removedAt?: number;
};

export type ModelWorkspace = {
  id: string;
  name: string;
  isDefault: boolean;
  isArchived: boolean;
  /** Roles given directly, by member. */
  direct: Map<string, Given>;
};

export type ModelGroup = {
  id: string;
  isDeleted: boolean;
  members: Map<string, End>;
  children: Set<string>;
  /** What it grants, by Workspace. */
  grants: Map<string, Given>;
  organizationRoles: Given;
};

export type ModelKey = {
  id: string;
  secret: string;
  workspaceId: string;
  memberId: string;
  createdAt: number;
  expiresAt: End;
  overlapUntil: End;
  replacedBy: string | null;
  /** What its owner could do there when it was handed over to another. */
  limitedTo: ReadonlySet<string> | null;
  isRevoked: boolean;
};

export type ModelInvitation = {
  id: string;
  token: string;
  person: number;
  status: "pending" | "accepted" | "revoked";
  role: string;
  hasSeat: boolean;
  workspace: { id: string; roles: readonly string[] } | undefined;
  groupId: string | undefined;
  expiresAt: number;
  inviterId: string;
  /** Whether the inviter holds what it takes, and whether they ever did not since. */
  isInviterAdmin: boolean;
  lostOnce: boolean;
};

/** An Organization as it ought to be after what was done to it. */
export type Tenant = {
  id: string;
  seats: number;
  members: ModelMember[];
  workspaces: ModelWorkspace[];
  groups: ModelGroup[];
  keys: ModelKey[];
  invitations: ModelInvitation[];
};

export const isPresent = ({ status }: { status: ModelMember["status"] }) => status !== "removed";
export const isLive = (end: End | undefined, now: number) => end === null || (end !== undefined && end > now);
const liveRoles = (given: Given | undefined, now: number) =>
  [...(given ?? [])].filter(([, end]) => isLive(end, now)).map(([role]) => role);

/** The Groups that a member belongs to, also through Groups inside them. */
function groupsOf({ groups }: Tenant, memberId: string, now: number): ModelGroup[] {
  const inside = new Set(
    groups.filter(({ isDeleted, members }) => !isDeleted && isLive(members.get(memberId), now)).map(({ id }) => id),
  );
  for (let before = -1; before !== inside.size; ) {
    before = inside.size;
    for (const { id, isDeleted, children } of groups)
      if (!isDeleted && [...children].some((child) => inside.has(child))) inside.add(id);
  }
  return groups.filter(({ id }) => inside.has(id));
}

/** Whether the Group is the other one, or has it inside. */
export function reaches({ groups }: Tenant, outerId: string, innerId: string): boolean {
  const outer = groups.find(({ id }) => id === outerId);
  if (outerId === innerId) return true;
  return [...(outer?.children ?? [])].some((child) => reaches({ groups } as Tenant, child, innerId));
}

export function organizationRolesOf(tenant: Tenant, member: ModelMember, now: number): Set<string> {
  const byGroups = groupsOf(tenant, member.id, now).flatMap((group) => liveRoles(group.organizationRoles, now));
  return new Set([...member.roles, ...byGroups]);
}

export function isAdmin(tenant: Tenant, member: ModelMember, now: number): boolean {
  return member.status === "active" && organizationRolesOf(tenant, member, now).has(ADMIN_ROLE);
}

export function directRolesIn(workspace: ModelWorkspace, memberId: string, now: number): string[] {
  return liveRoles(workspace.direct.get(memberId), now);
}

/** The roles that somebody holds in a Workspace: the union of the grants that count. */
export function rolesIn(tenant: Tenant, workspace: ModelWorkspace, member: ModelMember, now: number): Set<string> {
  const direct = directRolesIn(workspace, member.id, now);
  const byGroups = groupsOf(tenant, member.id, now).flatMap(({ grants }) => liveRoles(grants.get(workspace.id), now));
  const byDefault = workspace.isDefault && direct.length === 0 ? ["workspace_contributor"] : [];
  return new Set([...direct, ...byGroups, ...byDefault]);
}

/** What an active member may do in a Workspace. */
export function permissionsInside(
  tenant: Tenant,
  workspace: ModelWorkspace,
  member: ModelMember,
  now: number,
): Set<string> {
  if (member.status !== "active") return new Set();
  const administers = isAdmin(tenant, member, now);
  if (workspace.isArchived)
    return new Set(administers ? ["workspace:read", "workspace.members:read", "workspace.usage:read"] : []);
  if (administers) return new Set(allWorkspacePermissions);
  return permissionsOf(rolesIn(tenant, workspace, member, now));
}

export function isLastAdmin({ members }: Tenant, member: ModelMember): boolean {
  const admins = members.filter(({ status, roles }) => status === "active" && roles.includes(ADMIN_ROLE));
  return admins.length === 1 && admins[0] === member;
}

export function freeSeats({ seats, members, invitations }: Tenant, now: number): number {
  const used = members.filter(({ hasSeat }) => hasSeat).length;
  const reserved = invitations.filter(
    ({ status, hasSeat, expiresAt }) => status === "pending" && hasSeat && expiresAt > now,
  ).length;
  return seats - used - reserved;
}

/** How a key stands by itself. */
export function standingOf(
  { isRevoked, expiresAt, overlapUntil }: ModelKey,
  now: number,
): "active" | "expired" | "revoked" {
  if (isRevoked) return "revoked";
  return isLive(expiresAt, now) && isLive(overlapUntil, now) ? "active" : "expired";
}

/** The member whose rights a key acts with: its owner, or for a key in its overlap the owner of the one in its place. */
export function actsAs({ keys, members }: Tenant, key: ModelKey): ModelMember | undefined {
  const next = keys.find(({ id }) => id === key.replacedBy) ?? key;
  return members.find(({ id }) => id === next.memberId);
}

/** What a key may do: as its owner may, and after it was handed over nothing that it could not do before. */
export function permissionsOfKey(tenant: Tenant, key: ModelKey, owner: ModelMember, now: number): string[] {
  const workspace = tenant.workspaces.find(({ id }) => id === key.workspaceId) as ModelWorkspace;
  const held = permissionsInside(tenant, workspace, owner, now);
  return [...held].filter((each) => key.limitedTo?.has(each) ?? true).sort();
}
