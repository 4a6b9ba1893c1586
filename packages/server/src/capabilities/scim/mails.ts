import type { Language } from "@rollcall/contract/people";
import type { Mail } from "../../platform/mail.ts";
import { mailOf } from "../../platform/mail-template.ts";

/** The job of one mail to one of those who configure access. */
export const BRAKE_MAIL = "directory.send_brake_mail";

export type BrakeMail = {
  id: string;
  to: string;
  language: Language;
  organizationName: string;
  percent: number;
  url: string;
};

/** A directory is stopped, and somebody has to say whether it may go on. */
export function brakeMail(mail: BrakeMail): Mail {
  const { to, language, organizationName, percent, url } = mail;
  const words = wordings[language];
  const subject = words.subject(organizationName);
  const says = words.says(organizationName, percent);
  return mailOf(mail, {
    language,
    subject,
    preview: says,
    heading: subject,
    blocks: [
      { kind: "paragraph", text: says },
      { kind: "paragraph", text: words.asks },
      { kind: "button", label: words.button, url, orCopy: words.orCopy },
    ],
    foot: [words.why(to, organizationName)],
  });
}

const wordings = {
  en: {
    subject: (organization: string) => `Directory sync of ${organization} is stopped`,
    says: (organization: string, percent: number) =>
      `The directory was about to suspend or remove more than ${percent} % of the members of ${organization} within an hour. Until you decide, it can do neither; everything else goes on.`,
    asks: "Look at what it asked for. If that is right, let it go on; if not, correct the directory first.",
    button: "See directory sync",
    orCopy: "Or copy this address into your browser:",
    why: (to: string, organization: string) => `Sent once to ${to}, because you administer access to ${organization}.`,
  },
  fr: {
    subject: (organization: string) => `La synchronisation d’annuaire de ${organization} est arrêtée`,
    says: (organization: string, percent: number) =>
      `L’annuaire allait suspendre ou retirer plus de ${percent}\u00a0% des membres de l’organisation ${organization} en une heure. Jusqu’à votre décision, il ne peut faire ni l’un ni l’autre\u00a0; tout le reste continue.`,
    asks: "Regardez ce qu’il a demandé. Si c’est juste, laissez-le continuer\u00a0; sinon, corrigez d’abord l’annuaire.",
    button: "Voir la synchronisation d’annuaire",
    orCopy: "Ou copiez cette adresse dans votre navigateur\u00a0:",
    why: (to: string, organization: string) =>
      `Envoyé une seule fois à ${to}, car vous administrez les accès de l’organisation ${organization}.`,
  },
};
