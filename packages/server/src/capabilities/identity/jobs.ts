import type { JobHandler } from "../../platform/jobs.ts";
import { type Mail, PermanentMailError } from "../../platform/mail.ts";
import { noOrigin, transactUser } from "../../platform/transact.ts";
import { makeLink, readLinkRequest } from "./commands.ts";
import { emailVerificationMail, passwordResetMail, signInLinkMail } from "./mails.ts";
import { type LinkPurpose, linkMinutes } from "./rules.ts";

/** The mails with a link, each looked up, made and sent after the answer was given. */
export const identityJobs: readonly JobHandler[] = [
  linkJob("sign_in", signInLinkMail),
  linkJob("password_reset", passwordResetMail),
  linkJob("email_verification", emailVerificationMail),
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
      await mailer.send(mailOf({ ...mail, url })).catch((error: unknown) => {
        if (!(error instanceof PermanentMailError)) throw error;
        platform.log.warn({ err: error, user_id: user.id }, "the mail server refuses a mailed link for good");
      });
    },
  };
}
