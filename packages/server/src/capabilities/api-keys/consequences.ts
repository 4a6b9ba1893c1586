import type { Consequence } from "../../platform/transact.ts";
import { revokeKeysOf } from "./commands.ts";

/** Whoever is removed leaves no key behind that works, in the same commit (SPEC R10.1). What was handed over goes on. */
export const revokeKeysOfRemoved: Consequence = {
  on: ["member.removed"],
  run: (work, event) => revokeKeysOf(work, event.payload.id),
};
