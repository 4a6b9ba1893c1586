import type { Domain } from "@rollcall/contract/domains";
import { cutPage, decodeCursor } from "../../platform/cursor.ts";
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
  const { page, end } = cutPage(rows, { secrets, list, limit, placeOf: ({ domain }) => [domain] });
  return { data: page.map(store.presented), ...end };
}

export async function getDomain({ db, organizationId }: Reading, id: string): Promise<Domain> {
  const domain = await store.findDomain(db, organizationId, id);
  if (domain === undefined) throw new Refusal("not_found");
  return store.presented(domain);
}
