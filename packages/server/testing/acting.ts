import { builtInRoles } from "@rollcall/contract/roles";
import { permissionsIn } from "../src/capabilities/roles/rules.ts";
import type { MemberActor, RoleBook } from "../src/platform/transact.ts";

/** The roles that every Organization has, for tests of rules. */
export const builtInBook: RoleBook = new Map(Object.entries(builtInRoles));

/** A member who acts with these roles, for tests of rules. */
export function acting(...roles: string[]): MemberActor {
  const permissions = permissionsIn(builtInBook, roles);
  const proof = { at: new Date(), secondFactor: null };
  const person = {
    userId: "usr_1",
    memberId: "mem_1",
    sessionId: "ses_1",
    proof,
    name: "Ada",
    email: "ada@example.test",
  };
  return { kind: "member", ...person, roles, permissions, roleBook: builtInBook, inside: new Set() };
}
