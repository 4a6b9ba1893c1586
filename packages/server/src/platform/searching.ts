import { normalized } from "@rollcall/contract/text";
import { type Expression, type SqlBool, sql } from "kysely";
import type { Reader } from "./database.ts";

type SearchColumn = "members.search_text" | "invitations.search_text";

const MOST_WORDS = 8;
// Shorter words have no trigram to be found by.
const LEAST_INDEXED = 3;

/** Whether every word of `q` stands somewhere in the search column; `%`, `_` and `\` stand for themselves. */
export function matches(column: SearchColumn, q: string): Expression<SqlBool> {
  const patterns = wordsOf(q).map(patternOf);
  return patterns.length === 0
    ? sql<SqlBool>`true`
    : sql<SqlBool>`(${sql.join(
        patterns.map((pattern) => sql`${sql.ref(column)} like ${pattern}`),
        sql` and `,
      )})`;
}

/**
 * Finds what `matches` by the index: row-level security keeps LIKE in a query from using one, so the longest word is told to a
 * policy that looks it up. Whatever `find` asks for is searched through, and nothing after it.
 */
export async function searching<T>(db: Reader, q: string | undefined, find: () => Promise<T>): Promise<T> {
  const word = longestOf(q ?? "");
  if (word.length < LEAST_INDEXED) return find();
  setSearched(db, patternOf(word));
  try {
    return await find();
  } finally {
    setSearched(db, "");
  }
}

/** Whether there is a word in it that the index finds. */
export function isIndexed(q: string): boolean {
  return longestOf(q).length >= LEAST_INDEXED;
}

function longestOf(q: string): string {
  const [word = ""] = wordsOf(q).sort((one, other) => other.length - one.length);
  return word;
}

/** Nobody waits for it: it takes its place between the statements, and where it fails they fail as well. */
function setSearched(db: Reader, pattern: string): void {
  sql`select set_config('rollcall.searched', ${pattern}, true)`.execute(db).catch(() => {});
}

function wordsOf(q: string): string[] {
  return normalized(q).split(" ").filter(Boolean).slice(0, MOST_WORDS);
}

function patternOf(word: string): string {
  return `%${word.replace(/[\\%_]/g, "\\$&")}%`;
}
