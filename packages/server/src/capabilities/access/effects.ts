import type { Effects } from "@rollcall/contract/access";
import { type Change, Preview, type RoleBook, type Work } from "../../platform/transact.ts";
import { readRoleBook } from "../roles/store.ts";
import { activeWorkspaceNames, findGrants, findListed, type HeldGrant } from "./store.ts";

const SHOWN = 200;

type Asked = {
  /** Whether the change is only asked about. */
  isPreview: boolean;
  /** The members whom it may touch. */
  touched: readonly string[];
};

/**
 * Makes a change and says exactly who gains and loses which roles by it, because access is derived: it is read before,
 * and read again after. With `isPreview` the change is then undone, and nothing has happened (SPEC R12.2).
 */
export async function withEffects<T extends object>(
  work: Work,
  { isPreview, touched }: Asked,
  change: () => Promise<Change<T>>,
): Promise<Change<T & Effects>> {
  const before = await standing(work, touched);
  const made = await change();
  const after = await standing(work, touched);
  const answer = { ...made.answer, ...(await difference(work, before, after, !isPreview)) };
  if (isPreview) throw new Preview(answer);
  return { ...made, answer };
}

type Standing = Map<string, Set<string>>;

/** Which roles each of these members holds where, whatever gives them. An archived Workspace gives nothing. */
async function standing({ tx, organizationId, now }: Work, memberIds: readonly string[]): Promise<Standing> {
  const held: Standing = new Map(memberIds.map((id) => [id, new Set()]));
  const active = await activeWorkspaceNames(tx, organizationId);
  for (const grant of await findGrants(tx, organizationId, { memberIds }, now))
    if (grant.workspaceId === null || active.has(grant.workspaceId)) held.get(grant.memberId)?.add(placeOf(grant));
  return held;
}

function placeOf({ workspaceId, roleId }: Pick<HeldGrant, "workspaceId" | "roleId">): string {
  return JSON.stringify([workspaceId, roleId]);
}

async function difference(work: Work, before: Standing, after: Standing, applied: boolean): Promise<Effects> {
  const ids = [...new Set([...before.keys(), ...after.keys()])];
  const changes = ids.flatMap((id) => {
    const [had, has] = [before.get(id) ?? new Set<string>(), after.get(id) ?? new Set<string>()];
    const [gains, loses] = [minus(has, had), minus(had, has)];
    return gains.length + loses.length === 0 ? [] : [{ id, gains, loses }];
  });
  const shown = changes.slice(0, SHOWN);
  const { tx, organizationId } = work;
  const members = new Map(
    (
      await findListed(
        tx,
        organizationId,
        shown.map(({ id }) => id),
      )
    ).map((each) => [each.member_id, each]),
  );
  const inWords = await words(work);
  const effects = shown.flatMap(({ id, gains, loses }) => {
    const member = members.get(id);
    return member === undefined ? [] : [{ member, gains: gains.map(inWords), loses: loses.map(inWords) }];
  });
  return { applied, affected: changes.length, effects };
}

function minus(some: ReadonlySet<string>, others: ReadonlySet<string>): string[] {
  return [...some].filter((each) => !others.has(each)).sort();
}

async function words({ tx, organizationId }: Work) {
  const roleBook: RoleBook = await readRoleBook(tx, organizationId);
  const names = await activeWorkspaceNames(tx, organizationId);
  return (place: string) => {
    // What `placeOf` wrote.
    const [workspaceId, role] = JSON.parse(place) as [string | null, string];
    const workspace = workspaceId === null ? null : { id: workspaceId, name: names.get(workspaceId) ?? workspaceId };
    return { workspace, role, role_name: roleBook.get(role)?.name ?? role };
  };
}
