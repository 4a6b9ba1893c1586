import type { Organization } from "@rollcall/contract/organizations";
import { permits } from "@rollcall/contract/permissions";
import type { Reader } from "../../platform/database.ts";
import type { Actor, RoleBook } from "../../platform/transact.ts";
import { listVerifiedDomains } from "../domains/store.ts";
import { getOrganization } from "../organizations/store.ts";
import { readRoleBook } from "../roles/store.ts";
import { listPlans } from "../subscriptions/store.ts";
import type { OfferFacts, Plan, SingleSignOn } from "./rules.ts";

type Place = { tx: Reader; organizationId: string };

/** What decides about offers, whoever makes them. */
export type Ground = { organization: Organization; plans: Plan[]; roleBook: RoleBook; singleSignOn: SingleSignOn };

/** The ground as it is in this transaction. */
export async function readGround({ tx, organizationId }: Place): Promise<Ground> {
  const [organization, plans, roleBook] = await Promise.all([
    getOrganization(tx, organizationId),
    listPlans(tx, organizationId),
    readRoleBook(tx, organizationId),
  ]);
  return { organization, plans, roleBook, singleSignOn: await singleSignOnIn(tx, organization) };
}

/** What decides about the offer of somebody. */
export function offerFacts(actor: Actor, { plans, roleBook, singleSignOn }: Ground): OfferFacts {
  const mayWriteSeats = !("permissions" in actor) || permits(actor.permissions, "seats:write");
  return { actor, mayWriteSeats, plans, roleBook, singleSignOn };
}

/** How people join the Organization: through its identity provider while a connection is enabled (SPEC R4.2). */
export async function singleSignOnOf({ tx, organizationId }: Place): Promise<SingleSignOn> {
  return singleSignOnIn(tx, await getOrganization(tx, organizationId));
}

async function singleSignOnIn(
  db: Reader,
  { id, guests_by_invitation, single_sign_on }: Organization,
): Promise<SingleSignOn> {
  const verifiedDomains = single_sign_on ? await listVerifiedDomains(db, id) : [];
  return { isOn: single_sign_on, verifiedDomains, guestsByInvitation: guests_by_invitation };
}
