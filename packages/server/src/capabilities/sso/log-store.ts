import type { SsoOutcome, SsoRefusalReason, SsoSignIn, SsoTestResult } from "@rollcall/contract/sso-sign-ins";
import { SSO_LOG_DAYS } from "@rollcall/contract/sso-sign-ins";
import { daysAfter } from "../../platform/clock.ts";
import type { Reader, Writer } from "../../platform/database.ts";
import type { Origin } from "../../platform/transact.ts";

export type NewSignIn = {
  id: string;
  connectionId: string;
  purpose: "sign_in" | "test";
  begunBy: "person" | "identity_provider";
  reference: string;
};

export async function insertSignIn(
  tx: Writer,
  organizationId: string,
  { id, connectionId, purpose, begunBy, reference }: NewSignIn,
  { ipAddress, userAgent }: Origin,
  now: Date,
): Promise<void> {
  await tx
    .insertInto("sso_sign_ins")
    .values({
      organization_id: organizationId,
      id,
      connection_id: connectionId,
      purpose,
      begun_by: begunBy,
      ip_address: ipAddress,
      user_agent: userAgent,
      reference,
      at: now,
    })
    .execute();
}

export type Outcome = {
  outcome: SsoOutcome;
  reason?: SsoRefusalReason;
  detail?: string;
  email?: string | null;
  subject?: string | null;
  memberId?: string;
  test?: SsoTestResult;
  /** Of the request that it ended with, which is what the person sees. */
  reference?: string;
};

/** Writes down what came of a sign-in. */
export async function finishSignIn(
  tx: Writer,
  organizationId: string,
  id: string,
  { outcome, reason, detail, email, subject, memberId, test, reference }: Outcome,
  now: Date,
): Promise<void> {
  await tx
    .updateTable("sso_sign_ins")
    .set({
      outcome,
      reason: reason ?? null,
      detail: detail?.slice(0, 1000) ?? null,
      ...(email === undefined ? {} : { email: email?.slice(0, 300) ?? null }),
      ...(subject === undefined ? {} : { subject: subject?.slice(0, 1024) ?? null }),
      ...(memberId === undefined ? {} : { member_id: memberId }),
      ...(test === undefined ? {} : { test: JSON.stringify(test) }),
      ...(reference === undefined ? {} : { reference }),
      at: now,
    })
    .where("organization_id", "=", organizationId)
    .where("id", "=", id)
    .execute();
}

export type SignInFilter = {
  connection?: string[] | undefined;
  outcome?: string[] | undefined;
  purpose?: "sign_in" | "test" | undefined;
};

/** Tries to sign in, newest first. */
export async function listSignIns(
  db: Reader,
  organizationId: string,
  { connection, outcome, purpose }: SignInFilter,
  { before, limit }: { before?: string | undefined; limit: number },
  now: Date,
): Promise<SsoSignIn[]> {
  const rows = await selectSignIns(db, organizationId)
    .$if(connection !== undefined, (each) => each.where("tried.connection_id", "in", connection ?? []))
    // The casts are sound: an outcome that the contract does not know was refused before.
    .$if(outcome !== undefined, (each) => each.where("tried.outcome", "in", (outcome ?? []) as SsoOutcome[]))
    .$if(purpose !== undefined, (each) => each.where("tried.purpose", "=", purpose ?? "sign_in"))
    .$if(before !== undefined, (each) => each.where("tried.id", "<", before ?? ""))
    .where("tried.at", ">", daysAfter(now, -SSO_LOG_DAYS))
    .orderBy("tried.id", "desc")
    .limit(limit)
    .execute();
  return rows.map(presented);
}

export async function findSignIn(
  db: Reader,
  organizationId: string,
  id: string,
): Promise<(SsoSignIn & { test: SsoTestResult | null }) | undefined> {
  const row = await selectSignIns(db, organizationId)
    .select("tried.test")
    .where("tried.id", "=", id)
    .executeTakeFirst();
  // The cast says what `finishSignIn` wrote.
  return row && { ...presented(row), test: row.test as SsoTestResult | null };
}

function selectSignIns(db: Reader, organizationId: string) {
  return db
    .selectFrom("sso_sign_ins as tried")
    .innerJoin("sso_connections as connection", (join) =>
      join
        .onRef("connection.organization_id", "=", "tried.organization_id")
        .onRef("connection.id", "=", "tried.connection_id"),
    )
    .select([
      "tried.id",
      "tried.connection_id",
      "connection.name as connection_name",
      "tried.purpose",
      "tried.begun_by",
    ])
    .select(["tried.outcome", "tried.reason", "tried.detail", "tried.email", "tried.subject", "tried.member_id"])
    .select(["tried.ip_address", "tried.user_agent", "tried.reference", "tried.at"])
    .where("tried.organization_id", "=", organizationId);
}

type Row = Omit<SsoSignIn, "reason" | "at"> & { reason: string | null; at: Date };

function presented({ at, reason, ...row }: Row): SsoSignIn {
  // The cast says what `finishSignIn` wrote.
  return { ...row, reason: reason as SsoRefusalReason | null, at: at.toISOString() };
}
