import { newSecret } from "../capabilities/api-keys/secret.ts";
import { insert, setReplaced, setRevoked } from "../capabilities/api-keys/store.ts";
import { insert as insertAccount } from "../capabilities/service-accounts/store.ts";
import { daysAfter } from "../platform/clock.ts";
import type { DomainEvent, Work } from "../platform/transact.ts";
import type { Seeded } from "./population.ts";
import { idAt, type Random } from "./random.ts";

type Planned = {
  name: string;
  workspace: string;
  owner: "admin" | "member" | "account";
  /** How many days ago it was made. */
  age: number;
  /** In how many days it ends; nothing for never. */
  left?: number;
  revokedDaysAgo?: number;
  /** Another one took its place, beside which it works on. */
  isReplaced?: boolean;
  usedDaysAgo?: number;
};

const planned: readonly Planned[] = [
  { name: "Nightly build", workspace: "Firmware", owner: "account", age: 300, usedDaysAgo: 0.3 },
  { name: "Release notes", workspace: "Firmware", owner: "account", age: 85, left: 5, usedDaysAgo: 2 },
  { name: "Test bench", workspace: "Firmware", owner: "member", age: 40, left: 50, isReplaced: true, usedDaysAgo: 0.1 },
  { name: "Notebook", workspace: "Firmware", owner: "member", age: 200, left: -20, usedDaysAgo: 31 },
  { name: "Hackathon", workspace: "Firmware", owner: "member", age: 150, revokedDaysAgo: 140 },
  { name: "Usage report", workspace: "Default", owner: "admin", age: 60, left: 120, usedDaysAgo: 1 },
  { name: "Product photos", workspace: "Website", owner: "admin", age: 83, left: 6 },
  { name: "First try", workspace: "Default", owner: "admin", age: 500, revokedDaysAgo: 320, usedDaysAgo: 321 },
];

type Owners = Record<Planned["owner"], { kind: "member" | "service_account"; id: string }>;

/** API keys in every state, some of them of a Service account. Nobody is shown their secrets. */
export async function writeApiKeys(
  work: Work,
  { random, admin }: { random: Random; admin: Seeded },
): Promise<DomainEvent[]> {
  const owners: Owners = {
    admin: { kind: "member", id: admin.id },
    member: { kind: "member", id: await someContributor(work, admin) },
    account: { kind: "service_account", id: await writeAccount(work, random, admin) },
  };
  const events: DomainEvent[] = [];
  for (const key of planned) events.push(await writeKey(work, key, owners, random));
  return events;
}

async function writeAccount(work: Work, random: Random, admin: Seeded): Promise<string> {
  const at = daysAfter(work.now, -310);
  const id = idAt("serviceAccount", at, random);
  const account = { id, name: "Build server", description: "Builds and tests the firmware every night." };
  const place = { workspaceId: await workspaceCalled(work, "Firmware"), roles: ["developer"], createdBy: admin.id };
  await insertAccount(work.tx, work.organizationId, { ...account, ...place }, at);
  return id;
}

async function writeKey(work: Work, key: Planned, owners: Owners, random: Random): Promise<DomainEvent> {
  const { tx, organizationId, now } = work;
  const { name, age, left, revokedDaysAgo, isReplaced = false, usedDaysAgo } = key;
  const owner = owners[key.owner];
  const workspaceId = await workspaceCalled(work, key.workspace);
  const make = async (at: Date) => {
    const id = idAt("apiKey", at, random);
    const { hash, mask } = newSecret(organizationId);
    const expiresAt = left === undefined ? null : daysAfter(now, left);
    await insert(tx, organizationId, { id, name, workspaceId, owner, expiresAt, hash, mask, createdBy: null }, at);
    return id;
  };
  const id = await make(daysAfter(now, -age));
  if (revokedDaysAgo !== undefined) await setRevoked(tx, organizationId, id, daysAfter(now, -revokedDaysAgo));
  if (isReplaced) {
    const replacedBy = await make(daysAfter(now, -0.5));
    await setReplaced(tx, organizationId, id, { replacedBy, overlapUntil: daysAfter(now, 5), limitedTo: null });
  }
  if (usedDaysAgo !== undefined) await setUsed(work, id, daysAfter(now, -usedDaysAgo));
  const facts = { id, name, workspace_id: workspaceId, owner_id: owner.id, expires_at: null };
  return { name: "key.created", payload: facts };
}

async function setUsed({ tx, organizationId }: Work, id: string, at: Date): Promise<void> {
  await tx
    .updateTable("api_keys")
    .set({ last_used_at: at })
    .where("organization_id", "=", organizationId)
    .where("id", "=", id)
    .execute();
}

async function workspaceCalled({ tx, organizationId }: Work, name: string): Promise<string> {
  const { id } = await tx
    .selectFrom("workspaces")
    .select("id")
    .where("organization_id", "=", organizationId)
    .where("name", "=", name)
    .executeTakeFirstOrThrow();
  return id;
}

/** Somebody else of Firmware who may have keys there. */
async function someContributor(work: Work, admin: Seeded): Promise<string> {
  const { tx, organizationId } = work;
  const { member_id } = await tx
    .selectFrom("workspace_members")
    .innerJoin("members", (join) =>
      join
        .onRef("members.organization_id", "=", "workspace_members.organization_id")
        .onRef("members.id", "=", "member_id"),
    )
    .select("member_id")
    .where("workspace_members.organization_id", "=", organizationId)
    .where("workspace_id", "=", await workspaceCalled(work, "Firmware"))
    .where("role_id", "=", "workspace_contributor")
    .where("members.status", "=", "active")
    .where("member_id", "!=", admin.id)
    .orderBy("member_id")
    .executeTakeFirstOrThrow();
  return member_id;
}
