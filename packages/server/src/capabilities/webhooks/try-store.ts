import type { WebhookTry } from "@rollcall/contract/webhooks";
import type { Reader, Writer } from "../../platform/database.ts";

type Headers = Record<string, string>;
type Begun = { deliveryId: string; number: number; url: string; requestHeaders: Headers };

export async function insertTry(
  tx: Writer,
  organizationId: string,
  { deliveryId, number, url, requestHeaders }: Begun,
  now: Date,
): Promise<void> {
  await tx
    .insertInto("webhook_tries")
    .values({
      organization_id: organizationId,
      delivery_id: deliveryId,
      number,
      started_at: now,
      url,
      request_headers: JSON.stringify(requestHeaders),
    })
    .execute();
}

export type TryEnd = {
  outcome: "succeeded" | "failed";
  milliseconds: number;
  status: number | null;
  headers: Headers | null;
  body: string | null;
  isCut: boolean;
  error: string | null;
};

/** Writes down how a try ended; one that is thought to be interrupted may still end well. */
export async function setTryEnded(
  tx: Writer,
  organizationId: string,
  { deliveryId, number }: { deliveryId: string; number: number },
  { outcome, milliseconds, status, headers, body, isCut, error }: TryEnd,
): Promise<void> {
  await tx
    .updateTable("webhook_tries")
    .set({
      outcome,
      milliseconds,
      response_status: status,
      response_headers: headers === null ? null : JSON.stringify(headers),
      response_body: body,
      response_cut: isCut,
      error,
    })
    .where("organization_id", "=", organizationId)
    .where("delivery_id", "=", deliveryId)
    .where("number", "=", number)
    .execute();
}

/** A try whose end nobody will write down. */
export async function setTryInterrupted(
  tx: Writer,
  organizationId: string,
  { deliveryId, number }: { deliveryId: string; number: number },
): Promise<void> {
  await tx
    .updateTable("webhook_tries")
    .set({ outcome: "interrupted", error: INTERRUPTED })
    .where("organization_id", "=", organizationId)
    .where("delivery_id", "=", deliveryId)
    .where("number", "=", number)
    .where("outcome", "=", "running")
    .execute();
}

const INTERRUPTED = "Rollcall stopped during this try, so nobody knows whether it arrived. It is sent again.";

/** Every try of a delivery, the first first, as the API gives them back. */
export async function listTries(db: Reader, organizationId: string, deliveryId: string): Promise<WebhookTry[]> {
  const rows = await db
    .selectFrom("webhook_tries")
    .select(["number", "outcome", "started_at", "milliseconds", "url", "request_headers", "response_status"])
    .select(["response_headers", "response_body", "response_cut", "error"])
    .where("organization_id", "=", organizationId)
    .where("delivery_id", "=", deliveryId)
    .orderBy("number")
    .execute();
  return rows.map(({ started_at, ...row }) => ({ ...row, started_at: started_at.toISOString() }));
}
