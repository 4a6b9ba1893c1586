import { minutesAfter } from "../../platform/clock.ts";
import { inTransaction, organizationSetting, type Platform } from "../../platform/transact.ts";

const NOTED_EVERY_MINUTES = 5;
const REMEMBERED = 10_000;

/**
 * Notes that a member was active, to a few minutes. It is no change that anybody made, so it has no audit event, and a
 * request does not wait for it.
 */
export function presence(platform: Platform): (organizationId: string, memberId: string) => void {
  const notedAt = new Map<string, Date>();
  return (organizationId, memberId) => {
    const now = platform.clock();
    const last = notedAt.get(memberId);
    if (last !== undefined && now < minutesAfter(last, NOTED_EVERY_MINUTES)) return;
    if (notedAt.size >= REMEMBERED) notedAt.clear();
    notedAt.set(memberId, now);
    note(platform, organizationId, memberId, now).catch((error: unknown) => platform.log.warn(error, "presence"));
  };
}

async function note(platform: Platform, organizationId: string, memberId: string, now: Date): Promise<void> {
  await inTransaction(platform, organizationSetting(organizationId), (tx) =>
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
