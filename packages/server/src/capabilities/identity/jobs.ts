import type { JobHandler } from "../../platform/jobs.ts";
import type { Mail } from "../../platform/mail.ts";
import { sendOnce } from "../../platform/mail-once.ts";
import { noOrigin, transactUser } from "../../platform/transact.ts";
import { makeLink, readLinkRequest } from "./commands.ts";
import { emailVerificationMail, passwordResetMail, signInLinkMail } from "./mails.ts";
import { noticeMail } from "./notice-mails.ts";
import { NOTICE_JOB, Notice } from "./notices.ts";
import { hasAddress, type LinkPurpose, linkMinutes } from "./rules.ts";
import { findUser } from "./store.ts";

const LOST = "a mail may not have arrived";

/** The mails with a link, each looked up, made and sent after the answer was given. */
export const identityJobs: readonly JobHandler[] = [
  linkJob("sign_in", signInLinkMail),
  linkJob("password_reset", passwordResetMail),
  linkJob("email_verification", emailVerificationMail),
  {
    name: NOTICE_JOB,
    async run({ platform, mailer }, payload) {
      const { user_id, mail_id, kind, about } = Notice.parse(payload);
      const user = await findUser(platform.database, user_id);
      if (user === undefined || !hasAddress(user)) return;
      const { email: to, language } = user;
      const mail = noticeMail({ id: mail_id, to, language, kind, about, accountUrl: `${platform.publicUrl}/account` });
      await sendOnce({ platform, mailer }, mail, { lost: LOST, about: { user_id } });
    },
  },
];

function linkJob(purpose: LinkPurpose, mailOf: (link: Parameters<typeof signInLinkMail>[0]) => Mail): JobHandler {
  return {
    name: `identity.send_${purpose}_link`,
    async run({ platform, mailer }, payload) {
      const request = readLinkRequest(platform.secrets, payload);
      const scope = { actor: { kind: "system", cause: "mailed link" }, origin: noOrigin } as const;
      const made = await transactUser(platform, scope, (work) => makeLink(work, request));
      if (made === undefined) return;

      const { user, url } = made;
      const mail = {
        id: request.mail_id,
        to: user.email,
        language: user.language,
        expiresMinutes: linkMinutes[purpose],
      };
      // Whoever misses it asks for another link.
      await sendOnce({ platform, mailer }, mailOf({ ...mail, url }), { lost: LOST, about: { user_id: user.id } });
    },
  };
}
