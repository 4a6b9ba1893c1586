import type { Language } from "@rollcall/contract/people";
import type { Mail } from "../../platform/mail.ts";
import { dateIn } from "../../platform/mail-dates.ts";
import { mailOf } from "../../platform/mail-template.ts";

export type ProofMail = {
  id: string;
  to: string;
  language: Language;
  organizationName: string;
  domain: string;
  record: { name: string; value: string };
  /** When the domain stops counting; null when it has. */
  unverifiedFrom: Date | null;
  url: string;
};

/** Warns that the record which proves a domain has gone, or says that the domain does not count any more. */
export function proofMail(mail: ProofMail): Mail {
  const { to, language, organizationName, domain, record, unverifiedFrom, url } = mail;
  const words = wordings[language];
  const said = unverifiedFrom === null ? words.over : words.warning(dateIn(language, unverifiedFrom));
  return mailOf(mail, {
    language,
    subject: said.subject(domain),
    preview: said.preview,
    heading: said.subject(domain),
    blocks: [
      { kind: "paragraph", text: said.says(domain, organizationName) },
      {
        kind: "facts",
        rows: [
          [words.type, "TXT"],
          [words.name, record.name],
          [words.value, record.value],
        ],
      },
      { kind: "paragraph", text: words.stays },
      { kind: "button", label: words.button, url, orCopy: words.orCopy },
    ],
    foot: [words.why(to, organizationName)],
  });
}

const wordings = {
  en: {
    warning: (until: string) => ({
      subject: (domain: string) => `The record that proves ${domain} is gone`,
      preview: `Put it back by ${until}.`,
      says: (domain: string, organization: string) =>
        `DNS has no longer the record by which ${organization} proves that ${domain} is its own. Put it back by ${until}. Otherwise the domain stops counting: nobody can join by it, and single sign-on is no longer required of its people.`,
    }),
    over: {
      subject: (domain: string) => `${domain} is no longer verified`,
      preview: "Nobody can join by it until its record is back.",
      says: (domain: string, organization: string) =>
        `The record by which ${organization} proves that ${domain} is its own was missing for too long. Nobody can join by the domain any more, and single sign-on is not required of its people. Put the record back and check it to have the domain verified again.`,
    },
    type: "Type",
    name: "Name",
    value: "Value",
    stays: "Whoever is a member stays one.",
    button: "See the domains",
    orCopy: "Or copy this address into your browser:",
    why: (to: string, organization: string) => `Sent once to ${to}, because you administer access to ${organization}.`,
  },
  fr: {
    warning: (until: string) => ({
      subject: (domain: string) => `L’enregistrement qui prouve ${domain} a disparu`,
      preview: `Rétablissez-le avant le ${until}.`,
      says: (domain: string, organization: string) =>
        `Le DNS ne contient plus l’enregistrement par lequel l’organisation ${organization} prouve que ${domain} lui appartient. Rétablissez-le avant le ${until}. Sinon le domaine ne comptera plus\u00a0: personne ne pourra s’inscrire grâce à lui, et l’authentification unique ne sera plus exigée.`,
    }),
    over: {
      subject: (domain: string) => `${domain} n’est plus vérifié`,
      preview: "Personne ne peut s’inscrire grâce à lui tant que l’enregistrement manque.",
      says: (domain: string, organization: string) =>
        `L’enregistrement par lequel l’organisation ${organization} prouve que ${domain} lui appartient a manqué trop longtemps. Personne ne peut plus s’inscrire grâce à ce domaine, et l’authentification unique n’est plus exigée. Rétablissez l’enregistrement puis vérifiez-le pour que le domaine compte à nouveau.`,
    },
    type: "Type",
    name: "Nom",
    value: "Valeur",
    stays: "Les membres actuels le restent.",
    button: "Voir les domaines",
    orCopy: "Ou copiez cette adresse dans votre navigateur\u00a0:",
    why: (to: string, organization: string) =>
      `Envoyé une seule fois à ${to}, car vous administrez les accès de l’organisation ${organization}.`,
  },
};
