import type { Product } from "../product.ts";
import { peopleFunctions } from "../scale/people.ts";
import type { Crowd } from "../scale/questions.ts";
import { type Place, seedRollcall } from "../scale/rollcall/seed.ts";

const GROUPS = 10_000;
/** As many as may be active, less the default one. */
const WORKSPACES = 499;

/** An Organization of so many members, with as many Groups and Workspaces as one of a million may have. */
export async function seedPlace(product: Product, crowd: Crowd): Promise<Place & { memberId: string }> {
  const place = await seedRollcall(product, crowd);
  await product.sql(peopleFunctions);
  await product.sql(manyPlaces(place, crowd));
  await product.sql("vacuum analyze");
  const [{ id: memberId = "" } = {}] = await product.sql<{ id: string }>("select person_id('mem', $1) as id", [
    crowd.first + Math.floor(crowd.size / 2),
  ]);
  return { ...place, memberId };
}

/** Every 200th member is in the first Group; each Group grants a role in one Workspace. */
function manyPlaces({ organizationId }: Place, { first, size }: Crowd): string {
  const tenant = `'${organizationId}'`;
  return `
    insert into workspaces (organization_id, id, name, description, created_at, updated_at)
      select ${tenant}, person_id('wsp', ${first} + n), 'Workspace ' || person_last(n) || ' ' || n, 'Bench', now(), now()
      from generate_series(1, ${WORKSPACES}) as n;
    insert into groups (organization_id, id, name, created_at, updated_at)
      select ${tenant}, person_id('grp', ${first} + n), person_last(n) || ' team ' || n, now(), now()
      from generate_series(1, ${GROUPS}) as n;
    insert into group_members (organization_id, group_id, member_id, source, granted_at)
      select ${tenant}, person_id('grp', ${first} + 1), person_id('mem', n), 'manual', now()
      from generate_series(${first}::bigint, ${first + size - 1}::bigint, 200) as n;
    insert into group_grants (organization_id, group_id, workspace_id, role_id, granted_at)
      select ${tenant}, person_id('grp', ${first} + n), person_id('wsp', ${first} + 1 + n % ${WORKSPACES}), 'workspace_contributor', now()
      from generate_series(1, ${GROUPS}) as n;`;
}
