import { permits } from "@rollcall/contract/permissions";
import { sql } from "kysely";
import { daysAfter } from "../../platform/clock.ts";
import { addJobs } from "../../platform/outbox.ts";
import {
  type Change,
  inTransaction,
  noOrigin,
  type Platform,
  type RoleBook,
  transact,
  unchanged,
  type Work,
} from "../../platform/transact.ts";
import { holdersOf } from "../members/holders.ts";
import { readRoleBook } from "../roles/store.ts";
import { holdAccount } from "../service-accounts/store.ts";
import { findWorkspace } from "../workspaces/store.ts";
import { isDueForWarning, WARNED_DAYS_AHEAD } from "./rules.ts";
import * as store from "./store.ts";

export const EXPIRY_MAIL = "api-keys.send_expiry_mail";
const BATCH = 500;

/** Plans the mails about every key, of every Organization, that will end in a week (SPEC R9.2). */
export async function warnOfExpiry(platform: Platform): Promise<void> {
  const now = platform.clock();
  const until = daysAfter(now, WARNED_DAYS_AHEAD);
  let after: store.Expiring | undefined;
  do {
    const page = { now, until, after, limit: BATCH };
    const found = await inTransaction(platform, store.FINDS_EXPIRING, (tx) => store.findExpiring(tx, page));
    for (const { organizationId, id } of found)
      await transact(platform, { organizationId, actor, origin: noOrigin }, (work) => warn(work, id));
    after = found.length < BATCH ? undefined : found.at(-1);
  } while (after !== undefined);
}

const actor = { kind: "system", cause: "key expiry" } as const;

/** Warns once. While nobody can be warned, as when the owner is suspended, it waits for the next time. */
async function warn(work: Work, id: string): Promise<Change<undefined>> {
  const { tx, organizationId, now } = work;
  const key = await store.holdKey(tx, organizationId, id);
  if (key === undefined || !isDueForWarning(key, now)) return unchanged(undefined);
  const recipients = await recipientsOf(work, key);
  if (recipients.length === 0) return unchanged(undefined);

  await store.setWarned(tx, organizationId, id, now);
  const jobs = recipients.map(({ memberId }) => ({ organization_id: organizationId, key_id: id, member_id: memberId }));
  await addJobs(
    tx,
    jobs.map((payload) => ({ identifier: EXPIRY_MAIL, payload })),
  );
  const { name, workspaceId, memberId, serviceAccountId, expiresAt } = key;
  const facts = { id, name, workspace_id: workspaceId, owner_id: memberId ?? serviceAccountId ?? "" };
  const payload = { ...facts, expires_at: expiresAt?.toISOString() ?? "" };
  return { answer: undefined, events: [{ name: "key.expiry_warned", payload }] };
}

/**
 * Who is warned: the owner; for a Service account everybody who administers keys in its Workspace by a role there, and
 * where nobody does, the Admins of the Organization.
 */
async function recipientsOf(work: Work, key: store.StoredKey): Promise<store.Reached[]> {
  const { tx, organizationId } = work;
  const workspace = await findWorkspace(tx, organizationId, key.workspaceId);
  if (workspace === undefined || workspace.archivedAt !== null) return [];
  if (key.serviceAccountId === null) return store.findReached(tx, organizationId, [key.memberId ?? ""]);
  const account = await holdAccount(tx, organizationId, key.serviceAccountId);
  if (account?.status !== "active") return [];
  const book = await readRoleBook(tx, organizationId);
  const administering = await reachedBy(work, key.workspaceId, rolesThat(book, "workspace.keys:write"));
  if (administering.length > 0) return administering;
  return reachedBy(work, null, rolesThat(book, "workspaces:administer"));
}

async function reachedBy(
  { tx, organizationId, now }: Work,
  workspaceId: string | null,
  roles: readonly string[],
): Promise<store.Reached[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct held.member_id as id from ${holdersOf(organizationId, { workspaceId, roles }, now)} as held`.execute(
    tx,
  );
  return store.findReached(
    tx,
    organizationId,
    rows.map(({ id }) => id),
  );
}

/** The roles that permit it. */
function rolesThat(book: RoleBook, wanted: "workspace.keys:write" | "workspaces:administer"): string[] {
  return [...book].flatMap(([id, { permissions }]) => (permits(permissions, wanted) ? [id] : []));
}
