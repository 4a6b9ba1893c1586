import type { Language } from "@rollcall/contract/people";
import { WEBHOOK_FAILING_DAYS } from "@rollcall/contract/webhooks";
import type { Mail } from "../../platform/mail.ts";
import { mailOf } from "../../platform/mail-template.ts";

/** The job of one mail to one of those who configure webhooks. */
export const DISABLED_MAIL = "webhooks.send_disabled_mail";

export type DisabledMail = {
  id: string;
  to: string;
  language: Language;
  organizationName: string;
  address: string;
  reason: "gone" | "failing";
  url: string;
};

/** An endpoint was disabled because nobody is there any more. */
export function disabledMail(mail: DisabledMail): Mail {
  const { to, language, organizationName, address, reason, url } = mail;
  const words = wordings[language];
  const subject = words.subject(organizationName);
  const says = words[reason](address);
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
    subject: (organization: string) => `A webhook endpoint of ${organization} was disabled`,
    gone: (address: string) => `${address} answered that it wants no more webhooks (status 410).`,
    failing: (address: string) =>
      `For ${WEBHOOK_FAILING_DAYS} days ${address} took nothing that was sent to it: every try failed.`,
    asks: "Nothing more is sent to it. When the receiver is there again, enable the endpoint: what waits is sent then, and what was given up can be sent again.",
    button: "See the endpoint",
    orCopy: "Or copy this address into your browser:",
    why: (to: string, organization: string) => `Sent once to ${to}, because you configure webhooks of ${organization}.`,
  },
  fr: {
    subject: (organization: string) => `Un point de terminaison webhook de ${organization} a été désactivé`,
    gone: (address: string) => `${address} a répondu ne plus vouloir de webhooks (statut 410).`,
    failing: (address: string) =>
      `Pendant ${WEBHOOK_FAILING_DAYS} jours, ${address} n’a rien accepté de ce qui lui était envoyé\u00a0: chaque essai a échoué.`,
    asks: "Plus rien ne lui est envoyé. Quand le destinataire sera de retour, réactivez le point de terminaison\u00a0: ce qui attend sera alors envoyé, et ce qui a été abandonné pourra l’être de nouveau.",
    button: "Voir le point de terminaison",
    orCopy: "Ou copiez cette adresse dans votre navigateur\u00a0:",
    why: (to: string, organization: string) =>
      `Envoyé une seule fois à ${to}, car vous configurez les webhooks de l’organisation ${organization}.`,
  },
};
