import { permits } from "@rollcall/contract/permissions";
import type { SsoDomain } from "@rollcall/contract/sso-access";
import { granted, Refusal } from "../../platform/refusal.ts";
import {
  type Change,
  type DomainEvent,
  type MemberActor,
  type OrganizationActor,
  Preview,
  unchanged,
  type Work,
} from "../../platform/transact.ts";
import { domainOfEmail } from "../domains/names.ts";
import { listPlans, listProducts } from "../subscriptions/store.ts";
import { listNamed } from "./break-glass-store.ts";
import { countMembersIn, findServed, type ServedDomain, setServed } from "./domain-store.ts";
import { presentDomain } from "./presenting.ts";
import * as rules from "./rules.ts";
import { listAutomatic, setAutomatic } from "./seat-store.ts";
import { holdConnection } from "./store.ts";

type Wish = { connection_id: string | null; enforced: boolean };
export type DomainAnswer = {
  applied: boolean;
  domain: SsoDomain;
  members: number;
  never_signed_in: number;
  includes_you: boolean;
};

/** Decides by which connection the people of a domain sign in, and whether they have to; or only says whom it would touch. */
export async function setDomain(
  work: Work & { actor: MemberActor },
  domainId: string,
  wish: Wish,
  { isPreview }: { isPreview: boolean },
): Promise<Change<DomainAnswer>> {
  const { tx, organizationId, now } = work;
  const connection =
    wish.connection_id === null ? undefined : await holdConnection(tx, organizationId, wish.connection_id);
  const served = await findServed(tx, organizationId, domainId);
  if (served === undefined) throw new Refusal("not_found");
  const facts = {
    status: served.status,
    wasEnforced: served.enforcedSince !== null,
    connectionStatus: connection?.status,
    standbys: await listNamed(tx, organizationId),
  };
  const { connectionId, enforced } = granted(
    rules.decideDomain({ connectionId: wish.connection_id, enforced: wish.enforced }, facts, now),
  );

  const enforcedSince = enforced ? (served.enforcedSince ?? now) : null;
  const changed = { ...served, connectionId, enforcedSince };
  const answer = await answerFor(work, changed, !isPreview);
  if (isPreview) throw new Preview(answer);
  const [before, after] = [outline(served), outline(changed)];
  if (JSON.stringify(before) === JSON.stringify(after)) return unchanged(answer);
  await setServed(tx, organizationId, changed);
  const payload = { id: domainId, domain: served.domain, before, after };
  return { answer, events: [{ name: "sso.domain_changed", payload }] };
}

function outline({ connectionId, enforcedSince }: ServedDomain) {
  return { connection_id: connectionId, enforced: enforcedSince !== null };
}

async function answerFor(
  { tx, organizationId, actor }: Work & { actor: MemberActor },
  domain: ServedDomain,
  applied: boolean,
): Promise<DomainAnswer> {
  const { members, neverSignedIn } = await countMembersIn(tx, organizationId, domain.domain);
  return {
    applied,
    domain: presentDomain(domain),
    members,
    never_signed_in: neverSignedIn,
    includes_you: domainOfEmail(actor.email) === domain.domain,
  };
}

/** Decides of which Products somebody who first signs in gets a free seat (SPEC R6.4). */
export async function setAutomaticSeats(
  work: Work & { actor: OrganizationActor },
  wished: readonly string[],
): Promise<Change<{ product_ids: string[] }>> {
  const { tx, organizationId, actor } = work;
  if (!permits(actor.permissions, "seats:write")) throw new Refusal("above_your_own", { field: "product_ids" });
  const known = (await listProducts(tx)).map(({ id }) => id);
  const plans = await listPlans(tx, organizationId);
  const subscribed = plans.filter(({ isSubscribed }) => isSubscribed).map(({ productId }) => productId);
  for (const [index, id] of wished.entries()) {
    const field = `product_ids.${index}`;
    if (!known.includes(id)) throw new Refusal("product_unknown", { field });
    if (!subscribed.includes(id)) throw new Refusal("no_subscription", { field });
  }
  const [before, after] = [await listAutomatic(tx, organizationId), [...new Set(wished)].sort()];
  if (JSON.stringify(before) === JSON.stringify(after)) return unchanged({ product_ids: after });

  await setAutomatic(tx, organizationId, after);
  const event: DomainEvent = {
    name: "sso.automatic_seats_changed",
    payload: { id: organizationId, before, after },
  };
  return { answer: { product_ids: after }, events: [event] };
}
