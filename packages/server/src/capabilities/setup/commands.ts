import { ADMIN_ROLE } from "@rollcall/contract/roles";
import type { Product } from "@rollcall/contract/subscriptions";
import { Refusal } from "../../platform/refusal.ts";
import { type Change, type DomainEvent, listOf, type Work } from "../../platform/transact.ts";
import { createUser, type StartedSession, startSession } from "../identity/commands.ts";
import { addMember } from "../members/commands.ts";
import { createOrganization } from "../organizations/commands.ts";
import { insertBuiltIn } from "../roles/store.ts";
import { changeSubscription } from "../subscriptions/commands.ts";
import { listProducts } from "../subscriptions/store.ts";
import { createDefaultWorkspace } from "../workspaces/commands.ts";
import { isUntouched, takeSetupToken } from "./store.ts";

/** How many seats of each Product the first Organization begins with; an operator changes it. */
const FIRST_SEATS = 25;

type Founder = { userId: string; email: string; first_name: string; last_name: string };
type Founded = { organizationId: string; memberId: string };
type AtLeastOne = readonly [DomainEvent, ...DomainEvent[]];

/** Makes the Organization of this transaction with its roles and its first Admin. */
export async function foundOrganization(
  work: Work,
  name: string,
  founder: Founder,
): Promise<{ answer: Founded; events: AtLeastOne }> {
  const { tx, organizationId, now } = work;
  const { events } = await createOrganization(work, name);
  await insertBuiltIn(tx, organizationId, now);
  const workspace = await createDefaultWorkspace(work);
  const joining = { ...founder, source: "manual", roles: [ADMIN_ROLE], grantedBy: null, invitationId: null } as const;
  const { memberId, event } = await addMember(work, joining);
  return { answer: { organizationId, memberId }, events: [event, ...listOf(events), workspace] };
}

export type SetUpWish = {
  token: string;
  organization_name: string;
  first_name: string;
  last_name: string;
  email: string;
  passwordHash: string;
};

export type SetUp = { organizationId: string; session: StartedSession };

/** Makes the first Organization with the one-time link of the first start. Of many at once, one goes through. */
export async function setUp(work: Work, wish: SetUpWish): Promise<Change<SetUp>> {
  const isOpen = (await takeSetupToken(work.tx, wish.token, work.now)) && (await isUntouched(work.tx));
  if (!isOpen) throw new Refusal("setup_link_invalid");

  const { email, first_name, last_name, passwordHash } = wish;
  // Whoever holds the link from the server's own terminal is trusted with the address that they give.
  const wanted = { email, first_name, last_name, passwordHash, language: "en", emailVerified: true } as const;
  const { user, event: created } = await createUser(work, wanted);
  const founded = await foundOrganization(work, wish.organization_name, {
    userId: user.id,
    email,
    first_name,
    last_name,
  });
  const bought: DomainEvent[] = [];
  for (const product of await listProducts(work.tx)) bought.push(...(await buy(work, product)));
  const { session, event: signedIn } = await startSession(work, { userId: user.id, method: "setup" });
  return {
    answer: { organizationId: work.organizationId, session },
    events: [...founded.events, ...bought],
    userEvents: [created, signedIn],
  };
}

/** The first plan of a Product that allows inviting, or its largest where none speaks of it. */
async function buy(work: Work, { id, plans }: Product): Promise<readonly DomainEvent[]> {
  const plan = plans.find(({ allows_invitations }) => allows_invitations) ?? plans.at(-1);
  if (plan === undefined) return [];
  const { events } = await changeSubscription(work, { productId: id, planId: plan.id, seats: FIRST_SEATS });
  return listOf(events);
}
