/** For what the private key of a connection is encrypted. */
export const SP_KEY_SEAL = "sso.sp-key";

/** For what the client secret of a connection is encrypted. */
export const CLIENT_SECRET_SEAL = "sso.client-secret";

/** For what the NameID of a session is encrypted. */
export const NAME_ID_SEAL = "sso.name-id";
