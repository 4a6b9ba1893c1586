import type { SsoGrants, SsoTestResult } from "@rollcall/contract/sso-sign-ins";
import type { DomainEvent, Work } from "../../platform/transact.ts";
import { findGroup } from "../groups/store.ts";
import { readRoleBook } from "../roles/store.ts";
import { listMapping } from "../sso/mapping-store.ts";
import { listAutomatic } from "../sso/seat-store.ts";
import type { StoredConnection } from "../sso/store.ts";
import { listProducts } from "../subscriptions/store.ts";
import { findWorkspace } from "../workspaces/store.ts";
import { gather } from "./facts.ts";
import type { Person } from "./received.ts";
import * as rules from "./rules.ts";
import { letIn } from "./signing-in.ts";

/** How much of what came is kept of a test. */
const MOST = { attributes: 100, values: 50, characters: 500 };

/**
 * What a sign-in comes to: by letting the person in, of which whoever calls lets nothing stay. A draft is tried as if it were
 * enabled.
 */
export async function tryOut(
  work: Work,
  connection: StoredConnection,
  person: Person,
  signInId: string,
): Promise<SsoTestResult> {
  const found = await gather({ ...work, db: work.tx }, connection, person);
  const facts = { ...found.facts, isEnabled: true };
  const decision = rules.decide(person, facts);
  if (typeof decision !== "string") return { ...shown(person), ...nothing, would: "refuse", reason: decision.reason };

  const entering = { connection, person, found: { ...found, facts }, decision, signInId, language: "en" } as const;
  const { events } = await letIn(work, entering);
  const access = rules.mapped(await listMapping(work.tx, work.organizationId, connection.id), person);
  const defaults = decision === "join" ? connection.defaultRoles : [];
  return {
    ...shown(person),
    would: decision,
    reason: null,
    takes_up_invitation: events.some(({ name }) => name === "invitation.accepted"),
    grants: await named(work, { ...access, roles: [...new Set([...defaults, ...access.roles])] }),
    seats: decision === "sign_in" ? [] : await seatsOf(work, events),
  };
}

const nothing = { takes_up_invitation: false, grants: { roles: [], groups: [], workspaces: [] }, seats: [] };

/** What came, as far as it is kept of a test. */
export function shown({ subject, email, first_name, last_name, groups, attributes }: Person) {
  const cut = (values: readonly string[]) => values.slice(0, MOST.values).map((text) => text.slice(0, MOST.characters));
  const pairs = Object.entries(attributes).slice(0, MOST.attributes);
  return {
    subject,
    email,
    first_name,
    last_name,
    groups: cut(groups),
    attributes: pairs.map(([name, values]) => ({ name: name.slice(0, MOST.characters), values: cut(values) })),
  };
}

async function named({ tx, organizationId }: Work, { roles, groups, workspaces }: rules.Access): Promise<SsoGrants> {
  const book = await readRoleBook(tx, organizationId);
  const grants: SsoGrants = { roles: [], groups: [], workspaces: [] };
  for (const id of roles) grants.roles.push({ id, name: book.get(id)?.name ?? id });
  for (const id of groups) grants.groups.push({ id, name: (await findGroup(tx, organizationId, id))?.name ?? id });
  for (const { workspaceId: id, roles: inside } of workspaces)
    grants.workspaces.push({ id, name: (await findWorkspace(tx, organizationId, id))?.name ?? id, roles: inside });
  return grants;
}

async function seatsOf({ tx, organizationId }: Work, events: readonly DomainEvent[]): Promise<SsoTestResult["seats"]> {
  const products = await listProducts(tx);
  const of = (name: "seat.granted" | "sso.seat_missed") =>
    events.flatMap((event) => (event.name === name ? [event.payload.product_id] : []));
  const [granted, missed] = [of("seat.granted"), of("sso.seat_missed")];
  return (await listAutomatic(tx, organizationId)).map((id) => ({
    product: { id, name: products.find((each) => each.id === id)?.name ?? id },
    outcome: granted.includes(id) ? "granted" : missed.includes(id) ? "none_left" : "held_already",
  }));
}
