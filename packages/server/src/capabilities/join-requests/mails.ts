import type { Language } from "@rollcall/contract/people";
import type { Mail } from "../../platform/mail.ts";
import { dateIn } from "../../platform/mail-dates.ts";
import { type Block, mailOf } from "../../platform/mail-template.ts";

type Addressed = { id: string; to: string; language: Language };

export type AskedMail = Addressed & {
  organizationName: string;
  who: { name: string; email: string };
  message: string;
  url: string;
};

/** Tells who may answer that somebody asks to join. */
export function askedMail(mail: AskedMail): Mail {
  const { to, language, organizationName, who, message, url } = mail;
  const words = wordings[language];
  const name = who.name || who.email;
  const quotation: Block[] = message === "" ? [] : [{ kind: "quotation", text: message, by: words.wrote(name) }];
  return mailOf(mail, {
    language,
    subject: words.asks(name, organizationName),
    preview: who.email,
    heading: words.asks(name, organizationName),
    blocks: [
      { kind: "paragraph", text: words.proven(name, who.email) },
      ...quotation,
      { kind: "button", label: words.answer, url, orCopy: words.orCopy },
    ],
    foot: [words.whyAdmin(to, organizationName)],
  });
}

export type AnsweredMail = Addressed & { organizationName: string; isGranted: boolean; url: string };

/** Tells who asked what came of it. */
export function answeredMail(mail: AnsweredMail): Mail {
  const { to, language, organizationName, isGranted, url } = mail;
  const words = wordings[language];
  const button: Block[] = isGranted ? [{ kind: "button", label: words.open, url, orCopy: words.orCopy }] : [];
  const subject = isGranted ? words.granted(organizationName) : words.declined(organizationName);
  return mailOf(mail, {
    language,
    subject,
    preview: isGranted ? words.youCan : words.askThem,
    heading: subject,
    blocks: [{ kind: "paragraph", text: isGranted ? words.youCan : words.askThem }, ...button],
    foot: [words.whyAsker(to, organizationName)],
  });
}

export type SignUpMail = Addressed & { url: string; expiresAt: Date };

/** The link by which somebody of a domain makes an account. */
export function signUpMail(mail: SignUpMail): Mail {
  const { to, language, url, expiresAt } = mail;
  const words = wordings[language];
  const expiry = dateIn(language, expiresAt);
  return mailOf(mail, {
    language,
    subject: words.signUp,
    preview: words.until(expiry),
    heading: words.signUp,
    blocks: [
      { kind: "paragraph", text: words.makes(to) },
      { kind: "button", label: words.makeAccount, url, orCopy: words.orCopy },
      { kind: "paragraph", text: words.until(expiry) },
    ],
    foot: [words.unasked],
  });
}

const wordings = {
  en: {
    asks: (name: string, organization: string) => `${name} asks to join ${organization}`,
    proven: (name: string, email: string) =>
      `${name} has proven to read the mail of ${email}, and asks to become a Member.`,
    wrote: (name: string) => `${name} wrote`,
    answer: "Answer the request",
    whyAdmin: (to: string, organization: string) =>
      `Sent once to ${to}, because you may let people into ${organization}.`,
    granted: (organization: string) => `You are a member of ${organization}`,
    declined: (organization: string) => `Your request to join ${organization} was declined`,
    youCan: "An Admin let you in. You can begin at once.",
    askThem: "If you think that this is a mistake, speak with one of its Admins.",
    open: "Open Rollcall",
    whyAsker: (to: string, organization: string) => `Sent to ${to}, because you asked to join ${organization}.`,
    signUp: "Make your Rollcall account",
    makes: (to: string) => `Make an account for ${to}. It then shows which Organizations you can join.`,
    makeAccount: "Make an account",
    until: (expiry: string) => `The link works until ${expiry}.`,
    unasked: "You did not ask for this? Ignore this mail: nothing happens.",
    orCopy: "Or copy this address into your browser:",
  },
  fr: {
    asks: (name: string, organization: string) => `${name} demande à rejoindre ${organization}`,
    proven: (name: string, email: string) =>
      `${name} a prouvé lire les e-mails de ${email} et demande à devenir membre.`,
    wrote: (name: string) => `${name} vous écrit`,
    answer: "Répondre à la demande",
    whyAdmin: (to: string, organization: string) =>
      `Envoyé une seule fois à ${to}, car vous pouvez accueillir des membres dans l’organisation ${organization}.`,
    granted: (organization: string) => `Vous êtes membre de l’organisation ${organization}`,
    declined: (organization: string) => `Votre demande à rejoindre ${organization} a été refusée`,
    youCan: "L’administration vous a accueilli(e). Vous pouvez commencer dès maintenant.",
    askThem: "Si vous pensez qu’il s’agit d’une erreur, parlez-en à l’administration de l’organisation.",
    open: "Ouvrir Rollcall",
    whyAsker: (to: string, organization: string) =>
      `Envoyé à ${to}, car vous avez demandé à rejoindre l’organisation ${organization}.`,
    signUp: "Créez votre compte Rollcall",
    makes: (to: string) => `Créez un compte pour ${to}. Il montre ensuite quelles organisations vous pouvez rejoindre.`,
    makeAccount: "Créer un compte",
    until: (expiry: string) => `Le lien fonctionne jusqu’au ${expiry}.`,
    unasked: "Vous n’avez rien demandé\u00a0? Ignorez cet e-mail\u00a0: il ne se passera rien.",
    orCopy: "Ou copiez cette adresse dans votre navigateur\u00a0:",
  },
};
