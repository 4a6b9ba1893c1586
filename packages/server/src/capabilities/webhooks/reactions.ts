import { addJobs } from "../../platform/outbox.ts";
import { reaction } from "../../platform/reactions.ts";
import { noOrigin, transact, unchanged } from "../../platform/transact.ts";
import { findThoseWhoMay } from "../access/recipients.ts";
import { DISABLED_MAIL } from "./mails.ts";

/** Plans a mail to each who configures webhooks, so that one address that fails has none of the others mailed again. */
const planDisabledMails = reaction({
  name: "webhooks.plan_disabled_mails",
  on: ["webhook.endpoint_disabled"],
  async run({ platform, organizationId, eventId }, { payload }) {
    const { id, address, reason } = payload;
    if (reason === "by_hand") return;
    const actor = { kind: "system", cause: "webhooks" } as const;
    await transact(platform, { organizationId, actor, origin: noOrigin }, async ({ tx, now }) => {
      const recipients = await findThoseWhoMay(tx, organizationId, "webhooks:write", now);
      const about = { organization_id: organizationId, event_id: eventId, endpoint_id: id, address, reason };
      const payloads = recipients.map(({ memberId }) => ({ ...about, member_id: memberId }));
      await addJobs(
        tx,
        payloads.map((each) => ({ identifier: DISABLED_MAIL, payload: each })),
      );
      return unchanged(undefined);
    });
  },
});

export const webhookReactions = [planDisabledMails];
