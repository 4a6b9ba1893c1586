import { revokeAdminKey } from "@rollcall/contract/admin-keys";
import * as invitations from "@rollcall/contract/invitations";
import * as members from "@rollcall/contract/members";
import { ADMIN_ROLE } from "@rollcall/contract/roles";
import { requestSeat } from "@rollcall/contract/subscriptions";
import type { TestApp } from "@rollcall/server/testing/app";
import {
  type AMember,
  aMember,
  anAdminKey,
  anOrganization,
  aUser,
  type Somebody,
  signedIn,
} from "@rollcall/server/testing/builders";
import { aCustomRole, aNest, aPlace, type Nest, type Place } from "./places.ts";
import { aBulkJob } from "./recipes-bulk.ts";
import { type AWebhook, aWebhook } from "./webhook.ts";

/** Whoever may knock at the door. What they may do inside Acme follows from their roles there. */
export const actorNames = [
  "nobody",
  "expired",
  "admin",
  "billing",
  "member",
  "workspaceAdmin",
  "workspaceAdminByGroup",
  "contributor",
  "suspended",
  "removed",
  "stranger",
  "foreignAdmin",
  "fullKey",
  "poorKey",
  "revokedKey",
  "expiredKey",
  "foreignKey",
] as const;
export type ActorName = (typeof actorNames)[number];

/** An Organization with somebody in every standing and something of every kind. */
export type Tenant = {
  id: string;
  name: string;
  admin: AMember;
  billing: AMember;
  /** In no Workspace but the default one. */
  member: AMember;
  /** An Admin of the place, as the suspended and the removed one were. */
  workspaceAdmin: AMember;
  /** Another, by the Group inside the Group that grants it. */
  workspaceAdminByGroup: AMember;
  /** The insider of the place. */
  contributor: AMember;
  /** Holds a Vibe seat, asks for one of Mistral Code and belongs to the Group; nobody acts as them. */
  other: AMember;
  suspended: AMember;
  removed: AMember;
  /** An Admin API key that nobody uses. */
  adminKeyId: string;
  invitationId: string;
  seatRequestId: string;
  /** The Workspace that the actors are in, and one that none of them but the Admin may enter. */
  place: Place;
  elsewhere: Place;
  nest: Nest;
  roleId: string;
  webhook: AWebhook;
  /** Waits to be confirmed. */
  bulkJobId: string;
};

export type World = { acme: Tenant; globex: Tenant; actors: Record<ActorName, Somebody | undefined> };

export async function aWorld(app: TestApp): Promise<World> {
  const [acme, globex] = await Promise.all([aTenant(app, "Acme"), aTenant(app, "Globex")]);
  const { admin, billing, member, workspaceAdmin, workspaceAdminByGroup, contributor, suspended, removed } = acme;
  const inside = { admin, billing, member, workspaceAdmin, workspaceAdminByGroup, contributor };
  const actors = { nobody: undefined, expired: await anExpiredAdmin(app, acme), stranger: await aUser(app) };
  return {
    acme,
    globex,
    actors: {
      ...actors,
      ...inside,
      suspended,
      removed,
      foreignAdmin: globex.admin,
      ...(await keysOf(app, acme, globex)),
    },
  };
}

/** Admin API keys in every standing. */
async function keysOf(app: TestApp, acme: Tenant, globex: Tenant) {
  const expiredKey = await anAdminKey(app, acme, { expires_at: new Date(app.clock.now().getTime() + 1).toISOString() });
  const revokedKey = await anAdminKey(app, acme);
  const params = { organization_id: acme.id, admin_key_id: revokedKey.keyId };
  await app.call(revokeAdminKey, { params }, acme.admin);
  app.clock.advance({ minutes: 1 });
  const fullKey = await anAdminKey(app, acme);
  const poorKey = await anAdminKey(app, acme, { permissions: ["members:read"] });
  return { expiredKey, revokedKey, fullKey, poorKey, foreignKey: await anAdminKey(app, globex) };
}

let invited = 0;

/** An address that nobody has. */
export function aNewAddress(): string {
  invited += 1;
  return `invitee${invited}@example.test`;
}

const inOrder = [
  "second",
  "billing",
  "member",
  "workspaceAdmin",
  "workspaceAdminByGroup",
  "contributor",
  "other",
  "suspended",
  "removed",
  "outsider",
] as const;
const rolesOf: Partial<Record<(typeof inOrder)[number], string[]>> = {
  second: [ADMIN_ROLE],
  billing: ["billing_manager"],
};

async function aTenant(app: TestApp, name: string): Promise<Tenant> {
  const { id, admin } = await anOrganization(app, { name, seats: { api: 50, vibe: 50, code: 50 } });
  const joined = inOrder.map(async (who) => [who, await aMember(app, { id }, { roles: rolesOf[who] ?? ["member"] })]);
  // The cast says what `inOrder` has: each of them once.
  const people = Object.fromEntries(await Promise.all(joined)) as Record<(typeof inOrder)[number], AMember>;
  const { second, outsider, ...cast } = people;
  const { workspaceAdmin, workspaceAdminByGroup, contributor, other, suspended, removed } = cast;
  const [place, elsewhere, roleId] = await Promise.all([
    aPlace(
      app,
      { id, admin },
      { name: "Research", insider: contributor, admins: [workspaceAdmin, suspended, removed] },
    ),
    aPlace(app, { id, admin }, { name: "Elsewhere", insider: outsider }),
    aCustomRole(app, { id, admin }),
  ]);
  const nest = await aNest(app, { id, admin }, { place, member: other, deep: workspaceAdminByGroup });
  const of = ({ memberId }: AMember) => ({ organization_id: id, member_id: memberId });
  const params = { organization_id: id };
  const [invitationId, request] = await Promise.all([
    anInvitation(app, { id, admin }, aNewAddress()),
    app.call(requestSeat, { params, body: { product_id: "code", reason: "to code" } }, other),
    app.call(members.grantSeat, { params: { ...of(other), product_id: "vibe" } }, second),
    app.call(members.suspendMember, { params: of(suspended) }, second),
    app.call(members.removeMember, { params: of(removed) }, second),
  ]);
  const { keyId: adminKeyId } = await anAdminKey(app, { id, admin });
  return {
    id,
    name,
    admin,
    ...cast,
    adminKeyId,
    invitationId,
    seatRequestId: request.body.id,
    place,
    elsewhere,
    nest,
    roleId,
    webhook: await aWebhook(app, { id, admin }),
    bulkJobId: await aBulkJob(app, { id, admin, other }),
  };
}

/** A pending invitation with a seat. */
export async function anInvitation(app: TestApp, tenant: Pick<Tenant, "id" | "admin">, email: string): Promise<string> {
  const body = { emails: [email], roles: ["member"], seats: ["vibe"] };
  const answer = await app.call(
    invitations.createInvitations,
    { params: { organization_id: tenant.id }, body },
    tenant.admin,
  );
  return answer.body.data[0]?.invitation?.id ?? "";
}

/** An Admin whose session ended by itself. */
async function anExpiredAdmin(app: TestApp, tenant: { id: string }): Promise<Somebody> {
  const admin = await aMember(app, tenant, { roles: [ADMIN_ROLE] });
  const { cookie } = await signedIn(app, admin.email);
  await app.platform.database
    .updateTable("sessions")
    .set({ expires_at: app.clock.now() })
    .where("user_id", "=", admin.userId)
    .execute();
  return { ...admin, cookie };
}
