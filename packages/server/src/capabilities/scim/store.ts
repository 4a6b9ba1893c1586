import type { DirectoryToken } from "@rollcall/contract/directory";
import { minutesAfter } from "../../platform/clock.ts";
import type { Database, Reader, Writer } from "../../platform/database.ts";
import { PREPARED } from "../../platform/prepared.ts";
import { statement } from "../../platform/statement.ts";
import { tokenStatus } from "./rules.ts";

/** A token without its secret. */
export type StoredToken = {
  id: string;
  name: string;
  mask: string;
  createdByName: string;
  createdAt: Date;
  expiresAt: Date | null;
  revokedAt: Date | null;
  lastUsedAt: Date | null;
};

function selectTokens(db: Database, organizationId: string) {
  return db
    .selectFrom("directory_tokens")
    .select(["id", "name", "mask", "created_by_name as createdByName", "created_at as createdAt"])
    .select(["expires_at as expiresAt", "revoked_at as revokedAt", "last_used_at as lastUsedAt"])
    .where("organization_id", "=", organizationId);
}

export async function findTokenByHash(
  db: Reader,
  organizationId: string,
  hash: string,
): Promise<StoredToken | undefined> {
  return (await tokenByHash(db, { organizationId, hash }))[0];
}

const tokenByHash = statement((db, { organizationId, hash }: { organizationId: string; hash: string }) =>
  selectTokens(db, organizationId).modifyFront(PREPARED).where("token_hash", "=", hash),
);

export async function findToken(db: Reader, organizationId: string, id: string): Promise<StoredToken | undefined> {
  return selectTokens(db, organizationId).where("id", "=", id).executeTakeFirst();
}

export async function holdToken(tx: Writer, organizationId: string, id: string): Promise<StoredToken | undefined> {
  return selectTokens(tx, organizationId).where("id", "=", id).forUpdate().executeTakeFirst();
}

/** Tokens, the newest first. */
export async function listTokens(
  db: Reader,
  organizationId: string,
  { before, limit }: { before?: string | undefined; limit: number },
): Promise<StoredToken[]> {
  return selectTokens(db, organizationId)
    .$if(before !== undefined, (tokens) => tokens.where("id", "<", before ?? ""))
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
}

/** How many tokens work now. True only under the lock of the Organization. */
export async function countActive(tx: Writer, organizationId: string, now: Date): Promise<number> {
  const { count } = await tx
    .selectFrom("directory_tokens")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("organization_id", "=", organizationId)
    .where("revoked_at", "is", null)
    .where((eb) => eb.or([eb("expires_at", "is", null), eb("expires_at", ">", now)]))
    .executeTakeFirstOrThrow();
  return count;
}

export type NewToken = Pick<StoredToken, "id" | "name" | "mask" | "expiresAt" | "createdByName"> & {
  hash: string;
  createdBy: string | null;
};

export async function insertToken(tx: Writer, organizationId: string, token: NewToken, now: Date): Promise<void> {
  const { id, name, mask, hash, expiresAt, createdBy, createdByName } = token;
  await tx
    .insertInto("directory_tokens")
    .values({
      organization_id: organizationId,
      id,
      name,
      token_hash: hash,
      mask,
      created_by: createdBy,
      created_by_name: createdByName,
      created_at: now,
      expires_at: expiresAt,
    })
    .execute();
}

export async function setRevoked(tx: Writer, organizationId: string, id: string, now: Date): Promise<void> {
  await tx
    .updateTable("directory_tokens")
    .set({ revoked_at: now })
    .where("organization_id", "=", organizationId)
    .where("id", "=", id)
    .execute();
}

const NOTED_EVERY_MINUTES = 5;

/** Notes that a token was used, to a few minutes. */
export async function setUsed(tx: Writer, organizationId: string, id: string, now: Date): Promise<void> {
  await used(tx, { organizationId, id, now, before: minutesAfter(now, -NOTED_EVERY_MINUTES) });
}

type Use = { organizationId: string; id: string; now: Date; before: Date };

const used = statement((db, { organizationId, id, now, before }: Use) =>
  db
    .updateTable("directory_tokens")
    .set({ last_used_at: now })
    .where("organization_id", "=", organizationId)
    .where("id", "=", id)
    .where((eb) => eb.or([eb("last_used_at", "is", null), eb("last_used_at", "<", before)]))
    .modifyEnd(PREPARED),
);

/** A token as the API gives it back. */
export function presented(token: StoredToken, now: Date): DirectoryToken {
  return {
    id: token.id,
    name: token.name,
    mask: token.mask,
    status: tokenStatus(token, now),
    created_by: token.createdByName || null,
    created_at: token.createdAt.toISOString(),
    expires_at: token.expiresAt?.toISOString() ?? null,
    revoked_at: token.revokedAt?.toISOString() ?? null,
    last_used_at: token.lastUsedAt?.toISOString() ?? null,
  };
}
