import { type SqlBool, sql } from "kysely";
import { noting, timeIn } from "../../platform/noting.ts";
import type { Platform } from "../../platform/transact.ts";

/** Notes that a member was active. */
export function presence(platform: Platform): (organizationId: string, memberId: string) => void {
  return noting(platform, "presence", timeIn("members", "last_active_at", sql<SqlBool>`status = 'active'`));
}
