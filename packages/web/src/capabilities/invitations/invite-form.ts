import { MAX_ADDRESSES, NewInvitations } from "@rollcall/contract/invitations";
import type { Language } from "@rollcall/contract/people";
import { parseAddress } from "@rollcall/contract/text";
import { addEntries, countBad, type Entry } from "./invite-addresses.ts";

/** A Workspace that accepting opens, with the roles there. */
export type OfferedWorkspace = { id: string; name: string; roles: string[] };

/** What the invite form holds, kept through refusals and lost connections. */
export type InviteForm = {
  entries: readonly Entry[];
  draft: string;
  roles: readonly string[];
  seats: readonly string[];
  workspaces: readonly OfferedWorkspace[];
  /** The Groups that accepting joins. */
  groups: readonly { id: string; name: string }[];
  note: string;
  language: Language;
};

export function emptyForm(language: Language): InviteForm {
  return { entries: [], draft: "", roles: ["member"], seats: [], workspaces: [], groups: [], note: "", language };
}

/** The form with what is still being typed taken in. */
export function committed(form: InviteForm): InviteForm {
  return { ...form, entries: addEntries(form.entries, form.draft), draft: "" };
}

export type FormProblem = {
  field: "emails" | "roles" | "note";
  kind: "none" | "bad" | "many" | "role" | "contract";
  message: string;
};

/**
 * What keeps the form from being sent; the contract decides the rest. One bad address keeps none of the others from
 * being invited: the answer tells of it, and it can be corrected then (SPEC R4.3).
 */
export function problemOf(form: InviteForm): FormProblem | undefined {
  if (form.entries.length === 0) return { field: "emails", kind: "none", message: "" };
  if (form.entries.length > MAX_ADDRESSES) return { field: "emails", kind: "many", message: "" };
  if (countBad(form.entries) === form.entries.length) return { field: "emails", kind: "bad", message: "" };
  if (form.roles.length === 0) return { field: "roles", kind: "role", message: "" };
  const note = NewInvitations.shape.note.safeParse(form.note);
  if (!note.success) return { field: "note", kind: "contract", message: note.error.issues[0]?.message ?? "" };
  return undefined;
}

export function bodyOf({ entries, roles, seats, workspaces, groups, note, language }: InviteForm) {
  return {
    emails: entries.map(({ email, text }) => email ?? text),
    roles: [...roles],
    seats: [...seats],
    workspaces: workspaces.map(({ id, roles: inside }) => ({ workspace_id: id, roles: inside })),
    groups: groups.map(({ id }) => id),
    note,
    language,
  };
}

/** The form with only these addresses left, to correct and send again. */
export function withOnly(form: InviteForm, inputs: readonly string[]): InviteForm {
  const wanted = new Set(inputs.map((input) => parseAddress(input) ?? input));
  return { ...form, entries: form.entries.filter(({ email, text }) => wanted.has(email ?? text)) };
}
