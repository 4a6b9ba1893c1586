import type { Errand } from "../../platform/http.ts";
import { OutboundError } from "../../platform/outbound.ts";
import { Refusal } from "../../platform/refusal.ts";
import type { Change, Work } from "../../platform/transact.ts";

/** Looks first whether an address may be sent to at all. It is looked at again at every try: names come to lead elsewhere. */
export async function withGoodAddress<T>(
  errand: Errand,
  url: string | undefined,
  command: (work: Work) => Promise<Change<T>>,
): Promise<T> {
  if (url !== undefined) await errand.platform.outbound.check(url).catch(refuse);
  return errand.transact(command);
}

function refuse(error: unknown): never {
  if (error instanceof OutboundError)
    throw new Refusal("webhook_address_refused", { field: "url", detail: error.message });
  throw error;
}
