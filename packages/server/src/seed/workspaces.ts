import type { Workspace } from "@rollcall/contract/workspaces";
import { archive, insert } from "../capabilities/workspaces/store.ts";
import { daysAfter } from "../platform/clock.ts";
import type { DomainEvent, Work } from "../platform/transact.ts";
import type { Seeded } from "./population.ts";
import { idAt, type Random } from "./random.ts";
import { insertRows } from "./rows.ts";

type Planned = {
  name: string;
  description: string;
  icon: Workspace["icon"];
  /** How many days ago it was made. */
  age: number;
  size: number;
  /** The mailbox of the one who administers it; somebody in particular where a demo login is to see one from inside. */
  led?: string;
  isArchived?: boolean;
};

const planned: readonly Planned[] = [
  {
    name: "Firmware",
    description: "Everything that runs on the instruments.",
    icon: "bolt",
    age: 700,
    size: 34,
  },
  {
    name: "Optics research",
    description: "Experiments with lenses, coatings and sensors.",
    icon: "flask",
    age: 610,
    size: 22,
  },
  { name: "Website", description: "helio.example and the shop.", icon: "globe", age: 420, size: 11, led: "mina" },
  {
    name: "Customer support",
    description: "Answers, drafts and the knowledge base.",
    icon: "book",
    age: 300,
    size: 18,
  },
  { name: "Security", description: "", icon: "shield", age: 120, size: 6 },
  {
    name: "Trade fair 2025",
    description: "The demo booth. Taken down after the fair.",
    icon: "rocket",
    age: 380,
    size: 9,
    isArchived: true,
  },
];

/** The roles of the members of a Workspace, one after the other. */
const roles = [
  ["workspace_admin"],
  ["workspace_contributor"],
  ["developer", "billing_viewer"],
  ["workspace_contributor"],
  ["code_user"],
  ["workspace_contributor", "observability_viewer"],
  ["user"],
] as const;

/** The Workspace that holds everybody, as founding an Organization makes it. */
export async function writeDefaultWorkspace({ tx, organizationId }: Work, at: Date, random: Random): Promise<void> {
  const id = idAt("workspace", at, random);
  await insert(tx, organizationId, { id, name: "Default", description: "", icon: "box", isDefault: true }, at);
}

/** Workspaces with members in every role, one of them archived; some grants end by themselves. */
export async function writeWorkspaces(
  work: Work,
  people: readonly Seeded[],
  { random, admin }: { random: Random; admin: Seeded },
): Promise<DomainEvent[]> {
  const { tx, organizationId, now } = work;
  const members = people.filter(({ status }) => status !== "removed");
  const events: DomainEvent[] = [];
  for (const [index, { age, size, led, isArchived = false, ...rest }] of planned.entries()) {
    const createdAt = daysAfter(now, -age);
    const id = idAt("workspace", createdAt, random);
    await insert(tx, organizationId, { id, ...rest, isDefault: false }, createdAt);
    const some = Array.from({ length: size }, (_, nth) => members[(nth * 7 + index * 31) % members.length]);
    const leader = led === undefined ? undefined : members.find(({ email }) => email.startsWith(`${led}@`));
    const unique = [...new Set([leader, ...some].filter((each) => each !== undefined))];
    await insertRows(
      tx,
      "workspace_members",
      unique.flatMap((member, nth) => grantsOf(work, { workspaceId: id, createdAt, admin }, member, nth)),
    );
    if (isArchived) await archive(tx, organizationId, id, daysAfter(now, -200));
    events.push({ name: "workspace.created", payload: { id, name: rest.name } });
  }
  return events;
}

type Place = { workspaceId: string; createdAt: Date; admin: Seeded };

function grantsOf(
  { organizationId, now }: Work,
  { workspaceId, createdAt, admin }: Place,
  member: Seeded,
  nth: number,
) {
  const granted_at = member.joinedAt > createdAt ? member.joinedAt : createdAt;
  return (roles[nth % roles.length] ?? roles[1]).map((role_id) => ({
    organization_id: organizationId,
    workspace_id: workspaceId,
    member_id: member.id,
    role_id,
    source: "manual",
    granted_by: admin.id,
    granted_at,
    until: nth % 6 === 5 ? daysAfter(now, 20 + nth) : null,
  }));
}
