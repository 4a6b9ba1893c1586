import type { SsoAttributes } from "@rollcall/contract/sso";
import type { SsoRefusalReason } from "@rollcall/contract/sso-sign-ins";
import { EmailAddress } from "@rollcall/contract/text";
import * as z from "zod";

/** Why a sign-in is not taken: for the log that Admins read. */
export type Rejection = { reason: SsoRefusalReason; detail: string };

export function rejected(reason: SsoRefusalReason, detail: string): Rejection {
  return { reason, detail: storable(detail) };
}

export function isRejection<T extends object>(value: T | Rejection): value is Rejection {
  return "reason" in value && "detail" in value;
}

/** Who an identity provider says it is. Waits sealed until the browser that began finishes. */
export const Received = z.object({
  subject: z.string(),
  email: z.string().nullable(),
  first_name: z.string(),
  last_name: z.string(),
  groups: z.array(z.string()),
  attributes: z.record(z.string(), z.array(z.string())),
  /** When they proved at the provider who they are, as far as it says. */
  authenticated_at: z.coerce.date().nullable(),
  /** Until when the session at the provider lasts, where it says so. */
  until: z.coerce.date().nullable(),
  session_index: z.string().nullable(),
  /** The NameID as it came, for signing out. */
  name_id: z
    .object({
      nameId: z.string(),
      nameIdFormat: z.string(),
      nameQualifier: z.string().optional(),
      spNameQualifier: z.string().optional(),
    })
    .nullable(),
});
export type Received = z.infer<typeof Received>;

type Raw = {
  attributes: Record<string, string[]>;
  /** What names the person where no attribute is chosen for it. */
  subject: string;
};

const LONGEST_SUBJECT = 1_024;
const LONGEST_NAME = 100;
const MOST_GROUPS = 2_000;

export type Person = Pick<Received, "subject" | "email" | "first_name" | "last_name" | "groups" | "attributes">;

/** Reads a person out of what came, by the names that the connection gives its attributes. */
export function readPerson({ attributes, subject }: Raw, names: SsoAttributes): Person | Rejection {
  const first = (name: string) => (attributes[name]?.[0] ?? "").trim();
  const chosen = names.subject === null ? subject : first(names.subject);
  // Two subjects that differ must never be written down as one.
  if (chosen === "" || chosen.length > LONGEST_SUBJECT || storable(chosen) !== chosen)
    return rejected(
      "subject_missing",
      `Nothing names the person: ${names.subject ?? "the subject"} is empty, too long, or no text.`,
    );
  const email = EmailAddress.safeParse(first(names.email) || subject);
  return {
    subject: chosen,
    email: email.success ? email.data : null,
    first_name: nameOf(first(names.first_name)),
    last_name: nameOf(first(names.last_name)),
    groups: (attributes[names.groups] ?? []).slice(0, MOST_GROUPS),
    attributes,
  };
}

/** A text that the database takes: JSON can hold what it does not. */
function storable(text: string): string {
  return text.toWellFormed().replaceAll("\u0000", "\ufffd");
}

/** A name as the tables take it: what a provider sends has whatever somebody typed there. */
function nameOf(text: string): string {
  const line = text
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, " ")
    .replace(/\s+/g, " ")
    .trim();
  return line.slice(0, LONGEST_NAME).toWellFormed().trim();
}

/** The claims of a token as attributes: texts and lists of texts; what is neither says nothing here. */
export function attributesOf(claims: Record<string, unknown>): Record<string, string[]> {
  const entries = Object.entries(claims).map(([name, value]) => [storable(name), textsOf(value)] as const);
  // Without a prototype, so that asking for `constructor` finds what the provider sent, which is nothing.
  return Object.assign(Object.create(null), Object.fromEntries(entries.filter(([, texts]) => texts.length > 0)));
}

function textsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => (Array.isArray(each) ? [] : textsOf(each)));
  return ["string", "number", "boolean"].includes(typeof value) ? [storable(String(value))] : [];
}
