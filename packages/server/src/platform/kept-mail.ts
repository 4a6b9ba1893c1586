import type { Database } from "./database.ts";
import type { Mailer } from "./mail.ts";

/** Keeps mails in the database instead of sending them: for a demo that has no mail server. */
export function keptMailer({ database }: { database: Database }): Mailer {
  return {
    async send({ id, to, subject, text, html }) {
      const content = { recipient: to, subject, body_text: text, body_html: html, kept_at: new Date() };
      await database
        .insertInto("kept_mails")
        .values({ id, ...content })
        .onConflict((conflict) => conflict.column("id").doUpdateSet(content))
        .execute();
    },
    async close() {},
  };
}
