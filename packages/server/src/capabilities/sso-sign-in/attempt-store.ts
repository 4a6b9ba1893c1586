import type { Reader, Writer } from "../../platform/database.ts";

/** A sign-in on its way. `sealed` is what is needed to finish it. */
export type StoredAttempt = {
  id: string;
  connectionId: string;
  purpose: "sign_in" | "test";
  requestHash: string | null;
  browserHash: string | null;
  sealed: string;
  takenAt: Date | null;
  expiresAt: Date;
};

function selectAttempts(db: Reader, organizationId: string) {
  return db
    .selectFrom("sso_attempts")
    .select(["id", "connection_id as connectionId", "purpose", "request_hash as requestHash"])
    .select(["browser_hash as browserHash", "sealed", "taken_at as takenAt", "expires_at as expiresAt"])
    .where("organization_id", "=", organizationId);
}

type NewAttempt = Omit<StoredAttempt, "takenAt"> & { codeHash?: string };

export async function insertAttempt(
  tx: Writer,
  organizationId: string,
  { id, connectionId, purpose, requestHash, browserHash, codeHash, sealed, expiresAt }: NewAttempt,
  now: Date,
): Promise<void> {
  await tx
    .insertInto("sso_attempts")
    .values({
      organization_id: organizationId,
      id,
      connection_id: connectionId,
      purpose,
      request_hash: requestHash,
      browser_hash: browserHash,
      code_hash: codeHash ?? null,
      sealed,
      created_at: now,
      expires_at: expiresAt,
    })
    .execute();
}

/** The attempt that waits for an answer of this connection. */
export async function findByRequest(
  db: Reader,
  organizationId: string,
  connectionId: string,
  requestHash: string,
): Promise<StoredAttempt | undefined> {
  return selectAttempts(db, organizationId)
    .where("connection_id", "=", connectionId)
    .where("request_hash", "=", requestHash)
    .executeTakeFirst();
}

/** Takes the one answer that an attempt waits for. False when it came before: of many at once, one is taken. */
export async function takeAnswer(tx: Writer, organizationId: string, id: string): Promise<boolean> {
  const row = await tx
    .updateTable("sso_attempts")
    .set({ request_hash: null })
    .where("organization_id", "=", organizationId)
    .where("id", "=", id)
    .where("request_hash", "is not", null)
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

type Answer = { id: string; codeHash: string; sealed: string; expiresAt: Date };

/** Lets the browser that began finish with a code. */
export async function setAnswer(
  tx: Writer,
  organizationId: string,
  { id, codeHash, sealed, expiresAt }: Answer,
): Promise<void> {
  await tx
    .updateTable("sso_attempts")
    .set({ code_hash: codeHash, sealed, expires_at: expiresAt })
    .where("organization_id", "=", organizationId)
    .where("id", "=", id)
    .execute();
}

/** Locks the attempt that a code finishes. */
export async function holdByCode(
  tx: Writer,
  organizationId: string,
  codeHash: string,
): Promise<StoredAttempt | undefined> {
  return selectAttempts(tx, organizationId).where("code_hash", "=", codeHash).forUpdate().executeTakeFirst();
}

/** Notes that a sign-in was finished, and keeps nothing of who it was. */
export async function markTaken(tx: Writer, organizationId: string, id: string, now: Date): Promise<void> {
  await tx
    .updateTable("sso_attempts")
    .set({ taken_at: now, sealed: "" })
    .where("organization_id", "=", organizationId)
    .where("id", "=", id)
    .execute();
}

type Used = { connectionId: string; assertionHash: string; expiresAt: Date };

/** Remembers what is used once. False when it was used before, in whichever process. */
export async function useOnce(
  tx: Writer,
  organizationId: string,
  { connectionId, assertionHash, expiresAt }: Used,
): Promise<boolean> {
  const row = await tx
    .insertInto("sso_used_assertions")
    .values({
      organization_id: organizationId,
      connection_id: connectionId,
      assertion_hash: assertionHash,
      expires_at: expiresAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("assertion_hash")
    .executeTakeFirst();
  return row !== undefined;
}
