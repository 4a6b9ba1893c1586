import { sql } from "kysely";
import * as z from "zod";
import type { JobHandler } from "../../platform/jobs.ts";
import { localSetting } from "../../platform/local-setting.ts";
import { describeMailError, type Mail, PermanentMailError, UnconfirmedMailError } from "../../platform/mail.ts";
import { inTransaction, noOrigin, type Reading, read } from "../../platform/transact.ts";
import { findRecipients } from "../access/recipients.ts";
import { getOrganization } from "../organizations/store.ts";
import { BRAKE_MAIL, brakeMail } from "./mails.ts";

const SETTING = localSetting("clearing_directory", "on");

const BrakeJob = z.object({
  organization_id: z.string(),
  event_id: z.string(),
  member_id: z.string(),
  percent: z.number(),
});

export const directoryJobs: readonly JobHandler[] = [
  {
    name: "directory.clear_up",
    cron: "37 * * * *",
    // Row-level security lets this see what is old of every tenant, and nothing else.
    run: ({ platform }) =>
      inTransaction(platform, SETTING, async (tx) => {
        await sql`delete from directory_requests`.execute(tx);
      }),
  },
  {
    name: BRAKE_MAIL,
    async run({ platform, mailer }, payload) {
      const wanted = BrakeJob.parse(payload);
      const actor = { kind: "system", cause: "directory sync" } as const;
      const scope = { organizationId: wanted.organization_id, actor, origin: noOrigin };
      const mail = await read(platform, scope, (reading) => mailFor(reading, wanted));
      if (mail === undefined) return;

      await mailer.send(mail).catch((error: unknown) => {
        // A mail that may have arrived is not sent again.
        const isFinal = error instanceof PermanentMailError || error instanceof UnconfirmedMailError;
        if (!isFinal) throw error;
        platform.log.warn({ reason: describeMailError(error), event_id: wanted.event_id }, "an Admin may not be told");
      });
    },
  },
];

async function mailFor(reading: Reading, wanted: z.output<typeof BrakeJob>): Promise<Mail | undefined> {
  const { db, organizationId, publicUrl } = reading;
  const [reader] = await findRecipients(db, organizationId, [wanted.member_id]);
  if (reader === undefined) return undefined;
  const { name } = await getOrganization(db, organizationId);
  return brakeMail({
    id: `${wanted.event_id}-${reader.memberId}`,
    to: reader.email,
    language: reader.language,
    organizationName: name,
    percent: wanted.percent,
    url: `${publicUrl}/o/${organizationId}/access/directory`,
  });
}
