/** One mail, ready to be sent. `id` is stable across tries, so that a mail server and a reader can tell a repetition. */
export type Mail = { id: string; to: string; subject: string; text: string; html: string };

/**
 * Sends one mail, or throws: `PermanentMailError` when trying again is of no use, `UnconfirmedMailError` when the mail
 * may have gone out, anything else when a later try may work. `describeMailError` says each in one line.
 */
export type Mailer = { send(mail: Mail): Promise<void>; close(): Promise<void> };

/** The mail server refused the recipient or the mail for good. `message` is its own reason. */
export class PermanentMailError extends Error {
  override readonly name = "PermanentMailError";
}

/** The mail server was given the whole mail and then was gone before it said yes or no: it may arrive. */
export class UnconfirmedMailError extends Error {
  override readonly name = "UnconfirmedMailError";

  constructor() {
    super(UNCONFIRMED);
  }
}

const UNCONFIRMED = "The mail server took the mail but closed the connection before it confirmed it.";
const MAX_REASON = 300;

/** Why a mail did not go out, as one short line that can be shown: no control characters, no secrets. */
export function describeMailError(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return oneSafeLine(message).slice(0, MAX_REASON) || "The mail server gave no reason.";
}

// Control characters break headers, terminals and tables; bidirectional overrides disguise one text as another.
const UNSAFE = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

/** A text of other people's making as one harmless line, such as for a subject. */
export function oneSafeLine(text: string): string {
  return text.replace(UNSAFE, " ").replace(/ {2,}/g, " ").trim();
}

/** A text of other people's making whose line breaks count, otherwise harmless. */
export function safeLines(text: string): string[] {
  return text.split(/\r\n|\r|\n/).map(oneSafeLine);
}
