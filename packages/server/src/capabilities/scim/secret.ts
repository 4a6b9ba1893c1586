import { DIRECTORY_TOKEN_PATTERN } from "@rollcall/contract/directory";
import { hashOf, randomToken } from "../../platform/secrets.ts";

const PREFIX = "rcd_";

/** A token that is shown once, with what is kept of it. */
export type NewSecret = { secret: string; hash: string; mask: string };

export function newSecret(organizationId: string): NewSecret {
  const secret = `${PREFIX}${organizationId.slice("org_".length)}_${randomToken()}`;
  return { secret, hash: hashOf(secret), mask: `${PREFIX}…${secret.slice(-4)}` };
}

/** The Organization that a token names in the clear, with its hash; nothing for what is no token. */
export function readSecret(text: string): { organizationId: string; hash: string } | undefined {
  if (!DIRECTORY_TOKEN_PATTERN.test(text)) return undefined;
  const organizationId = `org_${text.slice(PREFIX.length, PREFIX.length + 32)}`;
  return { organizationId, hash: hashOf(text) };
}
