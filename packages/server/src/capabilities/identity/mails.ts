import type { Language } from "@rollcall/contract/people";
import type { Mail } from "../../platform/mail.ts";
import { type Letter, mailOf } from "../../platform/mail-template.ts";

/** A mail with a link of one use. */
type LinkMail = { to: string; url: string; language: Language; expiresMinutes: number; id: string };

type Words = Pick<Letter, "subject" | "preview" | "heading"> & {
  says: string;
  button: string;
  /** What an unexpected mail means for its reader. */
  unexpected: string;
};

export function signInLinkMail(mail: LinkMail): Mail {
  return linkMail(mail, {
    en: {
      subject: "Your sign-in link for Rollcall",
      preview: "One click and you are in. Nobody else should have this link.",
      heading: "Sign in to Rollcall",
      says: "Use this button to sign in. It works once, in any browser.",
      button: "Sign in",
      unexpected: "You did not ask for it? Ignore this mail: without the link nobody gets in. Never forward it.",
    },
    fr: {
      subject: "Votre lien de connexion à Rollcall",
      preview: "Un clic suffit. Ne transmettez ce lien à personne.",
      heading: "Connexion à Rollcall",
      says: "Utilisez ce bouton pour vous connecter. Il fonctionne une seule fois, dans n’importe quel navigateur.",
      button: "Se connecter",
      unexpected:
        "Vous n’êtes pas à l’origine de cette demande\u00a0? Ignorez cet e-mail\u00a0: sans le lien, personne ne peut se connecter. Ne le transférez jamais.",
    },
  });
}

export function passwordResetMail(mail: LinkMail): Mail {
  return linkMail(mail, {
    en: {
      subject: "Choose a new password for Rollcall",
      preview: "Somebody, probably you, asked to reset the password.",
      heading: "Choose a new password",
      says: "Somebody, probably you, asked to reset the password of this account. Use this button to choose a new one.",
      button: "Choose a new password",
      unexpected: "You did not ask for it? Ignore this mail: your password stays as it is.",
    },
    fr: {
      subject: "Choisissez un nouveau mot de passe pour Rollcall",
      preview: "Quelqu’un, sans doute vous, a demandé à réinitialiser le mot de passe.",
      heading: "Choisissez un nouveau mot de passe",
      says: "Quelqu’un, sans doute vous, a demandé à réinitialiser le mot de passe de ce compte. Utilisez ce bouton pour en choisir un nouveau.",
      button: "Choisir un mot de passe",
      unexpected:
        "Vous n’êtes pas à l’origine de cette demande\u00a0? Ignorez cet e-mail\u00a0: votre mot de passe ne change pas.",
    },
  });
}

export function emailVerificationMail(mail: LinkMail): Mail {
  return linkMail(mail, {
    en: {
      subject: "Confirm your e-mail address for Rollcall",
      preview: "One click confirms that this address is yours.",
      heading: "Confirm your e-mail address",
      says: "Use this button to confirm that this address is yours.",
      button: "Confirm the address",
      unexpected: "You do not know why you got this? Ignore this mail: the address will not be confirmed.",
    },
    fr: {
      subject: "Confirmez votre adresse e-mail pour Rollcall",
      preview: "Un clic suffit pour confirmer que cette adresse est bien la vôtre.",
      heading: "Confirmez votre adresse e-mail",
      says: "Utilisez ce bouton pour confirmer que cette adresse est bien la vôtre.",
      button: "Confirmer l’adresse",
      unexpected:
        "Vous ne savez pas pourquoi vous recevez ce message\u00a0? Ignorez-le\u00a0: l’adresse ne sera pas confirmée.",
    },
  });
}

function linkMail({ id, to, url, language, expiresMinutes }: LinkMail, words: Record<Language, Words>): Mail {
  const { says, button, unexpected, ...said } = words[language];
  return mailOf(
    { id, to },
    {
      ...said,
      language,
      blocks: [
        { kind: "paragraph", text: says },
        { kind: "button", label: button, url, orCopy: orCopy[language] },
        { kind: "paragraph", text: lifetime[language](spanOf(expiresMinutes, language)) },
      ],
      foot: [unexpected],
    },
  );
}

const orCopy: Record<Language, string> = {
  en: "Or copy this address into your browser:",
  fr: "Ou copiez cette adresse dans votre navigateur\u00a0:",
};

const lifetime: Record<Language, (span: string) => string> = {
  en: (span) => `The link works for ${span}.`,
  fr: (span) => `Le lien est valable ${span}.`,
};

/** Minutes in the largest unit that they fill: `15 minutes`, `1 hour`, `2 days`. */
function spanOf(minutes: number, language: Language): string {
  const [count, unit] =
    minutes % 1440 === 0 ? [minutes / 1440, "day"] : minutes % 60 === 0 ? [minutes / 60, "hour"] : [minutes, "minute"];
  return new Intl.NumberFormat(language, { style: "unit", unit: String(unit), unitDisplay: "long" }).format(
    Number(count),
  );
}
