import { WEBHOOK_MAX_ANSWER_BYTES, WEBHOOK_TIMEOUT_SECONDS } from "@rollcall/contract/webhooks";
import { Webhook } from "standardwebhooks";
import { type Outbound, OutboundError } from "../../platform/outbound.ts";
import type { Secrets } from "../../platform/secrets.ts";
import { type Answer, retryAfter } from "./rules.ts";
import { openSecret } from "./secret.ts";
import type { StoredEndpoint } from "./store.ts";

type Signed = { eventId: string; body: string };
type Signing = Pick<StoredEndpoint, "secretSealed" | "previousSecretSealed" | "previousUntil">;

/**
 * The headers of a try, with a signature of every secret that is good now (Standard Webhooks). Nothing when there is none
 * to sign with.
 */
export function headersOf(
  { eventId, body }: Signed,
  { secretSealed, previousSecretSealed, previousUntil }: Signing,
  { secrets, now }: { secrets: Secrets; now: Date },
): Record<string, string> | undefined {
  const overlaps = previousUntil !== null && previousUntil > now;
  const sealed = [secretSealed, ...(overlaps && previousSecretSealed !== null ? [previousSecretSealed] : [])];
  const good = sealed.map((each) => openSecret(secrets, each)).filter((each) => each !== undefined);
  if (good.length === 0) return undefined;
  return {
    "content-type": "application/json",
    "user-agent": "Rollcall-Webhooks",
    "webhook-id": eventId,
    "webhook-timestamp": String(Math.floor(now.getTime() / 1000)),
    "webhook-signature": good.map((each) => new Webhook(each).sign(eventId, now, body)).join(" "),
  };
}

/** What came back, as it is kept. */
export type Received = Answer & {
  milliseconds: number;
  headers: Record<string, string> | null;
  body: string | null;
  isCut: boolean;
};

const NOTHING = { status: null, retryAfterSeconds: null, headers: null, body: null, isCut: false };
const UNSIGNED =
  "The secret of this endpoint cannot be read, because the secret of the server was changed since. Rotate it.";

type Sent = { url: string; headers: Record<string, string> | undefined; body: string };

/** Sends once, and says what came of it; never throws for what a receiver does. Without headers it was not signed. */
export async function send(outbound: Outbound, { url, headers, body }: Sent, now: Date): Promise<Received> {
  if (headers === undefined) return { ...NOTHING, error: UNSIGNED, milliseconds: 0 };
  const began = performance.now();
  const took = () => Math.round(performance.now() - began);
  try {
    const response = await outbound.fetch(url, {
      method: "POST",
      headers,
      body,
      timeoutMs: WEBHOOK_TIMEOUT_SECONDS * 1000,
      maxBytes: WEBHOOK_MAX_ANSWER_BYTES,
      tooLong: "cut",
      redirect: "manual",
    });
    const bytes = await response.arrayBuffer();
    return {
      status: response.status,
      error: errorOf(response.status),
      retryAfterSeconds: retryAfterOf(response, now),
      milliseconds: took(),
      headers: Object.fromEntries(response.headers),
      body: textOf(bytes),
      isCut: bytes.byteLength === WEBHOOK_MAX_ANSWER_BYTES,
    };
  } catch (error) {
    if (!(error instanceof OutboundError)) throw error;
    return { ...NOTHING, error: error.message, milliseconds: took() };
  }
}

function errorOf(status: number): string | null {
  if (status >= 200 && status < 300) return null;
  if (status === 410) return "The receiver answered 410: it wants no more webhooks, so the endpoint was disabled.";
  if (status >= 300 && status < 400)
    return `The receiver answered ${status} and sends elsewhere. Nothing is sent there: give the endpoint that address.`;
  return `The receiver answered ${status}. Anything but 200 to 299 counts as failed.`;
}

/** Only who is overloaded may say when to come back. */
function retryAfterOf({ status, headers }: Response, now: Date): number | null {
  return status === 429 || status === 503 ? retryAfter(headers.get("retry-after"), now) : null;
}

function textOf(bytes: ArrayBuffer): string {
  // No text in the database can hold NUL.
  return new TextDecoder().decode(bytes).replaceAll("\u0000", "\ufffd");
}
