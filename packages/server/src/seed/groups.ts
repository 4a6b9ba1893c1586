import { give, insert, insertChild } from "../capabilities/groups/store.ts";
import { daysAfter } from "../platform/clock.ts";
import type { DomainEvent, Work } from "../platform/transact.ts";
import type { Seeded } from "./population.ts";
import { idAt, type Random } from "./random.ts";
import { insertRows } from "./rows.ts";

type Planned = {
  name: string;
  description: string;
  /** How many days ago it was made. */
  age: number;
  size: number;
  isExternallyManaged?: boolean;
  /** The Group that it is inside of; one that comes before it. */
  inside?: string;
  /** Roles by the name of the Workspace. */
  grants: Record<string, readonly string[]>;
  organizationRoles?: readonly string[];
};

const planned: readonly Planned[] = [
  {
    name: "Engineering",
    description: "Everybody who builds the instruments.",
    age: 600,
    size: 16,
    grants: { Firmware: ["developer"], "Optics research": ["workspace_contributor"] },
  },
  {
    name: "Firmware team",
    description: "The instruments from the inside.",
    age: 580,
    size: 9,
    inside: "Engineering",
    grants: { Firmware: ["code_user", "observability_viewer"] },
  },
  {
    name: "Finance",
    description: "Sees what things cost, and pays the invoices.",
    age: 400,
    size: 4,
    grants: { Website: ["billing_viewer"], Firmware: ["billing_viewer"] },
    organizationRoles: ["billing_manager"],
  },
  {
    name: "All of support",
    description: "",
    age: 200,
    size: 21,
    isExternallyManaged: true,
    grants: { "Customer support": ["user"] },
  },
];

/** Groups that grant in Workspaces: one inside another, one that gives an Organization role, one of the directory. */
export async function writeGroups(
  work: Work,
  people: readonly Seeded[],
  { random, admin }: { random: Random; admin: Seeded },
): Promise<DomainEvent[]> {
  const { tx, organizationId, now } = work;
  const members = people.filter(({ status }) => status !== "removed");
  const ids = new Map<string, string>();
  for (const [index, group] of planned.entries()) {
    const { name, description, age, size, isExternallyManaged = false, inside } = group;
    const at = daysAfter(now, -age);
    const id = idAt("group", at, random);
    ids.set(name, id);
    await insert(tx, organizationId, { id, name, description, isExternallyManaged }, at);
    const some = Array.from({ length: size }, (_, nth) => members[(nth * 11 + index * 43) % members.length]);
    await writeMembers(work, group, { id, at, grantedBy: admin.id }, [
      ...new Set(some.filter((each) => each !== undefined)),
    ]);
    await writeGrants(work, group, { id, at, grantedBy: admin.id });
    const outerId = inside === undefined ? undefined : ids.get(inside);
    if (outerId !== undefined) await insertChild(tx, organizationId, { outerId, innerId: id });
  }
  return [...ids].map(([name, id]) => ({ name: "group.created", payload: { id, name } }));
}

type Made = { id: string; at: Date; grantedBy: string };

async function writeMembers(
  { tx, organizationId, now }: Work,
  { isExternallyManaged = false }: Planned,
  { id, at, grantedBy }: Made,
  members: readonly Seeded[],
): Promise<void> {
  const source = isExternallyManaged ? "scim" : "manual";
  const entry = { organization_id: organizationId, group_id: id, source, granted_by: grantedBy };
  const rows = members.map((member, nth) => ({
    ...entry,
    member_id: member.id,
    granted_at: member.joinedAt > at ? member.joinedAt : at,
    // Some stay only for a while.
    until: !isExternallyManaged && nth % 7 === 6 ? daysAfter(now, 30) : null,
  }));
  await insertRows(tx, "group_members", rows);
}

async function writeGrants(
  { tx, organizationId }: Work,
  { grants, organizationRoles = [] }: Planned,
  { id: groupId, at, grantedBy }: Made,
): Promise<void> {
  const given = { groupId, until: null, grantedBy };
  for (const [name, roles] of Object.entries(grants)) {
    const { id } = await tx
      .selectFrom("workspaces")
      .select("id")
      .where("organization_id", "=", organizationId)
      .where("name", "=", name)
      .executeTakeFirstOrThrow();
    await give(tx, organizationId, { ...given, workspaceId: id, roles }, at);
  }
  await give(tx, organizationId, { ...given, workspaceId: null, roles: organizationRoles }, at);
}
