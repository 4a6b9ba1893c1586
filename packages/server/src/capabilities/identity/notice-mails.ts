import type { Language } from "@rollcall/contract/people";
import type { Mail } from "../../platform/mail.ts";
import { mailOf } from "../../platform/mail-template.ts";
import type { NoticeKind } from "./notices.ts";

type NoticeMail = { id: string; to: string; language: Language; kind: NoticeKind; about: string; accountUrl: string };
type Words = { subject: string; says: string };

/** The mail about a change to how an account opens: whoever did not do it has to hear of it. */
export function noticeMail({ id, to, language, kind, about, accountUrl }: NoticeMail): Mail {
  const { subject, says } = words[language][kind](about);
  const { button, unexpected, orCopy } = around[language];
  return mailOf(
    { id, to },
    {
      language,
      subject,
      preview: says,
      heading: subject,
      blocks: [
        { kind: "paragraph", text: says },
        { kind: "button", label: button, url: accountUrl, orCopy },
      ],
      foot: [unexpected],
    },
  );
}

const around = {
  en: {
    button: "Look at your account",
    orCopy: "Or copy this address into your browser:",
    unexpected:
      "It was not you? Change your password, end your other sessions and tell an Admin of your Organization at once.",
  },
  fr: {
    button: "Voir votre compte",
    orCopy: "Ou copiez cette adresse dans votre navigateur\u00a0:",
    unexpected:
      "Ce n’était pas vous\u00a0? Changez votre mot de passe, fermez vos autres sessions et prévenez sans attendre un administrateur de votre organisation.",
  },
} satisfies Record<Language, unknown>;

const words: Record<Language, Record<NoticeKind, (about: string) => Words>> = {
  en: {
    totp_set_up: () => ({
      subject: "An authenticator app was set up for Rollcall",
      says: "From now on, signing in to your Rollcall account asks for a code of this app.",
    }),
    totp_removed: () => ({
      subject: "Your authenticator app was removed from Rollcall",
      says: "Signing in to your Rollcall account no longer takes codes of this app.",
    }),
    passkey_added: (name) => ({
      subject: "A passkey was added to your Rollcall account",
      says: `The passkey “${name}” signs in to your account from now on.`,
    }),
    passkey_removed: (name) => ({
      subject: "A passkey was removed from your Rollcall account",
      says: `The passkey “${name}” no longer signs in to your account.`,
    }),
    passkey_counter_fell: (name) => ({
      subject: "A passkey of your Rollcall account may have been copied",
      says: `The passkey “${name}” counted backwards, as a copy of it would. The sign-in was refused. If you are not sure where this passkey is, remove it.`,
    }),
    recovery_codes_made: () => ({
      subject: "New recovery codes for your Rollcall account",
      says: "Ten new recovery codes were made. The ones before no longer work.",
    }),
    recovery_code_used: (left) => ({
      subject: "A recovery code opened your Rollcall account",
      says: `Somebody, probably you, used one of your recovery codes. Codes left: ${left}.`,
    }),
    second_factor_reset: (by) => ({
      subject: "Your second factor for Rollcall was taken away",
      says: `${by} removed your authenticator app, passkeys and recovery codes and ended your sessions. Sign in and set up a second factor anew.`,
    }),
  },
  fr: {
    totp_set_up: () => ({
      subject: "Une application d’authentification a été configurée pour Rollcall",
      says: "Désormais, la connexion à votre compte Rollcall demande un code de cette application.",
    }),
    totp_removed: () => ({
      subject: "Votre application d’authentification a été retirée de Rollcall",
      says: "La connexion à votre compte Rollcall n’accepte plus les codes de cette application.",
    }),
    passkey_added: (name) => ({
      subject: "Une clé d’accès a été ajoutée à votre compte Rollcall",
      says: `La clé d’accès «\u00a0${name}\u00a0» ouvre désormais votre compte.`,
    }),
    passkey_removed: (name) => ({
      subject: "Une clé d’accès a été retirée de votre compte Rollcall",
      says: `La clé d’accès «\u00a0${name}\u00a0» n’ouvre plus votre compte.`,
    }),
    passkey_counter_fell: (name) => ({
      subject: "Une clé d’accès de votre compte Rollcall a peut-être été copiée",
      says: `Le compteur de la clé d’accès «\u00a0${name}\u00a0» a reculé, comme le ferait celui d’une copie. La connexion a été refusée. Si vous ne savez pas où se trouve cette clé, retirez-la.`,
    }),
    recovery_codes_made: () => ({
      subject: "Nouveaux codes de secours pour votre compte Rollcall",
      says: "Dix nouveaux codes de secours ont été créés. Les précédents ne fonctionnent plus.",
    }),
    recovery_code_used: (left) => ({
      subject: "Un code de secours a ouvert votre compte Rollcall",
      says: `Quelqu’un, sans doute vous, a utilisé un de vos codes de secours. Codes restants\u00a0: ${left}.`,
    }),
    second_factor_reset: (by) => ({
      subject: "Votre second facteur pour Rollcall a été retiré",
      says: `${by} a retiré votre application d’authentification, vos clés d’accès et vos codes de secours, et fermé vos sessions. Connectez-vous et configurez un nouveau second facteur.`,
    }),
  },
};
