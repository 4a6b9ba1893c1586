import { permits } from "@rollcall/contract/permissions";
import type { Reader } from "../../platform/database.ts";
import type { Work } from "../../platform/transact.ts";
import { listVerifiedDomains } from "../domains/store.ts";
import { getOrganization } from "../organizations/store.ts";
import { readRoleBook } from "../roles/store.ts";
import { listPlans } from "../subscriptions/store.ts";
import type { OfferFacts, SingleSignOn } from "./rules.ts";

/** What decides about an offer, as it is in this transaction. */
export async function offerFacts(work: Work): Promise<OfferFacts> {
  const { tx, organizationId, actor } = work;
  return {
    actor,
    mayWriteSeats: !("permissions" in actor) || permits(actor.permissions, "seats:write"),
    plans: await listPlans(tx, organizationId),
    roleBook: await readRoleBook(tx, organizationId),
    singleSignOn: await singleSignOnOf(work),
  };
}

/** How people join the Organization: through its identity provider while a connection is enabled (SPEC R4.2). */
export async function singleSignOnOf({
  tx,
  organizationId,
}: {
  tx: Reader;
  organizationId: string;
}): Promise<SingleSignOn> {
  const { guests_by_invitation, single_sign_on } = await getOrganization(tx, organizationId);
  const verifiedDomains = single_sign_on ? await listVerifiedDomains(tx, organizationId) : [];
  return { isOn: single_sign_on, verifiedDomains, guestsByInvitation: guests_by_invitation };
}
