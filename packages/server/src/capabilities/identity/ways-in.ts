import type { MemberDetails } from "@rollcall/contract/members";
import type { Reader } from "../../platform/database.ts";
import { listPasskeys } from "./factors.ts";
import { findPassword, findUser } from "./store.ts";

/**
 * How a User can sign in, and whether their address is proven. A mailed link works for everybody; that it does not for who has
 * no address of their own is not said here, as it would tell that somebody else has an account with it.
 */
export async function signInMethodsOf(
  db: Reader,
  userId: string,
): Promise<{ methods: MemberDetails["sign_in_methods"]; emailVerified: boolean }> {
  const user = await findUser(db, userId);
  const hasPassword = (await findPassword(db, userId)) !== undefined;
  const hasPasskey = (await listPasskeys(db, userId)).length > 0;
  return {
    methods: [
      ...(hasPassword ? ["password" as const] : []),
      "magic_link",
      ...(hasPasskey ? ["passkey" as const] : []),
      ...((await isKnownToProvider(db, userId)) ? ["sso" as const] : []),
    ],
    emailVerified: user?.emailVerified ?? false,
  };
}

/** Whether an identity provider of the Organization of this transaction knows the User; of others nothing is seen. */
async function isKnownToProvider(db: Reader, userId: string): Promise<boolean> {
  const row = await db.selectFrom("sso_identities").select("subject").where("user_id", "=", userId).executeTakeFirst();
  return row !== undefined;
}

/** Whether something opens an account that is not mailed: a password or a passkey. */
export async function hasSecret(db: Reader, userId: string): Promise<boolean> {
  return (await findPassword(db, userId)) !== undefined || (await listPasskeys(db, userId)).length > 0;
}
