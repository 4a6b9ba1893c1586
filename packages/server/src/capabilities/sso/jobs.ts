import { sql } from "kysely";
import * as z from "zod";
import type { JobHandler } from "../../platform/jobs.ts";
import { localSetting } from "../../platform/local-setting.ts";
import type { Mail } from "../../platform/mail.ts";
import { sendOnce } from "../../platform/mail-once.ts";
import { inTransaction, noOrigin, type Platform, type Reading, read } from "../../platform/transact.ts";
import { findRecipients } from "../access/recipients.ts";
import { getOrganization } from "../organizations/store.ts";
import { NOTICE_MAIL, Notice, noticeMail } from "./mails.ts";
import { warnOfCertificates } from "./warning.ts";

const NoticeJob = z.object({
  organization_id: z.string(),
  event_id: z.string(),
  member_id: z.string(),
  notice: Notice,
});

export const ssoJobs: readonly JobHandler[] = [
  { name: "sso.warn_of_certificates", cron: "23 * * * *", run: ({ platform }) => warnOfCertificates(platform) },
  { name: "sso.clear_up", cron: "53 * * * *", run: ({ platform }) => clearUp(platform) },
  {
    name: NOTICE_MAIL,
    async run(context, payload) {
      const wanted = NoticeJob.parse(payload);
      const actor = { kind: "system", cause: "single sign-on" } as const;
      const scope = { organizationId: wanted.organization_id, actor, origin: noOrigin };
      const mail = await read(context.platform, scope, (reading) => mailFor(reading, wanted));
      if (mail !== undefined)
        await sendOnce(context, mail, { lost: "an Admin may not be told", about: { event_id: wanted.event_id } });
    },
  },
];

async function mailFor(reading: Reading, wanted: z.output<typeof NoticeJob>): Promise<Mail | undefined> {
  const { db, organizationId, publicUrl } = reading;
  const [reader] = await findRecipients(db, organizationId, [wanted.member_id]);
  if (reader === undefined) return undefined;
  const { name } = await getOrganization(db, organizationId);
  return noticeMail({
    id: `${wanted.event_id}-${reader.memberId}`,
    to: reader.email,
    language: reader.language,
    organizationName: name,
    notice: wanted.notice,
    url: `${publicUrl}/o/${organizationId}/access`,
  });
}

/** Deletes what has served. Row-level security lets this see what has expired of every tenant, and nothing else. */
async function clearUp(platform: Platform): Promise<void> {
  const setting = localSetting("clearing_sso", "on");
  await inTransaction(platform, setting, async (tx) => {
    await sql`delete from sso_attempts`.execute(tx);
    await sql`delete from sso_used_assertions`.execute(tx);
    await sql`delete from sso_sign_ins`.execute(tx);
  });
}
