import type { Reader } from "../../platform/database.ts";
import { Refusal } from "../../platform/refusal.ts";
import { domainOfEmail } from "../domains/names.ts";
import { findByName, findHolder } from "../domains/store.ts";
import type { StoredUser } from "../identity/store.ts";
import { singleSignOnOf } from "../invitations/facts.ts";
import { joinsThroughProvider } from "../invitations/rules.ts";
import { staysOut } from "../members/rules.ts";
import { findByEmails, findLastRemovals, findMembership } from "../members/store.ts";
import { listPlans } from "../subscriptions/store.ts";
import { type JoinFacts, offer, type Person } from "./rules.ts";
import { findLastProof, listLatestOf } from "./store.ts";

type Place = { tx: Reader; organizationId: string; now: Date };

/** Who somebody is to the Organization of this transaction. */
export async function personFacts({ tx, organizationId }: Place, user: StoredUser): Promise<Person> {
  const { id: userId, email } = user;
  const [namesake] = await findByEmails(tx, organizationId, [email]);
  const membership = (await findMembership(tx, organizationId, userId)) ?? namesake;
  const singleSignOn = await singleSignOnOf({ tx, organizationId });
  return {
    membership: membership?.status === "suspended" ? "suspended" : membership && "active",
    lastRemoval: (await findLastRemovals(tx, organizationId, { userId, email })).find(staysOut),
    joinsThroughProvider: joinsThroughProvider(email, singleSignOn),
    plans: await listPlans(tx, organizationId),
  };
}

/** What decides whether a User joins the Organization of this transaction by a domain. */
export async function joinFacts(place: Place, user: StoredUser, joining: JoinFacts["joining"]): Promise<JoinFacts> {
  const { tx, organizationId } = place;
  const latest = (await listLatestOf(tx, user.id)).find((each) => each.organizationId === organizationId);
  return {
    ...(await personFacts(place, user)),
    joining,
    lastProofAt: await findLastProof(tx, user.id),
    hasPending: latest?.status === "pending",
    lastDeclinedAt: latest?.status === "declined" ? latest.answeredAt : null,
  };
}

export type Offer = { organizationId: string; domain: string; joining: JoinFacts["joining"] };

/** The Organization whose domain lets people of an address in, seen from outside of it. */
export async function findOffer(
  db: Reader,
  email: string,
  enter: (organizationId: string) => Promise<void>,
): Promise<Offer | undefined> {
  const domain = domainOfEmail(email);
  const organizationId = await findHolder(db, domain);
  if (organizationId === undefined) return undefined;
  await enter(organizationId);
  const joining = offer(true, await findByName(db, organizationId, domain));
  return joining instanceof Refusal ? undefined : { organizationId, domain, joining };
}
