import { createAdminKey } from "@rollcall/contract/admin-keys";
import { checkDomain, claimDomain, type Domain, type DomainJoining, updateDomain } from "@rollcall/contract/domains";
import { allOrganizationPermissions, type OrganizationPermission } from "@rollcall/contract/permissions";
import { ADMIN_ROLE } from "@rollcall/contract/roles";
import { insert, insertMembers } from "../src/capabilities/groups/store.ts";
import { createUser, markEmailVerified, startSession } from "../src/capabilities/identity/commands.ts";
import { findUserByEmail } from "../src/capabilities/identity/store.ts";
import { addMember } from "../src/capabilities/members/commands.ts";
import { foundOrganization } from "../src/capabilities/setup/commands.ts";
import { changeSubscription } from "../src/capabilities/subscriptions/commands.ts";
import { newId } from "../src/platform/ids.ts";
import { noOrigin, transact, transactUser } from "../src/platform/transact.ts";
import type { TestApp } from "./app.ts";

/** Somebody who is signed in. */
export type Somebody = { userId: string; email: string; cookie: string; bearer?: string };
export type AMember = Somebody & { memberId: string };
export type AnOrganization = { id: string; admin: AMember };

/** What builders write with: the platform of a running product. */
type Built = Pick<TestApp, "platform">;

const operator = { kind: "operator" } as const;
let count = 0;

/** A User with a proven address who is signed in; by default nobody in particular. */
export async function aUser(app: Built, wish: { email?: string; emailVerified?: boolean } = {}): Promise<Somebody> {
  count += 1;
  const { email = `person${count}@example.test`, emailVerified = true } = wish;
  const wanted = { email, first_name: `Person`, last_name: `Number ${count}`, language: "en", emailVerified } as const;
  return transactUser(app.platform, { actor: operator, origin: noOrigin }, async (work) => {
    const { user, event } = await createUser(work, wanted);
    const { session, event: signedIn } = await startSession(work, { userId: user.id, method: "password" });
    const answer = { userId: user.id, email, cookie: `rollcall_session=${session.secret}` };
    const proven = emailVerified ? [await markEmailVerified(work, user.id)] : [];
    return { answer, userEvents: [event, signedIn, ...proven] };
  });
}

/** An Organization with one Admin, on Vibe Team and API Scale with seats enough. */
export async function anOrganization(
  app: Built,
  { name = "Acme", seats = { api: 10, vibe: 10, code: 10 } as Record<string, number> } = {},
): Promise<AnOrganization> {
  const admin = await aUser(app);
  const id = newId("organization");
  const scope = { organizationId: id, actor: operator, origin: noOrigin };
  const founder = { ...admin, first_name: "Ada", last_name: "Admin" };
  const { memberId } = await transact(app.platform, scope, (work) => foundOrganization(work, name, founder));
  for (const [productId, count] of Object.entries(seats)) {
    const planId = productId === "api" ? "scale" : "team";
    await transact(app.platform, scope, (work) => changeSubscription(work, { productId, planId, seats: count }));
  }
  return { id, admin: { ...admin, memberId } };
}

/** A member of an Organization, signed in; an Admin with `roles: [ADMIN_ROLE]`. */
export async function aMember(
  app: Built,
  organization: { id: string },
  wish: { roles?: string[]; first_name?: string; last_name?: string; email?: string; as?: Somebody } = {},
): Promise<AMember> {
  const user = wish.as ?? (await aUser(app, wish.email === undefined ? {} : { email: wish.email }));
  const { roles = ["member"], first_name = "Mia", last_name = "Member" } = wish;
  const scope = { organizationId: organization.id, actor: operator, origin: noOrigin };
  const joining = {
    ...user,
    first_name,
    last_name,
    source: "manual",
    roles,
    grantedBy: null,
    invitationId: null,
  } as const;
  return transact(app.platform, scope, async (work) => {
    const { memberId, event } = await addMember(work, joining);
    return { answer: { ...user, memberId }, events: [event] };
  });
}

/** An Admin API key of the Organization, for which its Admin answers; with every permission that they hold. */
export async function anAdminKey(
  app: Pick<TestApp, "call">,
  { id, admin }: AnOrganization,
  wish: { permissions?: readonly OrganizationPermission[]; expires_at?: string } = {},
): Promise<AMember & { keyId: string; bearer: string }> {
  const { permissions = allOrganizationPermissions, expires_at = null } = wish;
  const body = { name: "Provisioning", permissions: [...permissions], expires_at };
  const answer = await app.call(createAdminKey, { params: { organization_id: id }, body }, admin);
  if (answer.status !== 201) throw new Error("the key could not be made");
  return { ...admin, cookie: "", bearer: answer.body.secret, keyId: answer.body.key.id };
}

/** A Group that grants nothing yet; as directory sync would make it with `isExternallyManaged`. */
export async function aGroup(
  app: Built,
  organization: { id: string },
  wish: { name?: string; members?: readonly { memberId: string }[]; isExternallyManaged?: boolean } = {},
): Promise<{ id: string; name: string }> {
  count += 1;
  const { name = `Group ${count}`, members = [], isExternallyManaged = false } = wish;
  const [id, scope] = [newId("group"), { organizationId: organization.id, actor: operator, origin: noOrigin }];
  return transact(app.platform, scope, async ({ tx, organizationId, now }) => {
    await insert(tx, organizationId, { id, name, description: "", isExternallyManaged }, now);
    const source = isExternallyManaged ? "scim" : "manual";
    const memberIds = members.map(({ memberId }) => memberId);
    await insertMembers(tx, organizationId, { groupId: id, memberIds, until: null, source, grantedBy: null }, now);
    return { answer: { id, name }, events: [{ name: "group.created", payload: { id, name } }] };
  });
}

/** A domain that the Organization has verified, with the record that proves it in DNS. */
export async function aDomain(
  app: Pick<TestApp, "call" | "dns">,
  { id, admin }: AnOrganization,
  { domain, joining = "off" }: { domain: string; joining?: DomainJoining },
): Promise<Domain> {
  const params = { organization_id: id };
  const { body: claimed } = await app.call(claimDomain, { params, body: { domain } }, admin);
  app.dns.publish(claimed.record.name, claimed.record.value);
  const of = { params: { ...params, domain_id: claimed.id } };
  const { body: verified } = await app.call(checkDomain, of, admin);
  if (verified.status !== "verified") throw new Error(`${domain} could not be verified`);
  return (await app.call(updateDomain, { ...of, body: { joining } }, admin)).body;
}

export function anAdmin(app: Built, organization: { id: string }): Promise<AMember> {
  return aMember(app, organization, { roles: [ADMIN_ROLE], first_name: "Ben", last_name: "Admin" });
}

/** Signs in somebody who is there already. */
export async function signedIn(app: Built, email: string): Promise<{ cookie: string }> {
  const user = await findUserByEmail(app.platform.database, email);
  if (user === undefined) throw new Error(`nobody has the address ${email}`);
  return transactUser(app.platform, { actor: operator, origin: noOrigin }, async (work) => {
    const { session, event } = await startSession(work, { userId: user.id, method: "password" });
    return { answer: { cookie: `rollcall_session=${session.secret}` }, userEvents: [event] };
  });
}
