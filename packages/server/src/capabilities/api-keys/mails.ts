import type { Language } from "@rollcall/contract/people";
import type { Mail } from "../../platform/mail.ts";
import { dateIn } from "../../platform/mail-dates.ts";
import { mailOf } from "../../platform/mail-template.ts";

export type ExpiryMail = {
  id: string;
  to: string;
  language: Language;
  organizationName: string;
  workspaceName: string;
  keyName: string;
  mask: string;
  /** The Service account that owns the key; null when the reader does. */
  accountName: string | null;
  expiresAt: Date;
  url: string;
};

/** Warns that an API key will end. It names the key as lists do, and holds no secret. */
export function expiryMail(mail: ExpiryMail): Mail {
  const { to, language, organizationName, workspaceName, keyName, mask, accountName, url } = mail;
  const words = wordings[language];
  const expiry = dateIn(language, mail.expiresAt);
  const account: [string, string][] = accountName === null ? [] : [[words.account, accountName]];
  return mailOf(mail, {
    language,
    subject: words.subject(keyName),
    preview: words.preview(expiry),
    heading: words.heading(keyName),
    blocks: [
      { kind: "paragraph", text: words.says(accountName, expiry) },
      {
        kind: "facts",
        rows: [
          [words.key, `${keyName} (${mask})`],
          ...account,
          [words.workspace, workspaceName],
          [words.organization, organizationName],
        ],
      },
      { kind: "paragraph", text: words.rotate },
      { kind: "button", label: words.button, url, orCopy: words.orCopy },
    ],
    foot: [words.why(to, accountName)],
  });
}

const wordings = {
  en: {
    subject: (key: string) => `Your API key “${key}” expires soon`,
    preview: (expiry: string) => `It stops working on ${expiry}.`,
    heading: (key: string) => `The API key “${key}” expires soon`,
    says: (account: string | null, expiry: string) =>
      account === null
        ? `An API key of yours stops working on ${expiry}. Whatever uses it then is refused.`
        : `An API key of the Service account ${account} stops working on ${expiry}. Whatever uses it then is refused.`,
    key: "Key",
    account: "Service account",
    workspace: "Workspace",
    organization: "Organization",
    rotate: "Rotate it to get a new key. The old one works on for as long as you choose, so that nothing has to stop.",
    button: "See the keys",
    orCopy: "Or copy this address into your browser:",
    why: (to: string, account: string | null) =>
      account === null
        ? `Sent once to ${to}, because the key is yours.`
        : `Sent once to ${to}, because you administer the keys of this Workspace.`,
  },
  fr: {
    subject: (key: string) => `Votre clé d’API «\u00a0${key}\u00a0» expire bientôt`,
    preview: (expiry: string) => `Elle cessera de fonctionner le ${expiry}.`,
    heading: (key: string) => `La clé d’API «\u00a0${key}\u00a0» expire bientôt`,
    says: (account: string | null, expiry: string) =>
      account === null
        ? `L’une de vos clés d’API cessera de fonctionner le ${expiry}. Ce qui l’utilise sera alors refusé.`
        : `Une clé d’API du compte de service ${account} cessera de fonctionner le ${expiry}. Ce qui l’utilise sera alors refusé.`,
    key: "Clé",
    account: "Compte de service",
    workspace: "Espace de travail",
    organization: "Organisation",
    rotate:
      "Renouvelez-la pour obtenir une nouvelle clé. L’ancienne continue de fonctionner aussi longtemps que vous le choisissez\u00a0: rien n’a besoin de s’arrêter.",
    button: "Voir les clés",
    orCopy: "Ou copiez cette adresse dans votre navigateur\u00a0:",
    why: (to: string, account: string | null) =>
      account === null
        ? `Envoyé une seule fois à ${to}, car cette clé est la vôtre.`
        : `Envoyé une seule fois à ${to}, car vous administrez les clés de cet espace de travail.`,
  },
};
