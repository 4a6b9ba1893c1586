import type { Invitation } from "@rollcall/contract/invitations";
import { normalized } from "@rollcall/contract/text";
import { type Selectable, type SqlBool, sql } from "kysely";
import type { Reader, Writer } from "../../platform/database.ts";
import { insertRows } from "../../platform/inserting.ts";
import { PREPARED } from "../../platform/prepared.ts";
import type { Tables } from "../../platform/tables.ts";

/** An invitation as the table holds it. */
export type StoredInvitation = {
  organizationId: string;
  id: string;
  email: string;
  status: "pending" | "accepted" | "declined" | "revoked";
  roles: string[];
  seats: string[];
  workspaces: { id: string; name: string; roles: string[] }[];
  groups: { id: string; name: string }[];
  note: string;
  language: "en" | "fr";
  version: number;
  invitedBy: string | null;
  inviterName: string;
  inviterEmail: string;
  createdAt: Date;
  sentAt: Date;
  expiresAt: Date;
  answeredAt: Date | null;
  revokeReason: "by_admin" | "inviter_lost_right" | "replaced" | null;
  mailStatus: "queued" | "sent" | "failed";
  mailError: string | null;
};

/** Every query over invitations starts here: the row, with the Workspaces and Groups that accepting gives. */
export function selectInvitations(db: Reader, organizationId: string) {
  return db
    .selectFrom("invitations")
    .selectAll("invitations")
    .select([
      sql<StoredInvitation["workspaces"]>`coalesce((
        select json_agg(json_build_object('id', place.id, 'name', place.name, 'roles', given.roles) order by lower(place.name))
        from (select w.workspace_id, array_agg(w.role_id order by w.role_id) as roles from invitation_workspaces as w
          where w.organization_id = invitations.organization_id and w.invitation_id = invitations.id
          group by w.workspace_id) as given
        join workspaces as place on place.organization_id = invitations.organization_id and place.id = given.workspace_id
      ), '[]')`.as("workspaces"),
      sql<StoredInvitation["groups"]>`coalesce((
        select json_agg(json_build_object('id', groups.id, 'name', groups.name) order by lower(groups.name))
        from invitation_groups as given
        join groups on groups.organization_id = given.organization_id and groups.id = given.group_id
        where given.organization_id = invitations.organization_id and given.invitation_id = invitations.id
      ), '[]')`.as("groups"),
    ])
    .where("invitations.organization_id", "=", organizationId);
}

export async function findInvitation(
  db: Reader,
  organizationId: string,
  id: string,
): Promise<StoredInvitation | undefined> {
  const row = await selectInvitations(db, organizationId).modifyFront(PREPARED).where("id", "=", id).executeTakeFirst();
  return row && stored(row);
}

/** Locks the invitation: of an accept, a decline, a revoke and a resend that race, one goes first (SPEC R4.7). */
export async function holdInvitation(
  tx: Writer,
  organizationId: string,
  id: string,
): Promise<StoredInvitation | undefined> {
  const row = await selectInvitations(tx, organizationId)
    .modifyFront(PREPARED)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  return row && stored(row);
}

export type Waiting = Pick<StoredInvitation, "id" | "email" | "expiresAt">;

/** Which of these addresses have an invitation that nobody answered, expired ones too. */
export async function findWaiting(db: Reader, organizationId: string, emails: readonly string[]): Promise<Waiting[]> {
  if (emails.length === 0) return [];
  return db
    .selectFrom("invitations")
    .modifyFront(PREPARED)
    .select(["id", "email", "expires_at as expiresAt"])
    .where("organization_id", "=", organizationId)
    .where("status", "=", sql.lit("pending" as const))
    .where(isOneOf("email", emails))
    .execute();
}

/** One statement for any number of them. */
function isOneOf(column: "email" | "invitations.id", values: readonly string[]) {
  return sql<SqlBool>`${sql.ref(column)} = any (${[...values]}::text[])`;
}

/** The unanswered invitations of these addresses, expired ones too. */
export async function findPendingByEmails(
  db: Reader,
  organizationId: string,
  emails: readonly string[],
): Promise<StoredInvitation[]> {
  if (emails.length === 0) return [];
  const rows = await selectInvitations(db, organizationId)
    .modifyFront(PREPARED)
    .where("status", "=", sql.lit("pending" as const))
    .where(isOneOf("email", emails))
    .execute();
  return rows.map(stored);
}

/** Every member in whose hands an invitation is that waits for its answer: who made it, or was shown its latest link. */
export async function findThoseWithLinks(db: Reader, organizationId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select invited_by as id from invitations
      where organization_id = ${organizationId} and status = 'pending' and invited_by is not null
    union
    select shown.actor_id as id from invitations
      join audit_events shown on shown.organization_id = invitations.organization_id and shown.subject_id = invitations.id
      where invitations.organization_id = ${organizationId} and invitations.status = 'pending'
        and shown.name = 'invitation.link_copied' and shown.at >= invitations.sent_at and shown.actor_kind = 'member'
    order by id`.execute(db);
  return rows.map(({ id }) => id);
}

/**
 * The unanswered invitations that a member made, or whose latest link they were shown: either lets somebody in. While their row is
 * locked there are no more of them.
 */
export async function findInHandsOf(
  db: Reader,
  organizationId: string,
  memberId: string,
): Promise<Pick<StoredInvitation, "id" | "seats">[]> {
  const { rows } = await sql<Pick<StoredInvitation, "id" | "seats">>`
    select ${PREPARED} own.id, own.seats from invitations as own
      where own.organization_id = ${organizationId} and own.status = 'pending' and own.invited_by = ${memberId}
    union
    select held.id, held.seats from audit_events as shown
      join invitations as held on held.organization_id = shown.organization_id and held.id = shown.subject_id
      where shown.organization_id = ${organizationId} and shown.actor_id = ${memberId}
        and shown.name = 'invitation.link_copied' and held.status = 'pending' and shown.at >= held.sent_at`.execute(db);
  return rows;
}

/** Locks those of these invitations that nobody answered, in one order for everybody. */
export async function holdPending(
  tx: Writer,
  organizationId: string,
  ids: readonly string[],
): Promise<StoredInvitation[]> {
  const rows = await selectInvitations(tx, organizationId)
    .where("status", "=", "pending")
    .where(isOneOf("invitations.id", ids))
    .orderBy("id")
    .forUpdate()
    .execute();
  return rows.map(stored);
}

export type NewInvitation = Pick<
  StoredInvitation,
  | "id"
  | "email"
  | "roles"
  | "seats"
  | "workspaces"
  | "groups"
  | "note"
  | "language"
  | "invitedBy"
  | "inviterName"
  | "inviterEmail"
  | "expiresAt"
>;

/** Writes the invitations whose address has no pending one yet; gives back those that were written. */
export async function insert(
  tx: Writer,
  organizationId: string,
  invitations: readonly NewInvitation[],
  now: Date,
): Promise<StoredInvitation[]> {
  const [first, ...others] = invitations.map((each) => ({
    organization_id: organizationId,
    id: each.id,
    email: each.email,
    status: "pending" as const,
    roles: each.roles,
    seats: each.seats,
    note: each.note,
    language: each.language,
    version: 1,
    invited_by: each.invitedBy,
    inviter_name: each.inviterName,
    inviter_email: each.inviterEmail,
    created_at: now,
    sent_at: now,
    expires_at: each.expiresAt,
    search_text: normalized(each.email),
  }));
  if (first === undefined) return [];
  const rows = await insertRows(tx, "invitations", [first, ...others])
    .onConflict((conflict) =>
      conflict
        .columns(["organization_id", "email"])
        .where("status", "=", sql.lit("pending" as const))
        .doNothing(),
    )
    .returningAll()
    .execute();
  const written = new Set(rows.map(({ id }) => id));
  const made = invitations.filter(({ id }) => written.has(id));
  const hasPlaces = made.some(({ workspaces, groups }) => workspaces.length + groups.length > 0);
  if (!hasPlaces) return rows.map((row) => stored({ ...row, workspaces: [], groups: [] }));

  await insertPlaces(tx, organizationId, made);
  return findByIds(tx, organizationId, [...written]);
}

/** What invitations give beside roles and seats. */
async function insertPlaces(tx: Writer, organizationId: string, made: readonly NewInvitation[]): Promise<void> {
  const workspaces = made.flatMap(({ id, workspaces: places }) =>
    places.flatMap((place) =>
      place.roles.map((role_id) => ({
        organization_id: organizationId,
        invitation_id: id,
        workspace_id: place.id,
        role_id,
      })),
    ),
  );
  const groups = made.flatMap(({ id, groups: joined }) =>
    joined.map((group) => ({ organization_id: organizationId, invitation_id: id, group_id: group.id })),
  );
  if (workspaces.length > 0) await tx.insertInto("invitation_workspaces").values(workspaces).execute();
  if (groups.length > 0) await tx.insertInto("invitation_groups").values(groups).execute();
}

async function findByIds(tx: Writer, organizationId: string, ids: readonly string[]): Promise<StoredInvitation[]> {
  if (ids.length === 0) return [];
  const rows = await selectInvitations(tx, organizationId).where(isOneOf("invitations.id", ids)).execute();
  return rows.map(stored);
}

type Answer =
  | { status: "accepted"; memberId: string }
  | { status: "declined" }
  | { status: "revoked"; reason: NonNullable<StoredInvitation["revokeReason"]> };

export async function answer(
  tx: Writer,
  organizationId: string,
  ids: readonly string[],
  given: Answer,
  now: Date,
): Promise<void> {
  if (ids.length === 0) return;
  const [memberId, reason] = ["memberId" in given ? given.memberId : null, "reason" in given ? given.reason : null];
  await sql`update invitations ${PREPARED} set status = ${given.status}, answered_at = ${now}, revoke_reason = ${reason},
      accepted_member_id = ${memberId}
    where organization_id = ${organizationId} and id = any (${[...ids]}::text[]) and status = 'pending'`.execute(tx);
}

type Renewal = { version: number; expiresAt: Date } & Pick<
  StoredInvitation,
  "invitedBy" | "inviterName" | "inviterEmail"
>;

/** Moves the version, which kills the old link, and gives the new one its time. */
export async function renew(
  tx: Writer,
  organizationId: string,
  id: string,
  renewal: Renewal,
  now: Date,
): Promise<StoredInvitation> {
  await tx
    .updateTable("invitations")
    .set({
      version: renewal.version,
      expires_at: renewal.expiresAt,
      sent_at: now,
      invited_by: renewal.invitedBy,
      inviter_name: renewal.inviterName,
      inviter_email: renewal.inviterEmail,
      mail_status: "queued",
      mail_error: null,
    })
    .where("organization_id", "=", organizationId)
    .where("id", "=", id)
    .execute();
  const [renewed] = await findByIds(tx, organizationId, [id]);
  if (renewed === undefined) throw new Error("a locked invitation is there");
  return renewed;
}

type MailStatus = { organizationId: string; id: string; version: number } & {
  status: "queued" | "sent" | "failed";
  error: string | null;
};

/** Notes what became of the mail of one version; not when it was answered or a newer one was sent since. */
export async function setMailStatus(tx: Writer, { organizationId, id, version, status, error }: MailStatus) {
  const { rows } = await sql`update invitations ${PREPARED} set mail_status = ${status}, mail_error = ${error}
    where organization_id = ${organizationId} and id = ${id} and version = ${version} and status = 'pending'
    returning id`.execute(tx);
  return rows.length > 0;
}

type Row = Selectable<Tables["invitations"]> & Pick<StoredInvitation, "workspaces" | "groups">;

export function stored(row: Row): StoredInvitation {
  return {
    organizationId: row.organization_id,
    id: row.id,
    email: row.email,
    status: row.status,
    roles: row.roles,
    seats: row.seats,
    workspaces: row.workspaces,
    groups: row.groups,
    note: row.note,
    language: row.language,
    version: row.version,
    invitedBy: row.invited_by,
    inviterName: row.inviter_name,
    inviterEmail: row.inviter_email,
    createdAt: row.created_at,
    sentAt: row.sent_at,
    expiresAt: row.expires_at,
    answeredAt: row.answered_at,
    revokeReason: row.revoke_reason,
    mailStatus: row.mail_status,
    mailError: row.mail_error,
  };
}

/** An invitation as the API gives it back. Whether a pending one has expired is decided now. */
export function presented(invitation: StoredInvitation, now: Date): Invitation {
  const { id, email, roles, seats, workspaces, groups, note, language } = invitation;
  const { invitedBy, inviterName, inviterEmail } = invitation;
  const hasExpired = invitation.status === "pending" && invitation.expiresAt <= now;
  return {
    id,
    email,
    status: hasExpired ? "expired" : invitation.status,
    roles,
    seats,
    workspaces,
    groups,
    note,
    language,
    invited_by:
      inviterEmail === "" ? null : { member_id: invitedBy, name: inviterName || inviterEmail, email: inviterEmail },
    created_at: invitation.createdAt.toISOString(),
    sent_at: invitation.sentAt.toISOString(),
    expires_at: invitation.expiresAt.toISOString(),
    answered_at: invitation.answeredAt?.toISOString() ?? null,
    revoke_reason: invitation.revokeReason,
    mail: { status: invitation.mailStatus, error: invitation.mailError },
  };
}
