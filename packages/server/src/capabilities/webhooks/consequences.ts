import { webhookEventNames } from "@rollcall/contract/webhooks";
import type { Follower } from "../../platform/transact.ts";
import { TELLING } from "./planning.ts";
import { noteEvents } from "./store.ts";

const told: ReadonlySet<string> = new Set(webhookEventNames);

/** Notes what endpoints are to be told, in one statement, however many there are. */
export const noteForWebhooks: Follower = ({ organizationId }, announced) => {
  const ids = announced.filter(({ name }) => told.has(name)).map(({ id }) => id);
  return ids.length > 0 ? noteEvents(organizationId, ids, TELLING) : undefined;
};
