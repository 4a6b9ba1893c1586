import { normalized } from "@rollcall/contract/text";
import { type Expression, type SqlBool, sql } from "kysely";

/**
 * Whether a name holds `q` in any letters and accents. For lists that stay short enough to be walked, such as Workspaces;
 * members have a search column of their own.
 */
export function isCalled(column: "workspaces.name" | "groups.name", q: string | undefined): Expression<SqlBool> {
  if (q === undefined) return sql<SqlBool>`true`;
  const plain = sql`lower(regexp_replace(normalize(${sql.ref(column)}, NFKD), '[\u0300-\u036f]', '', 'g'))`;
  return sql<SqlBool>`strpos(${plain}, ${normalized(q)}) > 0`;
}
