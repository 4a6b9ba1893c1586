import { ScimError } from "../../platform/scim/error.ts";
import { noOrigin, type Platform, read } from "../../platform/transact.ts";
import { tokenStatus } from "./rules.ts";
import { readSecret } from "./secret.ts";
import { findTokenByHash } from "./store.ts";

export type Directory = { organizationId: string; tokenId: string; name: string };

/** Says which directory sends a request, by the token in its header; asked anew every time. Refuses with 401. */
export async function enterDirectory(platform: Platform, header: string | undefined): Promise<Directory> {
  const [, text = ""] = /^bearer +(\S+)$/i.exec(header?.trim() ?? "") ?? [];
  const secret = readSecret(text);
  if (secret === undefined) throw unauthorized("Send the token of a directory: Authorization: Bearer rcd_…");
  const { organizationId, hash } = secret;
  const scope = { organizationId, actor: { kind: "anonymous" as const }, origin: noOrigin };
  const token = await read(platform, scope, ({ db }) => findTokenByHash(db, organizationId, hash));
  if (token === undefined) throw unauthorized("There is no such token.");
  const status = tokenStatus(token, platform.clock());
  if (status !== "active")
    throw unauthorized(status === "expired" ? "This token has expired." : "This token was revoked.");
  return { organizationId, tokenId: token.id, name: token.name };
}

function unauthorized(detail: string): ScimError {
  return new ScimError(401, detail);
}
