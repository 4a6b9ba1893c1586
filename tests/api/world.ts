import * as invitations from "@rollcall/contract/invitations";
import * as members from "@rollcall/contract/members";
import { ADMIN_ROLE } from "@rollcall/contract/roles";
import { requestSeat } from "@rollcall/contract/subscriptions";
import type { TestApp } from "@rollcall/server/testing/app";
import {
  type AMember,
  aMember,
  anOrganization,
  aUser,
  type Somebody,
  signedIn,
} from "@rollcall/server/testing/builders";

/** Whoever may knock at the door. What they may do inside Acme follows from their roles there. */
export const actorNames = [
  "nobody",
  "expired",
  "admin",
  "billing",
  "member",
  "suspended",
  "removed",
  "stranger",
  "foreignAdmin",
] as const;
export type ActorName = (typeof actorNames)[number];

/** An Organization with somebody in every standing and something of every kind. */
export type Tenant = {
  id: string;
  name: string;
  admin: AMember;
  billing: AMember;
  member: AMember;
  /** Holds a Vibe seat and asks for one of Mistral Code; nobody acts as them. */
  other: AMember;
  suspended: AMember;
  removed: AMember;
  invitationId: string;
  seatRequestId: string;
};

export type World = { acme: Tenant; globex: Tenant; actors: Record<ActorName, Somebody | undefined> };

export async function aWorld(app: TestApp): Promise<World> {
  const [acme, globex] = await Promise.all([aTenant(app, "Acme"), aTenant(app, "Globex")]);
  const { admin, billing, member, suspended, removed } = acme;
  const actors = { nobody: undefined, expired: await anExpiredAdmin(app, acme), stranger: await aUser(app) };
  return {
    acme,
    globex,
    actors: { ...actors, admin, billing, member, suspended, removed, foreignAdmin: globex.admin },
  };
}

let invited = 0;

/** An address that nobody has. */
export function aNewAddress(): string {
  invited += 1;
  return `invitee${invited}@example.test`;
}

type Six<T> = [T, T, T, T, T, T];

async function aTenant(app: TestApp, name: string): Promise<Tenant> {
  const { id, admin } = await anOrganization(app, { name, seats: { api: 50, vibe: 50, code: 50 } });
  const roles = [[ADMIN_ROLE], ["billing_manager"], ["member"], ["member"], ["member"], ["member"]];
  const people = await Promise.all(roles.map((each) => aMember(app, { id }, { roles: each })));
  // The cast says what `roles` has: six.
  const [second, billing, member, other, suspended, removed] = people as Six<AMember>;
  const of = ({ memberId }: AMember) => ({ organization_id: id, member_id: memberId });
  const params = { organization_id: id };
  const [invitationId, request] = await Promise.all([
    anInvitation(app, { id, admin }, aNewAddress()),
    app.call(requestSeat, { params, body: { product_id: "code", reason: "to code" } }, other),
    app.call(members.grantSeat, { params: { ...of(other), product_id: "vibe" } }, second),
    app.call(members.suspendMember, { params: of(suspended) }, second),
    app.call(members.removeMember, { params: of(removed) }, second),
  ]);
  return { id, name, admin, billing, member, other, suspended, removed, invitationId, seatRequestId: request.body.id };
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
