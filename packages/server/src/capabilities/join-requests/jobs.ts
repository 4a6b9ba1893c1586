import * as z from "zod";
import type { JobContext, JobHandler } from "../../platform/jobs.ts";
import type { Mail } from "../../platform/mail.ts";
import { sendOnce } from "../../platform/mail-once.ts";
import { noOrigin, type Reading, read } from "../../platform/transact.ts";
import { findRecipients } from "../access/recipients.ts";
import { getOrganization } from "../organizations/store.ts";
import { askedMail } from "./mails.ts";
import { SIGN_UP_MAIL, signUpMailFor } from "./signing-up.ts";
import { ASKED_MAIL, listRequests } from "./store.ts";

const AskedMailJob = z.object({
  organization_id: z.string(),
  join_request_id: z.string(),
  event_id: z.string(),
  member_id: z.string(),
});

export const joinRequestJobs: readonly JobHandler[] = [
  {
    name: ASKED_MAIL,
    async run(context, payload) {
      const wanted = AskedMailJob.parse(payload);
      const actor = { kind: "system", cause: "join requests" } as const;
      const scope = { organizationId: wanted.organization_id, actor, origin: noOrigin };
      await send(context, await read(context.platform, scope, (reading) => mailFor(reading, wanted)));
    },
  },
  {
    name: SIGN_UP_MAIL,
    run: async (context, payload) => send(context, await signUpMailFor(context.platform, payload)),
  },
];

async function send(context: JobContext, mail: Mail | undefined): Promise<void> {
  if (mail !== undefined) await sendOnce(context, mail, { lost: "a mail about joining may not have arrived" });
}

/** The mail as things stand when it is sent: none once the request was answered, or the reader has gone. */
async function mailFor(reading: Reading, wanted: z.output<typeof AskedMailJob>): Promise<Mail | undefined> {
  const { db, organizationId, publicUrl } = reading;
  const [request] = await listRequests(db, organizationId, { id: wanted.join_request_id, limit: 1 });
  const [reader] = await findRecipients(db, organizationId, [wanted.member_id]);
  if (request?.status !== "pending" || reader === undefined) return undefined;
  const { name } = await getOrganization(db, organizationId);
  return askedMail({
    id: `${wanted.event_id}-${reader.memberId}`,
    to: reader.email,
    language: reader.language,
    organizationName: name,
    who: { name: `${request.first_name} ${request.last_name}`.trim(), email: request.email },
    message: request.message,
    url: `${publicUrl}/o/${organizationId}/members/requests`,
  });
}
