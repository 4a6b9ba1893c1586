import { addJobs } from "../../platform/outbox.ts";
import { reaction } from "../../platform/reactions.ts";
import { noOrigin, transact, unchanged } from "../../platform/transact.ts";
import { findThoseWhoMay } from "../access/recipients.ts";
import { PROOF_MAIL } from "./store.ts";

/** Plans a mail to each who configures access, so that one address that fails has none of the others mailed again. */
const planProofMails = reaction({
  name: "domains.plan_proof_mails",
  on: ["domain.proof_lost", "domain.unverified"],
  async run({ platform, organizationId, eventId }, { payload }) {
    const actor = { kind: "system", cause: "domain check" } as const;
    await transact(platform, { organizationId, actor, origin: noOrigin }, async ({ tx, now }) => {
      const recipients = await findThoseWhoMay(tx, organizationId, "access:write", now);
      const about = { organization_id: organizationId, domain_id: payload.id, event_id: eventId };
      const payloads = recipients.map(({ memberId }) => ({ ...about, member_id: memberId }));
      await addJobs(
        tx,
        payloads.map((each) => ({ identifier: PROOF_MAIL, payload: each })),
      );
      return unchanged(undefined);
    });
  },
});

export const domainReactions = [planProofMails];
