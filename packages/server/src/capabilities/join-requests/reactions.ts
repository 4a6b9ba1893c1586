import { sendOnce } from "../../platform/mail-once.ts";
import { addJobs } from "../../platform/outbox.ts";
import { reaction } from "../../platform/reactions.ts";
import { noOrigin, read, transact, unchanged } from "../../platform/transact.ts";
import { findThoseWhoMay } from "../access/recipients.ts";
import { findUser } from "../identity/store.ts";
import { getOrganization } from "../organizations/store.ts";
import { answeredMail } from "./mails.ts";
import { ASKED_MAIL } from "./store.ts";

const actor = { kind: "system", cause: "join requests" } as const;

/** Plans a mail to each who may answer, so that one address that fails has none of the others mailed again. */
const planAskedMails = reaction({
  name: "join-requests.plan_asked_mails",
  on: ["join_request.created"],
  async run({ platform, organizationId, eventId }, { payload }) {
    await transact(platform, { organizationId, actor, origin: noOrigin }, async ({ tx, now }) => {
      const recipients = await findThoseWhoMay(tx, organizationId, "members:invite", now);
      const about = { organization_id: organizationId, join_request_id: payload.id, event_id: eventId };
      const payloads = recipients.map(({ memberId }) => ({ ...about, member_id: memberId }));
      await addJobs(
        tx,
        payloads.map((each) => ({ identifier: ASKED_MAIL, payload: each })),
      );
      return unchanged(undefined);
    });
  },
});

/** Mails the answer to who asked. Whoever came in by another way knows it. */
const sendAnsweredMail = reaction({
  name: "join-requests.send_answered_mail",
  on: ["join_request.granted", "join_request.declined"],
  async run({ platform, mailer, organizationId, eventId }, { name, payload }) {
    if (name === "join_request.granted" && "joined_otherwise" in payload && payload.joined_otherwise) return;
    const mail = await read(platform, { organizationId, actor, origin: noOrigin }, async ({ db, publicUrl }) => {
      const [organization, user] = [await getOrganization(db, organizationId), await findUser(db, payload.user_id)];
      if (user === undefined) return undefined;
      const addressed = { id: eventId, to: user.email, language: user.language };
      const url = `${publicUrl}/o/${organizationId}`;
      const isGranted = name === "join_request.granted";
      return answeredMail({ ...addressed, organizationName: organization.name, isGranted, url });
    });
    // The answer stands in Rollcall too.
    if (mail !== undefined)
      await sendOnce({ platform, mailer }, mail, { lost: "who asked to join may not know the answer" });
  },
});

export const joinRequestReactions = [planAskedMails, sendAnsweredMail];
