import { granted } from "../../platform/refusal.ts";
import { ScimError } from "../../platform/scim/error.ts";
import type { DomainEvent, Work } from "../../platform/transact.ts";
import { changeProfile } from "../members/rules.ts";
import { findByEmails, setProfile } from "../members/store.ts";
import type { Person } from "./received.ts";

type Known = {
  memberId: string;
  status: "active" | "suspended" | "removed";
  email: string;
  first_name: string;
  last_name: string;
};

/** Gives a member the name and the address that their directory says; refuses an address that another member has. */
export async function syncProfile(work: Work, member: Known, person: Person): Promise<DomainEvent[]> {
  const { tx, organizationId, now } = work;
  const { memberId: id, email, first_name, last_name, status } = member;
  const { email: wanted, first_name: first, last_name: last } = person;
  const standing = { id, status, roles: [], groupRoles: [], email, first_name, last_name, externallyManagedBy: null };
  const difference = granted(changeProfile(standing, { email: wanted, first_name: first, last_name: last }));
  if (difference === undefined) return [];

  const isTaken = wanted !== email && (await findByEmails(tx, organizationId, [wanted])).length > 0;
  const profile = { email: wanted, first_name: first, last_name: last };
  if (isTaken || !(await setProfile(tx, organizationId, id, profile, now))) throw addressTaken(wanted);
  return [{ name: "member.updated", payload: { id, ...difference } }];
}

function addressTaken(email: string): ScimError {
  return new ScimError(409, `Another member has the address ${email}.`, "uniqueness");
}
