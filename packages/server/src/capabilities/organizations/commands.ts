import type { Organization, OrganizationChanges } from "@rollcall/contract/organizations";
import { granted } from "../../platform/refusal.ts";
import { type Change, unchanged, type Work } from "../../platform/transact.ts";
import * as rules from "./rules.ts";
import * as store from "./store.ts";

/** Makes the Organization of this transaction. Its roles and first Admin are made by who calls this. */
export async function createOrganization(work: Work, name: string): Promise<Change<Organization>> {
  await store.insert(work.tx, work.organizationId, name, work.now);
  const organization = await store.getOrganization(work.tx, work.organizationId);
  return { answer: organization, events: [{ name: "organization.created", payload: { id: organization.id, name } }] };
}

export async function updateOrganization(work: Work, wish: OrganizationChanges): Promise<Change<Organization>> {
  const { tx, organizationId, now } = work;
  const organization = await store.holdOrganization(tx, organizationId);
  const difference = rules.difference(organization, wish);
  if (difference === undefined) return unchanged(organization);

  const updated = await store.update(tx, organizationId, difference.after, now);
  return {
    answer: updated,
    events: [{ name: "organization.updated", payload: { id: organizationId, ...difference } }],
  };
}

/** Deletes the Organization with everything in it. What happened stays in the audit log. */
export async function deleteOrganization(work: Work, typedName: string): Promise<Change<undefined>> {
  const { tx, organizationId } = work;
  const { name } = granted(rules.confirmDeletion(await store.holdOrganization(tx, organizationId), typedName));

  await store.remove(tx, organizationId);
  return { answer: undefined, events: [{ name: "organization.deleted", payload: { id: organizationId, name } }] };
}
