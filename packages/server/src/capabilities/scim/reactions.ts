import { addJobs } from "../../platform/outbox.ts";
import { reaction } from "../../platform/reactions.ts";
import { noOrigin, transact, unchanged } from "../../platform/transact.ts";
import { findThoseWhoMay } from "../access/recipients.ts";
import { BRAKE_MAIL } from "./mails.ts";

/** Plans a mail to each who configures access, so that one address that fails has none of the others mailed again. */
const planBrakeMails = reaction({
  name: "directory.plan_brake_mails",
  on: ["directory.brake_stopped"],
  async run({ platform, organizationId, eventId }, { payload }) {
    const actor = { kind: "system", cause: "directory sync" } as const;
    await transact(platform, { organizationId, actor, origin: noOrigin }, async ({ tx, now }) => {
      const recipients = await findThoseWhoMay(tx, organizationId, "access:write", now);
      const about = { organization_id: organizationId, event_id: eventId, percent: payload.percent };
      const payloads = recipients.map(({ memberId }) => ({ ...about, member_id: memberId }));
      await addJobs(
        tx,
        payloads.map((each) => ({ identifier: BRAKE_MAIL, payload: each })),
      );
      return unchanged(undefined);
    });
  },
});

export const directoryReactions = [planBrakeMails];
