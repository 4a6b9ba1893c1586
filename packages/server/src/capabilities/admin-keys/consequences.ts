import type { Consequence } from "../../platform/transact.ts";
import { revokeKeysOf } from "./commands.ts";

/** Whoever is removed leaves no key behind that opens the Admin API, in the same commit. */
export const revokeAdminKeysOfRemoved: Consequence = {
  on: ["member.removed"],
  run: (work, event) => revokeKeysOf(work, event.payload.id),
};
