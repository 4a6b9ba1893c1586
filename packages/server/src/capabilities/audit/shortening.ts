import { inTransaction, noOrigin, type Platform, transact } from "../../platform/transact.ts";
import { removeOld } from "./commands.ts";
import { FINDS_SHORTENED, findShortened } from "./store.ts";

const EVENTS_AT_ONCE = 20_000;
const actor = { kind: "system", cause: "audit log retention" } as const;

/** Removes, in every Organization that wants it, the events that are older than it keeps them. */
export async function shortenAll(platform: Platform): Promise<void> {
  for (const organizationId of await inTransaction(platform, FINDS_SHORTENED, findShortened)) {
    const scope = { organizationId, actor, origin: noOrigin };
    const remove = () => transact(platform, scope, (work) => removeOld(work, EVENTS_AT_ONCE));
    while ((await remove()) === EVENTS_AT_ONCE);
  }
}
