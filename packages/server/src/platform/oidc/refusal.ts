import { AuthorizationResponseError, ResponseBodyError } from "openid-client";
import { OutboundError } from "../outbound.ts";

/** What was wrong: what the provider is, what it answered to the person, to the code, in the token, or that it did not answer. */
export type OidcReason = "configuration" | "provider_refused" | "code_refused" | "bad_token" | "unreachable";

/** A provider, an answer or a token that is not taken. `message` can be shown to an administrator; it comes from outside in part. */
export class OidcRefusal extends Error {
  override readonly name = "OidcRefusal";
  readonly reason: OidcReason;

  constructor(reason: OidcReason, message: string, options?: ErrorOptions) {
    super(message.slice(0, 500), options);
    this.reason = reason;
  }
}

/** What the library threw, as a refusal; its own defects stay what they are. */
export function refusalFrom(error: unknown): OidcRefusal {
  if (error instanceof OidcRefusal) return error;
  const outbound = causes(error).find((each) => each instanceof OutboundError);
  if (outbound) return new OidcRefusal("unreachable", outbound.message, { cause: error });
  if (error instanceof AuthorizationResponseError)
    return new OidcRefusal("provider_refused", inWords("The provider answered", error), { cause: error });
  if (error instanceof ResponseBodyError)
    return new OidcRefusal("code_refused", inWords("The provider refused the code", error), { cause: error });
  if (isOfLibrary(error)) return new OidcRefusal("bad_token", messagesOf(error), { cause: error });
  throw error;
}

function inWords(
  beginning: string,
  { error, error_description }: { error: string; error_description?: string },
): string {
  return `${beginning}: ${[error, error_description].filter(Boolean).join(", ")}`;
}

/** Every error that the library expects has a code of its own; what has none is a defect. */
function isOfLibrary(error: unknown): error is Error {
  const code = error instanceof Error ? (error as Error & { code?: unknown }).code : undefined;
  return typeof code === "string" && /^(OAUTH_|ERR_|WEBCRYPTO_)/.test(code);
}

function messagesOf(error: unknown): string {
  return [...new Set(causes(error).map((each) => (each instanceof Error ? each.message : "")))]
    .filter(Boolean)
    .join(": ");
}

function causes(error: unknown): unknown[] {
  const chain: unknown[] = [];
  for (let each = error; each instanceof Error && chain.length < 5; each = each.cause) chain.push(each);
  return chain;
}
