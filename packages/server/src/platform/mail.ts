/** One mail, ready to be sent. `id` is stable across tries, so that a mail server and a reader can tell a repetition. */
export type Mail = { id: string; to: string; subject: string; text: string; html: string };

/** Sends one mail, or throws with the mail server's reason. */
export type Mailer = { send(mail: Mail): Promise<void>; close(): Promise<void> };
