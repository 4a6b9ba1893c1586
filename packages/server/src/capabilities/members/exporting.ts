import type { Member, MemberFilter, MemberSort } from "@rollcall/contract/members";
import { CSV_START, CSV_TYPE, csvLine } from "../../platform/csv.ts";
import type { Reader } from "../../platform/database.ts";
import type { Download } from "../../platform/download.ts";
import type { Errand } from "../../platform/http.ts";
import type { RoleBook } from "../../platform/transact.ts";
import { readRoleBook } from "../roles/store.ts";
import { listProducts } from "../subscriptions/store.ts";
import { pageOfMembers } from "./queries.ts";

const MEMBERS_AT_ONCE = 500;

type Wanted = MemberFilter & { sort: MemberSort };

/** What the Members page shows as a file. Whoever downloads is asked for their permission again with each part. */
export function exportMembers(errand: Errand, wanted: Wanted): Download {
  const day = errand.platform.clock().toISOString().slice(0, 10);
  return { type: CSV_TYPE, fileName: `members-${day}.csv`, chunks: chunksOf(errand, wanted) };
}

/** Each part is read in a transaction of its own: none stays open for as long as somebody takes to download. */
async function* chunksOf({ read }: Errand, wanted: Wanted): AsyncGenerator<string> {
  const cells = Object.values(columns);
  let start = CSV_START + csvLine(Object.keys(columns));
  let cursor: string | undefined;
  do {
    const { data, end, names } = await read(async (reading) => ({
      ...(await pageOfMembers(reading, { ...wanted, limit: MEMBERS_AT_ONCE, cursor })),
      names: await namesIn(reading.db, reading.organizationId),
    }));
    yield start + data.map((member) => csvLine(cells.map((cell) => cell(member, names)))).join("");
    start = "";
    cursor = end.next_cursor ?? undefined;
  } while (cursor !== undefined);
}

type Names = { roles: RoleBook; products: ReadonlyMap<string, string> };

async function namesIn(db: Reader, organizationId: string): Promise<Names> {
  const products = await listProducts(db);
  return {
    roles: await readRoleBook(db, organizationId),
    products: new Map(products.map(({ id, name }) => [id, name])),
  };
}

const columns: Record<string, (member: Member, names: Names) => string | boolean | null> = {
  first_name: (member) => member.first_name,
  last_name: (member) => member.last_name,
  email: ({ email }) => email,
  status: ({ status }) => status,
  roles: ({ roles }, names) => roles.map((id) => names.roles.get(id)?.name ?? id).join(", "),
  roles_by_groups: (member, names) => member.group_roles.map((id) => names.roles.get(id)?.name ?? id).join(", "),
  seats: ({ seats }, { products }) => seats.map((id) => products.get(id) ?? id).join(", "),
  source: ({ source }) => source,
  externally_managed_by: (member) => member.externally_managed_by,
  has_second_factor: (member) => member.has_second_factor,
  joined_at: (member) => member.joined_at,
  last_active_at: (member) => member.last_active_at,
  id: ({ id }) => id,
};
