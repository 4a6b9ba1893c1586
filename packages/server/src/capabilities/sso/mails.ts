import type { Language } from "@rollcall/contract/people";
import * as z from "zod";
import type { Mail } from "../../platform/mail.ts";
import { dateIn } from "../../platform/mail-dates.ts";
import { mailOf } from "../../platform/mail-template.ts";

/** The job of one mail to one of those who configure access. */
export const NOTICE_MAIL = "sso.send_notice";

/** What those who configure access are told of. */
export const Notice = z.discriminatedUnion("about", [
  z.object({ about: z.literal("certificate"), connection: z.string(), ends_at: z.coerce.date() }),
  z.object({ about: z.literal("break_glass_used"), name: z.string(), reason: z.string(), at: z.coerce.date() }),
  z.object({ about: z.literal("break_glass_changed"), name: z.string(), admins: z.array(z.string()) }),
]);
export type Notice = z.infer<typeof Notice>;

export type NoticeMail = {
  id: string;
  to: string;
  language: Language;
  organizationName: string;
  notice: Notice;
  url: string;
};

/** A certificate ends, or something happened around emergency access. */
export function noticeMail(mail: NoticeMail): Mail {
  const { to, language, organizationName, notice, url } = mail;
  const words = wordings[language];
  const { subject, says } = words.said(notice, organizationName);
  const reason =
    notice.about === "break_glass_used"
      ? [{ kind: "quotation", text: notice.reason, by: words.reason(notice.name) } as const]
      : [];
  return mailOf(mail, {
    language,
    subject,
    preview: says,
    heading: subject,
    blocks: [
      { kind: "paragraph", text: says },
      ...reason,
      { kind: "button", label: words.button, url, orCopy: words.orCopy },
    ],
    foot: [words.why(to, organizationName)],
  });
}

type Said = { subject: string; says: string };

function inEnglish(notice: Notice, organization: string): Said {
  switch (notice.about) {
    case "certificate":
      return {
        subject: `The certificate of ${notice.connection} ends soon`,
        says: `From ${dateIn("en", notice.ends_at)} on nobody can sign in to ${organization} through ${notice.connection}, unless its new certificate is added before. Both can be there while the identity provider changes.`,
      };
    case "break_glass_used":
      return {
        subject: `${notice.name} used emergency access to ${organization}`,
        says: `On ${dateIn("en", notice.at)} ${notice.name} entered ${organization} without the identity provider. If you did not expect this, end their sessions and look at the audit log.`,
      };
    case "break_glass_changed":
      return {
        subject: `Emergency access to ${organization} changed`,
        says: `${notice.name} decided who can enter ${organization} without the identity provider: ${notice.admins.join(", ") || "nobody"}.`,
      };
  }
}

function inFrench(notice: Notice, organization: string): Said {
  switch (notice.about) {
    case "certificate":
      return {
        subject: `Le certificat de ${notice.connection} expire bientôt`,
        says: `À partir du ${dateIn("fr", notice.ends_at)}, plus personne ne pourra se connecter à l’organisation ${organization} par ${notice.connection}, sauf si son nouveau certificat est ajouté avant. Les deux peuvent coexister pendant le changement.`,
      };
    case "break_glass_used":
      return {
        subject: `${notice.name} a utilisé l’accès d’urgence à ${organization}`,
        says: `Le ${dateIn("fr", notice.at)}, ${notice.name} est entré dans l’organisation ${organization} sans le fournisseur d’identité. Si vous ne vous y attendiez pas, mettez fin à ses sessions et consultez le journal d’audit.`,
      };
    case "break_glass_changed":
      return {
        subject: `L’accès d’urgence à ${organization} a changé`,
        says: `${notice.name} a décidé qui peut entrer dans l’organisation ${organization} sans le fournisseur d’identité\u00a0: ${notice.admins.join(", ") || "personne"}.`,
      };
  }
}

const wordings = {
  en: {
    said: inEnglish,
    reason: (name: string) => `${name} wrote`,
    button: "See single sign-on",
    orCopy: "Or copy this address into your browser:",
    why: (to: string, organization: string) => `Sent once to ${to}, because you administer access to ${organization}.`,
  },
  fr: {
    said: inFrench,
    reason: (name: string) => `${name} a écrit`,
    button: "Voir l’authentification unique",
    orCopy: "Ou copiez cette adresse dans votre navigateur\u00a0:",
    why: (to: string, organization: string) =>
      `Envoyé une seule fois à ${to}, car vous administrez les accès de l’organisation ${organization}.`,
  },
};
