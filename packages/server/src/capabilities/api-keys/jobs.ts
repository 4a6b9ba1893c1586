import * as z from "zod";
import type { JobHandler } from "../../platform/jobs.ts";
import type { Mail } from "../../platform/mail.ts";
import { sendOnce } from "../../platform/mail-once.ts";
import { noOrigin, type Reading, read } from "../../platform/transact.ts";
import { getOrganization } from "../organizations/store.ts";
import { expiryMail } from "./mails.ts";
import { getKey } from "./queries.ts";
import { findReached } from "./store.ts";
import { EXPIRY_MAIL, warnOfExpiry } from "./warning.ts";

const ExpiryMail = z.object({ organization_id: z.string(), key_id: z.string(), member_id: z.string() });

export const apiKeyJobs: readonly JobHandler[] = [
  { name: "api-keys.warn_of_expiry", cron: "7 * * * *", run: ({ platform }) => warnOfExpiry(platform) },
  {
    name: EXPIRY_MAIL,
    async run(context, payload) {
      const wanted = ExpiryMail.parse(payload);
      const actor = { kind: "system", cause: "key expiry" } as const;
      const scope = { organizationId: wanted.organization_id, actor, origin: noOrigin };
      const mail = await read(context.platform, scope, (reading) => mailFor(reading, wanted));
      if (mail !== undefined)
        await sendOnce(context, mail, { lost: "an owner may not be warned", about: { key_id: wanted.key_id } });
    },
  },
];

/** The mail, unless the key was revoked or replaced since, or the reader has gone. */
async function mailFor(reading: Reading, wanted: z.output<typeof ExpiryMail>): Promise<Mail | undefined> {
  const { db, organizationId, publicUrl } = reading;
  const key = await getKey(reading, wanted.key_id);
  const [reader] = await findReached(db, organizationId, [wanted.member_id]);
  if (key.status !== "active" || key.replaced_by !== null || key.expires_at === null || reader === undefined) return;
  const { name } = await getOrganization(db, organizationId);
  return expiryMail({
    id: `${key.id}-expiry-${reader.memberId}`,
    to: reader.email,
    language: reader.language,
    organizationName: name,
    workspaceName: key.workspace.name,
    keyName: key.name,
    mask: key.mask,
    accountName: key.owner.kind === "service_account" ? key.owner.name : null,
    expiresAt: new Date(key.expires_at),
    url: `${publicUrl}/o/${organizationId}/workspaces/${key.workspace.id}/keys`,
  });
}
