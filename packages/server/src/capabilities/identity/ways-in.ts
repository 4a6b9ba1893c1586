import type { MemberDetails } from "@rollcall/contract/members";
import { sql } from "kysely";
import type { Reader } from "../../platform/database.ts";
import { PREPARED } from "../../platform/prepared.ts";
import { listPasskeys } from "./factors.ts";
import { findPassword, PASSWORD } from "./store.ts";

/**
 * How a User can sign in, and whether their address is proven. A mailed link works for everybody; that it does not for who has
 * no address of their own is not said here, as it would tell that somebody else has an account with it. Of identity
 * providers it knows those of the Organization of this transaction.
 */
export async function signInMethodsOf(
  db: Reader,
  userId: string,
): Promise<{ methods: MemberDetails["sign_in_methods"]; emailVerified: boolean }> {
  const { rows } = await sql<{ emailVerified: boolean; password: boolean; passkey: boolean; sso: boolean }>`
    select ${PREPARED} users.email_verified as "emailVerified",
      exists (select from accounts where accounts.user_id = users.id and provider_id = ${PASSWORD}
        and accounts.password is not null) as password,
      exists (select from passkeys where passkeys.user_id = users.id) as passkey,
      exists (select from sso_identities as known where known.organization_id = current_organization_id()
        and known.user_id = users.id) as sso
    from users where users.id = ${userId}`.execute(db);
  const [{ emailVerified = false, ...has } = { password: false, passkey: false, sso: false }] = rows;
  const ways = ["password", "magic_link", "passkey", "sso"] as const;
  return { methods: ways.filter((way) => way === "magic_link" || has[way]), emailVerified };
}

/** Whether something opens an account that is not mailed: a password or a passkey. */
export async function hasSecret(db: Reader, userId: string): Promise<boolean> {
  return (await findPassword(db, userId)) !== undefined || (await listPasskeys(db, userId)).length > 0;
}
