import { sql } from "kysely";
import type { Database } from "../../platform/database.ts";

export type KeptMail = { id: string; to: string; subject: string; text: string; html: string; keptAt: Date };

/** The newest mails, at most this many. */
export const SHOWN = 200;

/** Kept mails, newest first; those to an address that has `to` anywhere in it when it is given. */
export async function listMails(database: Database, to: string): Promise<KeptMail[]> {
  return selectMails(database)
    .where(sql<boolean>`strpos(lower(recipient), lower(${to})) > 0 or ${to} = ''`)
    .orderBy("kept_at", "desc")
    .orderBy("id", "desc")
    .limit(SHOWN)
    .execute();
}

export async function findMail(database: Database, id: string): Promise<KeptMail | undefined> {
  return selectMails(database).where("id", "=", id).executeTakeFirst();
}

function selectMails(database: Database) {
  return database
    .selectFrom("kept_mails")
    .select(["id", "recipient as to", "subject", "body_text as text", "body_html as html", "kept_at as keptAt"]);
}
