import type { Me } from "@rollcall/contract/identity";
import { sql } from "kysely";
import type { Reader } from "../../platform/database.ts";
import { Refusal } from "../../platform/refusal.ts";
import { type UserActor, type UserReading, useOrganization } from "../../platform/transact.ts";
import { heldIn } from "../access/entering.ts";
import { hasSecondFactor } from "../identity/factors.ts";
import { hasAddress } from "../identity/rules.ts";
import { findPassword, findUser } from "../identity/store.ts";
import { secondFactorDue } from "../organizations/rules.ts";
import { hasShown } from "../second-factor/rules.ts";
import { showOwnOrganizations } from "../second-factor/store.ts";
import { providerOf, standingOf } from "../sso/entering.ts";
import { seatsOfMember } from "../subscriptions/store.ts";

/** The signed-in User with every Organization that they belong to and what they may do there now. */
export async function getMe({ db, now }: UserReading, actor: UserActor): Promise<Me> {
  const { userId, sessionId } = actor;
  const user = await findUser(db, userId);
  if (user === undefined) throw new Refusal("not_signed_in");
  const { emailVerified, ...profile } = user;
  return {
    ...profile,
    email: hasAddress(user) ? user.email : await findMembershipAddress(db, userId),
    email_verified: emailVerified,
    has_password: (await findPassword(db, userId)) !== undefined,
    has_second_factor: await hasSecondFactor(db, userId),
    session_id: sessionId,
    signed_in_through: await signedInThrough(db, actor),
    memberships: await listMemberships(db, actor, now),
  };
}

/** The address by which a directory made them, as whom it is elsewhere somebody else's to sign in with. */
async function findMembershipAddress(db: Reader, userId: string): Promise<string> {
  const row = await db
    .selectFrom("members")
    .select("email")
    .where("user_id", "=", userId)
    .where("status", "<>", "removed")
    .limit(1)
    .executeTakeFirst();
  return row?.email ?? "";
}

async function signedInThrough(db: Reader, { proof: { through } }: UserActor): Promise<Me["signed_in_through"]> {
  if (!through?.isOnly) return null;
  await useOrganization(db, through.organizationId);
  return providerOf(db, through);
}

/** Across Organizations: row-level security shows a User the own memberships and what hangs on them. */
async function listMemberships(db: Reader, actor: UserActor, now: Date): Promise<Me["memberships"]> {
  const { userId, sessionId, proof } = actor;
  // Where else somebody belongs is not told to a session that the identity provider of one Organization began.
  const only = proof.through?.isOnly ? proof.through.organizationId : undefined;
  await showOwnOrganizations(db, userId);
  const rows = await db
    .selectFrom("members")
    .innerJoin("organizations", "organizations.organization_id", "members.organization_id")
    .select([
      "organizations.organization_id",
      "organizations.name",
      "members.id",
      "members.email",
      "members.status",
      "members.joined_at",
    ])
    .select(["second_factor_required_since as requiredSince", "second_factor_grace_days as graceDays"])
    .where("members.user_id", "=", userId)
    .where("members.status", "in", ["active", "suspended"])
    .$if(only !== undefined, (each) => each.where("members.organization_id", "=", only ?? ""))
    .orderBy(sql`lower(organizations.name)`)
    .orderBy("organizations.organization_id")
    .execute();
  const memberships: Me["memberships"] = [];
  for (const { organization_id, name, id, email, status, joined_at, ...rule } of rows) {
    await useOrganization(db, organization_id);
    const { roles, permissions, roleBook } = await heldIn(db, organization_id, id, now);
    const due = hasShown(proof, organization_id) ? undefined : secondFactorDue(rule, joined_at);
    const person = { sessionId, memberId: id, proof, emails: [actor.email, email] };
    const standing = await standingOf(db, person, organization_id, now);
    const isDue = due !== undefined && due <= now;
    const isOpen = status === "active" && !isDue && !standing.single_sign_on_required;
    memberships.push({
      organization: { id: organization_id, name },
      member_id: id,
      status: status === "active" ? "active" : "suspended",
      roles,
      role_names: Object.fromEntries(roles.map((role) => [role, roleBook.get(role)?.name ?? role])),
      second_factor_due_at: due?.toISOString() ?? null,
      ...standing,
      permissions: isOpen ? [...permissions] : [],
      seats: await seatsOfMember(db, organization_id, id),
    });
  }
  return memberships;
}
