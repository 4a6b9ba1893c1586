import type { Grant, HeldRole } from "@rollcall/contract/access";

type GroupGrant = Extract<Grant, { kind: "group" }>;

/** The roles that one may take away or keep by setting the direct ones: those held directly or by belonging to everybody. */
export function ownRoles(roles: readonly HeldRole[]): string[] {
  return roles.filter(({ grants }) => grants.some(isOwn)).map(({ id }) => id);
}

/** Until when the direct roles last, where they all end together; `undefined` where they do not. */
export function commonUntil(roles: readonly HeldRole[]): string | null | undefined {
  const ends = new Set(roles.flatMap(({ grants }) => grants).flatMap((grant) => directEnd(grant)));
  if (ends.size > 1) return undefined;
  return [...ends][0] ?? null;
}

/** The Groups that give a role, the one of the member first: "Firmware › Engineering". */
export function groupPath({ group, through }: GroupGrant): string {
  return [...through, group].map(({ name }) => name).join(" › ");
}

/** The first Group that gives a role. */
export function givingGroup({ grants }: HeldRole): string | undefined {
  return grants.find((grant) => grant.kind === "group")?.group.name;
}

/** Whether somebody is in the Workspace at all, other than as an Organization Admin. */
export function isListed(roles: readonly HeldRole[]): boolean {
  return roles.some(({ grants }) => grants.some(({ kind }) => kind !== "organization_admin"));
}

/** Whether any role is given to the member themselves. */
export function hasDirect(roles: readonly HeldRole[]): boolean {
  return roles.some(({ grants }) => grants.some(({ kind }) => kind === "direct"));
}

/** What somebody will hold once these roles are their direct ones, before the server has answered. */
export function withDirectRoles(
  roles: readonly HeldRole[],
  direct: readonly string[],
  until: string | null,
  nameOf: (id: string) => string,
): HeldRole[] {
  const given: Grant = { kind: "direct", source: "manual", until };
  const kept = roles.map((role) => {
    const [before, others] = [role.grants.filter(isDirect), role.grants.filter((grant) => !isOwn(grant))];
    if (!direct.includes(role.id)) return { ...role, grants: others };
    const same = before.filter((grant) => directEnd(grant)[0] === until);
    return { ...role, grants: [...(same.length > 0 ? same : [given]), ...others] };
  });
  const added = direct.filter((id) => !roles.some((role) => role.id === id));
  return [
    ...kept.filter(({ grants }) => grants.length > 0),
    ...added.map((id) => ({ id, name: nameOf(id), grants: [given] })),
  ];
}

function isDirect({ kind }: Grant): boolean {
  return kind === "direct";
}

function isOwn({ kind }: Grant): boolean {
  return kind === "direct" || kind === "default";
}

function directEnd(grant: Grant): (string | null)[] {
  return grant.kind === "direct" ? [grant.until] : [];
}
