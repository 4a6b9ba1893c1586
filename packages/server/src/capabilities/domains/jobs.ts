import * as z from "zod";
import type { JobHandler } from "../../platform/jobs.ts";
import type { Mail } from "../../platform/mail.ts";
import { sendOnce } from "../../platform/mail-once.ts";
import { noOrigin, type Reading, read } from "../../platform/transact.ts";
import { findRecipients } from "../access/recipients.ts";
import { getOrganization } from "../organizations/store.ts";
import { checkClaim, planChecks } from "./checking.ts";
import { CHECK_JOB } from "./commands.ts";
import { proofMail } from "./mails.ts";
import { displayName, recordOf } from "./names.ts";
import { unverifiedFrom } from "./rules.ts";
import { findDomain, PROOF_MAIL } from "./store.ts";

const Check = z.object({
  organization_id: z.string(),
  domain_id: z.string().optional(),
  domain: z.string().optional(),
});
const ProofMailJob = z.object({
  organization_id: z.string(),
  domain_id: z.string(),
  event_id: z.string(),
  member_id: z.string(),
});

export const domainJobs: readonly JobHandler[] = [
  { name: "domains.plan_checks", cron: "41 * * * *", run: ({ platform }) => planChecks(platform) },
  {
    name: CHECK_JOB,
    run({ platform }, payload) {
      const { organization_id: organizationId, domain_id: id, domain } = Check.parse(payload);
      return checkClaim(platform, { organizationId, id, domain });
    },
  },
  {
    name: PROOF_MAIL,
    async run(context, payload) {
      const wanted = ProofMailJob.parse(payload);
      const actor = { kind: "system", cause: "domain check" } as const;
      const scope = { organizationId: wanted.organization_id, actor, origin: noOrigin };
      const mail = await read(context.platform, scope, (reading) => mailFor(reading, wanted));
      if (mail !== undefined)
        await sendOnce(context, mail, { lost: "an Admin may not be warned", about: { domain_id: wanted.domain_id } });
    },
  },
];

/** The mail as things stand when it is sent: none once the proof is back, the domain given up, or the reader gone. */
async function mailFor(reading: Reading, wanted: z.output<typeof ProofMailJob>): Promise<Mail | undefined> {
  const { db, organizationId, publicUrl } = reading;
  const domain = await findDomain(db, organizationId, wanted.domain_id);
  const [reader] = await findRecipients(db, organizationId, [wanted.member_id]);
  if (domain === undefined || domain.proofLostAt === null || reader === undefined) return undefined;
  const { name } = await getOrganization(db, organizationId);
  return proofMail({
    id: `${wanted.event_id}-${reader.memberId}`,
    to: reader.email,
    language: reader.language,
    organizationName: name,
    domain: displayName(domain.domain),
    record: recordOf(domain.domain, domain.proofToken),
    unverifiedFrom: domain.status === "verified" ? unverifiedFrom(domain.proofLostAt) : null,
    url: `${publicUrl}/o/${organizationId}/access`,
  });
}
