import { permits } from "@rollcall/contract/permissions";
import type { Reader } from "../../platform/database.ts";
import type { Work } from "../../platform/transact.ts";
import { getOrganization } from "../organizations/store.ts";
import { readRoleBook } from "../roles/store.ts";
import { listPlans } from "../subscriptions/store.ts";
import type { OfferFacts, SingleSignOn } from "./rules.ts";

/** What decides about an offer, as it is in this transaction. */
export async function offerFacts(work: Work): Promise<OfferFacts> {
  const { tx, organizationId, actor } = work;
  return {
    actor,
    mayWriteSeats: actor.kind !== "member" || permits(actor.permissions, "seats:write"),
    plans: await listPlans(tx, organizationId),
    roleBook: await readRoleBook(tx, organizationId),
    singleSignOn: await singleSignOnOf(work),
  };
}

/** How the Organization signs in. Until it can configure an identity provider, single sign-on is off. */
export async function singleSignOnOf({
  tx,
  organizationId,
}: {
  tx: Reader;
  organizationId: string;
}): Promise<SingleSignOn> {
  const { guests_by_invitation } = await getOrganization(tx, organizationId);
  return { isOn: false, verifiedDomains: [], guestsByInvitation: guests_by_invitation };
}
