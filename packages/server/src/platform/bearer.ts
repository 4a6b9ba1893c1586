import type { Context } from "hono";

/**
 * What stands after `Authorization: Bearer`. A request that carries one acts by it alone: its cookies count for nothing, so
 * it needs no protection from other sites' pages, which cannot send the header without being let in by CORS.
 */
export function bearerOf(c: Context): string | undefined {
  const sent = /^bearer(?:\s+(\S*)|$)/i.exec(c.req.header("authorization")?.trim() ?? "");
  return sent === null ? undefined : (sent[1] ?? "");
}
