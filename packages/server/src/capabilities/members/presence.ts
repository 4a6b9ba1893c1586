import { minutesAfter } from "../../platform/clock.ts";
import { NOTED_EVERY_MINUTES, noting } from "../../platform/noting.ts";
import type { Platform } from "../../platform/transact.ts";

/** Notes that a member was active. */
export function presence(platform: Platform): (organizationId: string, memberId: string) => void {
  return noting(platform, "presence", (tx, organizationId, memberId, now) =>
    tx
      .updateTable("members")
      .set({ last_active_at: now })
      .where("organization_id", "=", organizationId)
      .where("id", "=", memberId)
      .where("status", "=", "active")
      .where((eb) =>
        eb.or([eb("last_active_at", "is", null), eb("last_active_at", "<", minutesAfter(now, -NOTED_EVERY_MINUTES))]),
      )
      .execute(),
  );
}
