import type { StoredJob } from "./store.ts";

/** What every event about a bulk change says of it. */
export function factsOf({ id, action, total }: Pick<StoredJob, "id" | "action" | "total">) {
  return { id, action: action.type, total };
}
