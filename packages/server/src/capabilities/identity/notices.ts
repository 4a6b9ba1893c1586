import { randomUUID } from "node:crypto";
import * as z from "zod";
import type { Writer } from "../../platform/database.ts";
import { addJobs } from "../../platform/outbox.ts";

/** What somebody is told by mail because it changes how their account opens. */
export const noticeKinds = [
  "totp_set_up",
  "totp_removed",
  "passkey_added",
  "passkey_removed",
  "passkey_counter_fell",
  "recovery_codes_made",
  "recovery_code_used",
  "second_factor_reset",
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** `about` is what the mail names: a passkey, an Organization, how many codes are left. */
export const Notice = z.object({
  kind: z.enum(noticeKinds),
  user_id: z.string(),
  about: z.string(),
  at: z.coerce.date(),
  mail_id: z.string(),
});
export type Notice = z.infer<typeof Notice>;

export const NOTICE_JOB = "identity.send_notice";

/** Plans the mail that tells a User what changed, once this transaction has committed. */
export async function planNotice(
  { tx, now }: { tx: Writer; now: Date },
  userId: string,
  kind: NoticeKind,
  about = "",
): Promise<void> {
  const payload = { kind, user_id: userId, about, at: now.toISOString(), mail_id: randomUUID() };
  await addJobs(tx, [{ identifier: NOTICE_JOB, payload }]);
}
