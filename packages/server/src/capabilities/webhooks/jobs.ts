import { WEBHOOK_LOG_DAYS } from "@rollcall/contract/webhooks";
import * as z from "zod";
import { daysAfter } from "../../platform/clock.ts";
import type { JobHandler } from "../../platform/jobs.ts";
import type { Mail } from "../../platform/mail.ts";
import { sendOnce } from "../../platform/mail-once.ts";
import {
  inTransaction,
  noOrigin,
  type Platform,
  type Reading,
  read,
  transact,
  unchanged,
} from "../../platform/transact.ts";
import { findRecipients } from "../access/recipients.ts";
import { getOrganization } from "../organizations/store.ts";
import { deliver } from "./delivering.ts";
import { CLEARING, deleteOld, deleteSome } from "./delivery-store.ts";
import { DISABLED_MAIL, disabledMail } from "./mails.ts";
import { CLEARING_ENDPOINT, DELIVERING, REPLAYING, TELLING } from "./planning.ts";
import { replay } from "./replaying.ts";
import { deleteEndpoint } from "./store.ts";
import { tell } from "./telling.ts";

const BATCH = 5_000;

const actor = { kind: "system", cause: "webhooks" } as const;

const OfOrganization = z.object({ organization_id: z.string() });
const OfEndpoint = OfOrganization.extend({ endpoint_id: z.string() });
const OfReplay = OfOrganization.extend({ replay_id: z.string() });
const DisabledJob = OfOrganization.extend({
  event_id: z.string(),
  member_id: z.string(),
  endpoint_id: z.string(),
  address: z.string(),
  reason: z.enum(["gone", "failing"]),
});

export const webhookJobs: readonly JobHandler[] = [
  { name: TELLING, run: ({ platform }, payload) => tell(platform, OfOrganization.parse(payload).organization_id) },
  {
    name: DELIVERING,
    isOutside: true,
    run({ platform }, payload) {
      const { organization_id, endpoint_id } = OfEndpoint.parse(payload);
      return deliver(platform, organization_id, endpoint_id);
    },
  },
  {
    name: REPLAYING,
    run({ platform }, payload) {
      const { organization_id, replay_id } = OfReplay.parse(payload);
      return replay(platform, organization_id, replay_id);
    },
  },
  {
    name: CLEARING_ENDPOINT,
    run({ platform }, payload) {
      const { organization_id, endpoint_id } = OfEndpoint.parse(payload);
      return clearEndpoint(platform, organization_id, endpoint_id);
    },
  },
  { name: "webhooks.clear_up", cron: "43 * * * *", run: ({ platform }) => clearUp(platform) },
  {
    name: DISABLED_MAIL,
    async run(context, payload) {
      const wanted = DisabledJob.parse(payload);
      const scope = { organizationId: wanted.organization_id, actor, origin: noOrigin };
      const mail = await read(context.platform, scope, (reading) => mailFor(reading, wanted));
      if (mail !== undefined)
        await sendOnce(context, mail, { lost: "an Admin may not be told", about: { event_id: wanted.event_id } });
    },
  },
];

async function mailFor(reading: Reading, wanted: z.output<typeof DisabledJob>): Promise<Mail | undefined> {
  const { db, organizationId, publicUrl } = reading;
  const [reader] = await findRecipients(db, organizationId, [wanted.member_id]);
  if (reader === undefined) return undefined;
  const { name } = await getOrganization(db, organizationId);
  return disabledMail({
    id: `${wanted.event_id}-${reader.memberId}`,
    to: reader.email,
    language: reader.language,
    organizationName: name,
    address: wanted.address,
    reason: wanted.reason,
    url: `${publicUrl}/o/${organizationId}/webhooks/${wanted.endpoint_id}`,
  });
}

/** Deletes what an endpoint leaves, in parts, then the endpoint. */
async function clearEndpoint(platform: Platform, organizationId: string, endpointId: string): Promise<void> {
  const scope = { organizationId, actor, origin: noOrigin };
  let deleted: number;
  do {
    deleted = await transact(platform, scope, async ({ tx }) =>
      unchanged(await deleteSome(tx, organizationId, endpointId, BATCH)),
    );
  } while (deleted === BATCH);
  await transact(platform, scope, async ({ tx }) => unchanged(await deleteEndpoint(tx, organizationId, endpointId)));
}

/** Deletes what has served. Row-level security lets this see what is old of every tenant, and nothing else. */
async function clearUp(platform: Platform): Promise<void> {
  const before = daysAfter(platform.clock(), -WEBHOOK_LOG_DAYS);
  let deleted: number;
  do {
    deleted = await inTransaction(platform, CLEARING, (tx) => deleteOld(tx, before, BATCH));
  } while (deleted === BATCH);
}
