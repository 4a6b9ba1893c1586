import type { Language } from "@rollcall/contract/people";
import { builtInRoles, type OrganizationRoleId } from "@rollcall/contract/roles";
import type { Mail } from "../../platform/mail.ts";
import { dateIn } from "../../platform/mail-dates.ts";
import { type Block, mailOf } from "../../platform/mail-template.ts";

export type InvitationMail = {
  id: string;
  to: string;
  language: Language;
  organizationName: string;
  /** Empty when an operator invited. */
  inviterName: string | null;
  inviterEmail: string | null;
  roleNames: readonly string[];
  seatNames: readonly string[];
  note: string;
  url: string;
  expiresAt: Date;
};

export function invitationMail(mail: InvitationMail): Mail {
  const { language, organizationName, inviterName, note, url, expiresAt } = mail;
  const words = wordings[language];
  const expiry = dateIn(language, expiresAt);
  const quotation: Block[] =
    note.trim() === "" ? [] : [{ kind: "quotation", text: note.trim(), by: words.note(inviterName) }];
  return mailOf(mail, {
    language,
    subject: words.subject(inviterName, organizationName),
    preview: words.preview(expiry),
    heading: words.heading(organizationName),
    blocks: [
      { kind: "paragraph", text: words.says(inviterName, organizationName) },
      ...quotation,
      { kind: "facts", rows: factsOf(mail) },
      { kind: "button", label: words.button, url, orCopy: words.orCopy },
      { kind: "paragraph", text: words.expires(expiry) },
    ],
    foot: [words.sentTo(mail.to), words.unexpected(askable(mail), organizationName)],
  });
}

function factsOf({ language, roleNames, seatNames }: InvitationMail): [string, string][] {
  const words = wordings[language];
  const list = new Intl.ListFormat(language, { type: "conjunction" });
  const row = (label: [string, string], names: readonly string[]): [string, string][] =>
    names.length === 0 ? [] : [[label[names.length === 1 ? 0 : 1], list.format(names)]];
  return [...row(words.role, roleNames), ...row(words.seat, seatNames)];
}

/** Who can say what an unexpected invitation is about. */
function askable({ inviterName, inviterEmail }: InvitationMail): string | null {
  if (inviterName === null || inviterEmail === null) return null;
  return inviterName === inviterEmail ? inviterEmail : `${inviterName} (${inviterEmail})`;
}

/** The names of roles as a mail in this language says them. */
export function roleNamesIn(language: Language, ids: readonly string[]): string[] {
  const english = new Map<string, string>(Object.entries(builtInRoles).map(([id, { name }]) => [id, name]));
  const french = new Map<string, string>(Object.entries(FRENCH_ROLES));
  return ids.map((id) => (language === "fr" ? french.get(id) : undefined) ?? english.get(id) ?? id);
}

const FRENCH_ROLES: Record<OrganizationRoleId, string> = {
  organization_admin: "Administrateur",
  billing_manager: "Facturation",
  member: "Membre",
};

const wordings = {
  en: {
    subject: (inviter: string | null, organization: string) =>
      inviter === null
        ? `You are invited to ${organization} on Rollcall`
        : `${inviter} invited you to ${organization} on Rollcall`,
    preview: (expiry: string) => `Accept by ${expiry}.`,
    heading: (organization: string) => `Join ${organization}`,
    says: (inviter: string | null, organization: string) =>
      inviter === null
        ? `You are invited to become a member of ${organization} on Rollcall.`
        : `${inviter} invited you to become a member of ${organization} on Rollcall.`,
    note: (inviter: string | null) => (inviter === null ? "A note to you" : `${inviter} wrote`),
    role: ["Role", "Roles"] as [string, string],
    seat: ["Seat", "Seats"] as [string, string],
    button: "See the invitation",
    orCopy: "Or copy this address into your browser:",
    expires: (expiry: string) => `You can accept or decline the invitation until ${expiry}.`,
    sentTo: (to: string) => `This invitation is for ${to}. Do not forward it.`,
    unexpected: (whom: string | null, organization: string) =>
      `You did not expect it? Ask ${whom ?? `an Admin of ${organization}`}, or ignore this mail: nothing happens unless you accept.`,
  },
  fr: {
    subject: (inviter: string | null, organization: string) =>
      inviter === null
        ? `Vous êtes invité(e) à rejoindre ${organization} sur Rollcall`
        : `${inviter} vous invite à rejoindre ${organization} sur Rollcall`,
    preview: (expiry: string) => `Répondez avant le ${expiry}.`,
    heading: (organization: string) => `Rejoignez ${organization}`,
    says: (inviter: string | null, organization: string) =>
      inviter === null
        ? `Vous êtes invité(e) à devenir membre de l’organisation ${organization} sur Rollcall.`
        : `${inviter} vous invite à devenir membre de l’organisation ${organization} sur Rollcall.`,
    note: (inviter: string | null) => (inviter === null ? "Un mot pour vous" : `${inviter} vous écrit`),
    role: ["Rôle", "Rôles"] as [string, string],
    seat: ["Siège", "Sièges"] as [string, string],
    button: "Voir l’invitation",
    orCopy: "Ou copiez cette adresse dans votre navigateur\u00a0:",
    expires: (expiry: string) => `Vous pouvez accepter ou refuser cette invitation jusqu’au ${expiry}.`,
    sentTo: (to: string) => `Cette invitation est destinée à ${to}. Ne la transférez pas.`,
    unexpected: (whom: string | null, organization: string) =>
      `Vous ne l’attendiez pas\u00a0? Contactez ${whom ?? `l’administration de l’organisation ${organization}`}, ou ignorez cet e-mail\u00a0: rien ne se passe tant que vous n’acceptez pas.`,
  },
};
