import type { Domain } from "@rollcall/contract/domains";
import { decodeCursor, encodeCursor } from "../../platform/cursor.ts";
import { Refusal } from "../../platform/refusal.ts";
import type { Reading } from "../../platform/transact.ts";
import * as store from "./store.ts";

type ListQuery = { limit: number; cursor?: string | undefined };

/** One page of the claims, by name. */
export async function listDomains({ db, organizationId, secrets }: Reading, { limit, cursor }: ListQuery) {
  const list = JSON.stringify(["domains", organizationId]);
  const [after] = cursor === undefined ? [] : decodeCursor(secrets, list, cursor);
  const place = after === undefined ? {} : { after: String(after) };
  const rows = await store.listDomains(db, organizationId, { ...place, limit: limit + 1 });

  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const hasMore = rows.length > limit && last !== undefined;
  return {
    data: page.map(store.presented),
    next_cursor: hasMore ? encodeCursor(secrets, list, [last.domain]) : null,
    has_more: hasMore,
  };
}

export async function getDomain({ db, organizationId }: Reading, id: string): Promise<Domain> {
  const domain = await store.findDomain(db, organizationId, id);
  if (domain === undefined) throw new Refusal("not_found");
  return store.presented(domain);
}
