import type { Reader } from "../../platform/database.ts";
import { granted } from "../../platform/refusal.ts";
import type { MemberActor, Proof, ThroughProvider, UserActor } from "../../platform/transact.ts";
import { domainOfEmail } from "../domains/names.ts";
import { isNamed, isOpen } from "./break-glass-store.ts";
import { findEnforced } from "./domain-store.ts";
import * as rules from "./rules.ts";
import { findConnection } from "./store.ts";

/**
 * Refuses with `other_sign_in_required` who came through another Organization's identity provider: before anything is said
 * about whether they belong here, for that provider's Admins are not to learn it.
 */
export function checkOrigin({ proof }: Pick<UserActor, "proof">, organizationId: string): void {
  if (proof.through?.isOnly && proof.through.organizationId !== organizationId)
    granted(
      rules.enter({ proof, organizationId, isConnectionEnabled: false, isEnforced: false, isBreakGlassOpen: false }),
    );
}

type Person = Pick<MemberActor, "sessionId" | "memberId" | "proof"> & {
  /** The addresses by which they are known: to sign in, and here. */
  emails: readonly string[];
};

/** Refuses with `single_sign_on_required` who has to come through the identity provider and did not. */
export async function checkSingleSignOn(db: Reader, person: Person, organizationId: string, now: Date): Promise<void> {
  granted(rules.enter(await enterFacts(db, person, organizationId, now)));
}

async function enterFacts(
  db: Reader,
  { sessionId, memberId, proof, emails }: Person,
  organizationId: string,
  now: Date,
): Promise<rules.EnterFacts> {
  const isConnectionEnabled = await isThroughEnabled(db, proof, organizationId);
  const facts = { proof, organizationId, isConnectionEnabled, isEnforced: false, isBreakGlassOpen: false };
  if (isConnectionEnabled) return facts;
  const isEnforced = (await findEnforced(db, organizationId, [...new Set(emails.map(domainOfEmail))])).length > 0;
  const isBreakGlassOpen = isEnforced && (await isOpen(db, organizationId, { sessionId, memberId }, now));
  return { ...facts, isEnforced, isBreakGlassOpen };
}

async function isThroughEnabled(db: Reader, { through }: Proof, organizationId: string): Promise<boolean> {
  if (through?.organizationId !== organizationId) return false;
  return (await findConnection(db, organizationId, through.connectionId))?.status === "enabled";
}

/** Whether this person is kept out until they sign in through the provider, and may enter without it in an emergency. */
export async function standingOf(db: Reader, person: Person, organizationId: string, now: Date) {
  const isOutside = rules.enter(await enterFacts(db, person, organizationId, now)) !== true;
  return {
    single_sign_on_required: isOutside,
    may_break_glass: isOutside && (await isNamed(db, organizationId, person.memberId)),
  };
}

/** The provider that a session came by only, as its User reads it. */
export async function providerOf(db: Reader, { organizationId, connectionId }: ThroughProvider) {
  const connection = await findConnection(db, organizationId, connectionId);
  return { organization_id: organizationId, connection_id: connectionId, connection_name: connection?.name ?? "" };
}
