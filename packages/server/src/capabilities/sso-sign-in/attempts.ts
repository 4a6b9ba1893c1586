import * as z from "zod";
import { hashOf, randomToken, type Secrets } from "../../platform/secrets.ts";
import type { StoredConnection } from "../sso/store.ts";
import { Received } from "./received.ts";

/** What is needed to read the answer, sealed while the browser is at the provider. */
export const Begun = z.object({
  /** The id of the SAML request, or the state of OpenID Connect. */
  request: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  return_to: z.string().nullable(),
  again: z.boolean(),
  started_at: z.coerce.date(),
});
export type Begun = z.infer<typeof Begun>;

/** Who it is, sealed until the browser that began comes for it. */
export const Answered = z.object({
  received: Received,
  return_to: z.string().nullable(),
  again: z.boolean(),
  started_at: z.coerce.date(),
  begun_by: z.enum(["person", "identity_provider"]),
  /** Whom the connection trusted when the answer was read, as `trustOf` says it. */
  trust: z.string(),
});
export type Answered = z.infer<typeof Answered>;

/**
 * Whom a connection trusts and how it names people. What was read under one trust counts under no other: a key is taken out
 * because somebody else has it.
 */
export function trustOf({ providerUpdatedAt, attributes }: Pick<StoredConnection, "providerUpdatedAt" | "attributes">) {
  return JSON.stringify([providerUpdatedAt, attributes.subject]);
}

const SEAL = "sso.attempt";

export function sealed(secrets: Secrets, value: Begun | Answered): string {
  return secrets.seal(SEAL, JSON.stringify(value));
}

export function unsealed<S extends z.ZodType>(secrets: Secrets, schema: S, text: string): z.output<S> {
  return schema.parse(JSON.parse(secrets.unseal(SEAL, text)));
}

/** For how long somebody may be at the identity provider, and then on the way back. */
export const AT_PROVIDER_MINUTES = 15;
export const ON_THE_WAY_MINUTES = 3;

/** A code that finishes a sign-in. It carries the Organization in the clear, so that it is looked for in one place. */
export function newCode(organizationId: string): { code: string; codeHash: string } {
  const token = randomToken();
  return { code: `${organizationId}.${token}`, codeHash: hashOf(token) };
}

/** Where a code leads; undefined when it is none of ours. */
export function readCode(code: string): { organizationId: string; codeHash: string } | undefined {
  const [, organizationId, token] = /^(org_[0-9a-f]{32})\.([A-Za-z0-9_-]{43})$/.exec(code) ?? [];
  if (organizationId === undefined || token === undefined) return undefined;
  return { organizationId, codeHash: hashOf(token) };
}
