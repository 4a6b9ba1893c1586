import type { WebhookEvent } from "@rollcall/contract/webhooks";
import { WebhookVerificationError as NotVerified, Webhook } from "standardwebhooks";

export type { WebhookEvent, WebhookEventName } from "@rollcall/contract/webhooks";

/** What arrived was not sent by Rollcall, not with this secret, or more than five minutes ago. Answer it with 400. */
export class WebhookVerificationError extends Error {
  override readonly name = "WebhookVerificationError";
}

/** Headers as `fetch` and as Node have them. */
export type WebhookHeaders = Headers | Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * Checks that a webhook comes from Rollcall, and gives back its event. Runs in Node and wherever else JavaScript does.
 *
 * `body` is what arrived, byte by byte: parsed and written again it is another. `secret` is the one that was shown when
 * the endpoint was made, or several while one takes the place of another. Throws `WebhookVerificationError`.
 *
 * ```ts
 * const event = verifyWebhook(await request.text(), request.headers, process.env.ROLLCALL_WEBHOOK_SECRET);
 * if (event.type === "member.removed") await offboard(event.data.email);
 * ```
 *
 * An event may arrive more than once, always with the same `id`, and after one that happened later: apply them in the
 * order of `sequence`.
 */
export function verifyWebhook(
  body: string | Uint8Array,
  headers: WebhookHeaders,
  secret: string | readonly string[],
): WebhookEvent {
  const text = typeof body === "string" ? body : new TextDecoder().decode(body);
  const sent = signedHeaders(headers);
  let why = "no secret was given";
  for (const each of typeof secret === "string" ? [secret] : secret) {
    try {
      // The cast is sound: whoever has the secret sends what the contract says.
      return new Webhook(each).verify(text, sent) as WebhookEvent;
    } catch (error) {
      if (!(error instanceof NotVerified)) throw error;
      why = error.message;
    }
  }
  throw new WebhookVerificationError(`This is not a webhook of Rollcall: ${why}.`);
}

function signedHeaders(headers: WebhookHeaders): Record<string, string> {
  const headerOf = (name: string): string => {
    if (headers instanceof Headers) return headers.get(name) ?? "";
    const found = Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
    return typeof found === "string" ? found : (found?.[0] ?? "");
  };
  return Object.fromEntries(
    ["webhook-id", "webhook-timestamp", "webhook-signature"].map((name) => [name, headerOf(name)]),
  );
}
