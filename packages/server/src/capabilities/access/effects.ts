import type { Effects } from "@rollcall/contract/access";
import { sql } from "kysely";
import { type Change, Preview, type Work } from "../../platform/transact.ts";
import { holdersOf } from "../members/holders.ts";
import { readRoleBook } from "../roles/store.ts";
import { activeWorkspaceNames, findListed } from "./store.ts";

const SHOWN = 200;

/** Roles at one place: in a Workspace, or with null in the Organization. */
export type Gift = { workspaceId: string | null; roles: readonly string[] };

type Asked = {
  /** Whether the change is only asked about. */
  isPreview: boolean;
  /** The members whom it may touch. */
  touched: readonly string[];
  /** What all of them hold once the change is made. */
  gains?: readonly Gift[];
  /** What all of them hold until the change is made. */
  loses?: readonly Gift[];
};

/**
 * Makes a change and says exactly who gains and loses which roles by it, because access is derived: who holds already what
 * the change gives is read before it, and who still holds what it takes is read after. With `isPreview` the change is then
 * undone, and nothing has happened (SPEC R12.2).
 */
export async function withEffects<T extends object>(
  work: Work,
  { isPreview, touched, gains = [], loses = [] }: Asked,
  change: () => Promise<Change<T>>,
): Promise<Change<T & Effects>> {
  const touches: Touches = new Map();
  await note(work, touches, touched, { gifts: gains, as: "gains" });
  const made = await change();
  await note(work, touches, touched, { gifts: loses, as: "loses" });
  const answer = { ...(await made.answer), ...(await presented(work, touches, !isPreview)) };
  if (isPreview) throw new Preview(answer);
  return { ...made, answer };
}

type Held = { workspaceId: string | null; role: string };
/** What each member gains and loses, in the order in which they turned up; in full for those who are shown. */
type Touches = Map<string, { gains: Held[]; loses: Held[] }>;

/** Notes which of these members hold none of a gift by anything else. */
async function note(
  work: Work,
  touches: Touches,
  memberIds: readonly string[],
  { gifts, as }: { gifts: readonly Gift[]; as: "gains" | "loses" },
): Promise<void> {
  for (const { workspaceId, roles } of gifts)
    for (const role of roles) {
      const shown = new Set([...touches.keys()].slice(0, SHOWN));
      const asked = memberIds.filter((id) => shown.has(id) || !touches.has(id));
      for (const id of await lacking(work, asked, { workspaceId, role })) {
        const touch = touches.get(id) ?? { gains: [], loses: [] };
        touch[as].push({ workspaceId, role });
        touches.set(id, touch);
      }
    }
}

async function lacking(work: Work, memberIds: readonly string[], { workspaceId, role }: Held): Promise<string[]> {
  if (memberIds.length === 0) return [];
  const { tx, organizationId, now } = work;
  const { rows } = await sql<{ id: string }>`
    select asked.id from unnest(${memberIds}::text[]) as asked (id) where not exists (
      select from ${holdersOf(organizationId, { workspaceId, roles: [role] }, now)} as held where held.member_id = asked.id)
    order by asked.id`.execute(tx);
  return rows.map(({ id }) => id);
}

async function presented(work: Work, touches: Touches, applied: boolean): Promise<Effects> {
  const { tx, organizationId } = work;
  const inWords = await words(work);
  const shown = await findListed(tx, organizationId, [...touches.keys()].slice(0, SHOWN));
  const effects = shown.map((member) => {
    const { gains = [], loses = [] } = touches.get(member.member_id) ?? {};
    return { member, gains: gains.map(inWords), loses: loses.map(inWords) };
  });
  return { applied, affected: touches.size, effects };
}

async function words({ tx, organizationId }: Work) {
  const roleBook = await readRoleBook(tx, organizationId);
  const names = await activeWorkspaceNames(tx, organizationId);
  return ({ workspaceId, role }: Held) => ({
    workspace: workspaceId === null ? null : { id: workspaceId, name: names.get(workspaceId) ?? workspaceId },
    role,
    role_name: roleBook.get(role)?.name ?? role,
  });
}
