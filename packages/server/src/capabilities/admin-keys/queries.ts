import type { AdminKey } from "@rollcall/contract/admin-keys";
import { cutPage, decodeCursor } from "../../platform/cursor.ts";
import { Refusal } from "../../platform/refusal.ts";
import type { Reading } from "../../platform/transact.ts";
import { heldIn } from "../access/entering.ts";
import { statusOf } from "../api-keys/rules.ts";
import { findMember } from "../members/store.ts";
import { hasStatus, type StoredKey, selectKeys } from "./store.ts";

type ListQuery = {
  limit: number;
  cursor?: string | undefined;
  status?: AdminKey["status"][] | undefined;
  responsible?: string[] | undefined;
};

/** One page of the Admin API keys, newest first. */
export async function listKeys(reading: Reading, { limit, cursor, status, responsible }: ListQuery) {
  const { db, organizationId, secrets, now } = reading;
  const list = JSON.stringify(["admin_keys", organizationId, status, responsible]);
  const [before] = cursor === undefined ? [] : decodeCursor(secrets, list, cursor);
  const rows = await selectKeys(db, organizationId)
    .$if(status !== undefined, (some) => some.where(hasStatus(status ?? [], now)))
    .$if(responsible !== undefined, (some) => some.where("admin_keys.responsible_id", "in", responsible ?? []))
    .$if(before !== undefined, (some) => some.where("admin_keys.id", "<", String(before)))
    .orderBy("admin_keys.id", "desc")
    .limit(limit + 1)
    .execute();
  const { page, end } = cutPage(rows, { secrets, list, limit, placeOf: ({ id }) => [id] });
  return { data: await inWords(reading, page), ...end };
}

export async function getKey(reading: Reading, id: string): Promise<AdminKey> {
  const rows = await selectKeys(reading.db, reading.organizationId).where("admin_keys.id", "=", id).execute();
  const [key] = await inWords(reading, rows);
  if (key === undefined) throw new Refusal("not_found");
  return key;
}

async function inWords(reading: Reading, keys: readonly StoredKey[]): Promise<AdminKey[]> {
  const ids = new Set(keys.map(({ responsibleId }) => responsibleId));
  const responsible = new Map<string, Awaited<ReturnType<typeof whoAnswers>>>();
  for (const id of ids) responsible.set(id, await whoAnswers(reading, id));
  return keys.flatMap((key) => {
    const who = responsible.get(key.responsibleId);
    return who === undefined ? [] : [presented(key, who, reading.now)];
  });
}

/** Who answers for keys, with what they may do now. */
async function whoAnswers({ db, organizationId, now }: Reading, id: string) {
  const member = await findMember(db, organizationId, id, now);
  if (member === undefined) return undefined;
  const { first_name, last_name, email, status } = member;
  const held = status === "active" ? (await heldIn(db, organizationId, id, now)).permissions : new Set<string>();
  return { member_id: id, name: `${first_name} ${last_name}`.trim() || email, email, status, held };
}

type Responsible = NonNullable<Awaited<ReturnType<typeof whoAnswers>>>;

function presented(key: StoredKey, { held, ...responsible }: Responsible, now: Date): AdminKey {
  return {
    id: key.id,
    name: key.name,
    mask: key.mask,
    permissions: key.permissions,
    withheld: key.permissions.filter((each) => !held.has(each)),
    responsible,
    status: statusOf(key, now),
    created_at: key.createdAt.toISOString(),
    last_used_at: key.lastUsedAt?.toISOString() ?? null,
    expires_at: key.expiresAt?.toISOString() ?? null,
    revoked_at: key.revokedAt?.toISOString() ?? null,
    replaced_by: key.replacedBy,
    overlap_until: key.overlapUntil?.toISOString() ?? null,
  };
}
