import type { Reader } from "../../platform/database.ts";
import { ScimError } from "../../platform/scim/error.ts";
import { tokenStatus } from "./rules.ts";
import { readSecret } from "./secret.ts";
import { findTokenByHash } from "./store.ts";

/** A token as it was sent, before its Organization was asked about it. */
export type PresentedToken = { organizationId: string; hash: string };
export type Directory = { organizationId: string; tokenId: string; name: string };

/** The token in a header. Refuses with 401 what is none. */
export function presentedToken(header: string | undefined): PresentedToken {
  const [, text = ""] = /^bearer +(\S+)$/i.exec(header?.trim() ?? "") ?? [];
  const secret = readSecret(text);
  if (secret === undefined) throw unauthorized("Send the token of a directory: Authorization: Bearer rcd_…");
  return secret;
}

/** Says which directory sends a request, by its token; asked anew every time. Refuses with 401. */
export async function enterDirectory(
  db: Reader,
  { organizationId, hash }: PresentedToken,
  now: Date,
): Promise<Directory> {
  const token = await findTokenByHash(db, organizationId, hash);
  if (token === undefined) throw unauthorized("There is no such token.");
  const status = tokenStatus(token, now);
  if (status !== "active")
    throw unauthorized(status === "expired" ? "This token has expired." : "This token was revoked.");
  return { organizationId, tokenId: token.id, name: token.name };
}

function unauthorized(detail: string): ScimError {
  return new ScimError(401, detail);
}
