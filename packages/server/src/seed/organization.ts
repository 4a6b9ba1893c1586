import { ADMIN_ROLE } from "@rollcall/contract/roles";
import { searchColumns } from "../capabilities/members/store.ts";
import { insert as insertOrganization } from "../capabilities/organizations/store.ts";
import { insertBuiltIn } from "../capabilities/roles/store.ts";
import type { DomainEvent, Work } from "../platform/transact.ts";
import type { Product, SeatBudget, Seeded } from "./population.ts";
import { idAt, type Random } from "./random.ts";
import { countSeats, insertRows } from "./rows.ts";
import { writeDefaultWorkspace } from "./workspaces.ts";

const plans: Record<Product, string> = { api: "scale", vibe: "team", code: "team" };

/** Writes an Organization with its people in bulk: what joining one by one would have left behind. */
export async function writeOrganization(
  work: Work,
  { name, seats, people, random }: { name: string; seats: SeatBudget; people: readonly Seeded[]; random: Random },
): Promise<[DomainEvent, ...DomainEvent[]]> {
  const { tx, organizationId, now } = work;
  const foundedAt = people.at(-1)?.joinedAt ?? now;
  await insertOrganization(tx, organizationId, name, foundedAt);
  await insertBuiltIn(tx, organizationId, foundedAt);
  await writeDefaultWorkspace(work, foundedAt, random);
  await writeSubscriptions(work, seats, foundedAt, random);
  await writeMembers(work, people);
  await writeSeats(work, seats, people, random);
  const created: DomainEvent = { name: "organization.created", payload: { id: organizationId, name } };
  return [created, ...people.map(joined)];
}

/** Makes the Users of these people, but those that are there already. */
export async function writeUsers({ tx }: Pick<Work, "tx">, people: readonly Seeded[]): Promise<void> {
  const rows = people.map(({ userId, email, first_name, last_name, joinedAt }) => ({
    id: userId,
    name: `${first_name} ${last_name}`,
    first_name,
    last_name,
    email,
    email_verified: true,
    language: "en",
    created_at: joinedAt,
    updated_at: joinedAt,
  }));
  await insertRows(tx, "users", rows);
}

async function writeSubscriptions({ tx, organizationId }: Work, seats: SeatBudget, at: Date, random: Random) {
  const products = Object.entries(seats) as [Product, number][];
  const row = { organization_id: organizationId, created_at: at, updated_at: at };
  await insertRows(
    tx,
    "subscriptions",
    products.map(([product_id, count]) => ({ ...row, product_id, plan_id: plans[product_id], seats: count })),
  );
  await insertRows(
    tx,
    "seat_ledger",
    products.map(([product_id, count]) => ({
      organization_id: organizationId,
      id: idAt("ledgerEntry", at, random),
      product_id,
      change: "subscription_changed",
      actor_name: "Operator",
      seats_after: count,
      used_after: 0,
      reserved_after: 0,
      at,
    })),
  );
}

async function writeMembers({ tx, organizationId, now }: Work, people: readonly Seeded[]): Promise<void> {
  await insertRows(
    tx,
    "members",
    people.map((person) => memberRow(organizationId, person, now)),
  );
  const roles = people
    .filter(({ status }) => status !== "removed")
    .flatMap((person) => person.roles.map((role) => roleRow(organizationId, person, role)));
  await insertRows(tx, "member_roles", roles);
}

function memberRow(organizationId: string, person: Seeded, now: Date) {
  const { id, userId, email, first_name, last_name, status, source, joinedAt, lastActiveAt, endedAt } = person;
  return {
    organization_id: organizationId,
    id,
    user_id: userId,
    email,
    first_name,
    last_name,
    status,
    source,
    externally_managed_by: source === "sso" || source === "scim" ? source : null,
    joined_at: joinedAt,
    last_active_at: lastActiveAt,
    suspended_at: status === "suspended" ? endedAt : null,
    removed_at: status === "removed" ? endedAt : null,
    left_by_themselves: false,
    held_before: status === "active" ? null : { roles: status === "removed" ? person.roles : [], seats: ["vibe"] },
    ...searchColumns(person),
    updated_at: now,
  };
}

function roleRow(organizationId: string, { id, joinedAt, source }: Seeded, role_id: string) {
  return {
    organization_id: organizationId,
    member_id: id,
    role_id,
    source: source === "sso" || source === "scim" ? source : "manual",
    granted_at: joinedAt,
  };
}

async function writeSeats(
  { tx, organizationId }: Work,
  seats: SeatBudget,
  people: readonly Seeded[],
  random: Random,
): Promise<void> {
  const used: SeatBudget = { api: 0, vibe: 0, code: 0 };
  // Oldest first, so that the ledger counts up as it would have.
  const grants = [...people].reverse().flatMap((person) => person.seats.map((product) => ({ person, product })));
  const row = { organization_id: organizationId };
  await insertRows(
    tx,
    "seats",
    grants.map(({ person: { id, joinedAt }, product }) => ({
      ...row,
      id: idAt("seat", joinedAt, random),
      product_id: product,
      member_id: id,
      source: "manual",
      granted_at: joinedAt,
    })),
  );
  await countSeats(tx, organizationId);
  await insertRows(
    tx,
    "seat_ledger",
    grants.map(({ person: { id, email, joinedAt }, product }) => {
      used[product] += 1;
      const entry = {
        id: idAt("ledgerEntry", joinedAt, random),
        product_id: product,
        change: "granted",
        member_id: id,
      };
      const after = { seats_after: seats[product], used_after: used[product], reserved_after: 0 };
      return { ...row, ...entry, email, actor_name: "Ada Fontaine", ...after, at: joinedAt };
    }),
  );
}

function joined({ id, userId, email, roles, seats, source }: Seeded): DomainEvent {
  return { name: "member.joined", payload: { id, user_id: userId, email, roles, seats, source, invitation_id: null } };
}

/** Makes somebody an Admin for good: the one who signs in first. */
export function asAdmin(person: Seeded): Seeded {
  return { ...person, roles: [ADMIN_ROLE], status: "active", source: "manual", endedAt: null };
}
