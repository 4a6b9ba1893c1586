import type { BulkOutcome } from "@rollcall/contract/bulk";
import { postgresCode } from "../../platform/database.ts";
import { refusalOf } from "../../platform/problem.ts";
import { Refusal } from "../../platform/refusal.ts";
import type { Platform } from "../../platform/transact.ts";

/** What became of an item. */
export type Numbered = BulkOutcome & { number: number };

/** One item whose change breaks stops none of the others; a database that is gone stops all, and they are tried again. */
export function refusedWith({ log }: Platform, error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  const refusal = refusalOf(error);
  if (refusal.code === "unavailable" && postgresCode(error) !== "57014") throw error;
  log.error({ err: error }, "an item of a bulk change failed");
  return new Refusal("internal_error");
}
