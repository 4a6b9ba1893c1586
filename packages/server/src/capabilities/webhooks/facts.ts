import type { EventPayloads } from "@rollcall/contract/events";
import type { DomainEvent } from "../../platform/transact.ts";
import { shownAddress } from "./addresses.ts";
import type { StoredEndpoint } from "./store.ts";

/** What every event about an endpoint says of it. */
export function factsOf({ id, url }: Pick<StoredEndpoint, "id" | "url">): { id: string; address: string } {
  return { id, address: shownAddress(url) };
}

type Because = EventPayloads["webhook.endpoint_disabled"]["reason"];

/** That an endpoint is told nothing more. */
export function disabledEvent(
  endpoint: Pick<StoredEndpoint, "id" | "url">,
  reason: Because,
  failingSince: Date | null,
): DomainEvent {
  const payload = { ...factsOf(endpoint), reason, failing_since: failingSince?.toISOString() ?? null };
  return { name: "webhook.endpoint_disabled", payload };
}
