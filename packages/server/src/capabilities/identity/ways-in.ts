import type { MemberDetails } from "@rollcall/contract/members";
import { type Expression, type RawBuilder, sql } from "kysely";
import type { Reader } from "../../platform/database.ts";
import { PREPARED } from "../../platform/prepared.ts";
import { listPasskeys } from "./factors.ts";
import { findPassword, PASSWORD } from "./store.ts";

/** What a User has to sign in with, and whether their address is proven. */
export type WaysIn = { emailVerified: boolean; password: boolean; passkey: boolean; sso: boolean };

/** Asks for the ways in of a User. Of identity providers it knows those of the Organization of its transaction. */
export function selectWaysIn(userId: Expression<string>): RawBuilder<WaysIn> {
  return sql<WaysIn>`
    select ${PREPARED} users.email_verified as "emailVerified",
      exists (select from accounts where accounts.user_id = users.id and provider_id = ${PASSWORD}
        and accounts.password is not null) as password,
      exists (select from passkeys where passkeys.user_id = users.id) as passkey,
      exists (select from sso_identities as known where known.organization_id = current_organization_id()
        and known.user_id = users.id) as sso
    from users where users.id = ${userId}`;
}

/**
 * How a User can sign in. A mailed link works for everybody; that it does not for who has no address of their own is not said
 * here, as it would tell that somebody else has an account with it.
 */
export function signInMethodsOf(has: WaysIn | undefined): MemberDetails["sign_in_methods"] {
  const ways = ["password", "magic_link", "passkey", "sso"] as const;
  return ways.filter((way) => way === "magic_link" || has?.[way]);
}

/** Whether something opens an account that is not mailed: a password or a passkey. */
export async function hasSecret(db: Reader, userId: string): Promise<boolean> {
  return (await findPassword(db, userId)) !== undefined || (await listPasskeys(db, userId)).length > 0;
}
