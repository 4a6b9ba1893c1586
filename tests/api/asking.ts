import { randomUUID } from "node:crypto";
import { listMySessions } from "@rollcall/contract/identity";
import * as invitations from "@rollcall/contract/invitations";
import type { AnyOperation } from "@rollcall/contract/operation";
import { hashPassword } from "@rollcall/server/capabilities/identity/auth";
import { makeLink } from "@rollcall/server/capabilities/identity/commands";
import { setPassword } from "@rollcall/server/capabilities/identity/store";
import { renewSetupToken } from "@rollcall/server/capabilities/setup/store";
import { inTransaction, noOrigin, transactUser } from "@rollcall/server/platform/transact";
import type { TestApp } from "@rollcall/server/testing/app";
import { aUser, type Somebody, signedIn } from "@rollcall/server/testing/builders";
import { recipesOfAdminKeys } from "./recipes-admin-keys.ts";
import { recipesOfAudit } from "./recipes-audit.ts";
import { recipesOfBulk } from "./recipes-bulk.ts";
import { recipesOfDirectory } from "./recipes-directory.ts";
import { recipesOfDomains } from "./recipes-domains.ts";
import { recipesInside } from "./recipes-inside.ts";
import { recipesForSecondFactor } from "./recipes-second-factor.ts";
import { recipesOfSso } from "./recipes-sso.ts";
import { recipesOfWebhooks } from "./recipes-webhooks.ts";
import { type ActorName, actorNames, aNewAddress, anInvitation, type Tenant } from "./world.ts";

/** What one call sends. */
export type Ask = { params?: Record<string, string>; body?: unknown; cookie?: string };

/** How one operation is called so that it goes well, and who is answered otherwise although they may call it. */
export type Recipe = {
  ask(app: TestApp, tenant: Tenant, actor: Somebody | undefined): Ask | Promise<Ask>;
  /** What narrows it further, by who asks: the status, with the reason. */
  otherwise?: Partial<Record<ActorName, { status: number; because: string }>>;
};

const PASSWORD = "correct horse battery";

function everybody(answer: { status: number; because: string }): NonNullable<Recipe["otherwise"]> {
  return Object.fromEntries(actorNames.map((name) => [name, answer]));
}

const inside = (body?: unknown): Recipe => ({
  ask: (_, { id }) => ({ params: { organization_id: id }, body }),
});
const toMember = (who: "other" | "suspended" | "removed" = "other", body?: unknown): Recipe => ({
  ask: (_, tenant) => ({ params: { organization_id: tenant.id, member_id: tenant[who].memberId }, body }),
});
const toSeat = (product_id: string): Recipe => ({
  ask: (_, { id, other }) => ({ params: { organization_id: id, member_id: other.memberId, product_id } }),
});
const toInvitation: Recipe = {
  ask: (_, { id, invitationId }) => ({ params: { organization_id: id, invitation_id: invitationId } }),
};
const toSeatRequest: Recipe = {
  ask: (_, { id, seatRequestId }) => ({ params: { organization_id: id, seat_request_id: seatRequestId } }),
};
const outside = (body?: unknown): Recipe => ({ ask: () => ({ body }) });
const mine = async (app: TestApp, actor: Somebody | undefined) => actor ?? (await aUser(app));

/** One recipe for each operation, by its name. A new operation fails the tests until it has one. */
export const recipes: Record<string, Recipe> = {
  ...recipesInside,
  ...recipesOfSso,
  ...recipesOfDomains,
  ...recipesOfDirectory,
  ...recipesOfAudit,
  ...recipesForSecondFactor,
  ...recipesOfAdminKeys,
  ...recipesOfWebhooks,
  ...recipesOfBulk,
  "sign_in.password": {
    ask: async (app) => ({ body: { email: (await aUserWithPassword(app)).email, password: PASSWORD } }),
  },
  "sign_in.link.send": { ask: async (app) => ({ body: { email: (await aUser(app)).email, return_to: "/members" } }) },
  "sign_in.link.accept": {
    ask: async (app) => ({ body: { token: await mailedToken(app, "sign_in", (await aUser(app)).email) } }),
  },
  sign_out: outside(),
  "password_reset.send": { ask: async (app) => ({ body: { email: (await aUser(app)).email } }) },
  "password_reset.complete": {
    ask: async (app) => ({
      body: { token: await mailedToken(app, "password_reset", (await aUser(app)).email), password: PASSWORD },
    }),
  },
  "email_verification.send": outside(),
  "email_verification.complete": {
    async ask(app, _, actor) {
      const { userId, email } = await mine(app, actor);
      // A link is made only for an address that is not proven yet.
      await setVerified(app, userId, false);
      return { body: { token: await mailedToken(app, "email_verification", email) } };
    },
  },
  "me.get": outside(),
  "me.update": outside({ first_name: "Renamed" }),
  "me.password.change": outside({ new_password: PASSWORD }),
  "me.sessions.list": outside(),
  "me.sessions.revoke": {
    async ask(app, _, actor) {
      const { email } = await mine(app, actor);
      const { body } = await app.call(listMySessions, {}, await signedIn(app, email));
      return { params: { session_id: body.data.find(({ is_current }) => is_current)?.id ?? "" } };
    },
  },
  "me.sessions.revoke_others": outside(),
  setup: {
    async ask({ platform }) {
      const token = await inTransaction(platform, "", (tx) => renewSetupToken(tx, platform.clock()));
      const founder = { first_name: "Ada", last_name: "First", email: aNewAddress(), password: PASSWORD };
      return { body: { token, organization_name: "First", ...founder } };
    },
    otherwise: everybody({ status: 410, because: "the link opens an empty database only, and here are people" }),
  },
  "organizations.get": inside(),
  "organizations.update": inside({ name: "Renamed", invitation_valid_days: 30 }),
  "organizations.delete": {
    ask: (_, { id, name }) => ({ params: { organization_id: id }, body: { confirm_name: name } }),
  },
  "roles.list": inside(),
  "products.list": outside(),
  "subscriptions.list": inside(),
  "seat_ledger.list": inside(),
  "seat_requests.list": inside(),
  "seat_requests.create": inside({ product_id: "api", reason: "to try it" }),
  "seat_requests.grant": toSeatRequest,
  "seat_requests.decline": toSeatRequest,
  "members.list": inside(),
  "members.count": inside(),
  "members.export": inside(),
  "members.get": toMember(),
  "members.update": toMember("other", { first_name: "Renamed" }),
  "members.roles.set": toMember("other", { roles: ["billing_manager"] }),
  "members.seats.grant": toSeat("api"),
  "members.seats.release": toSeat("vibe"),
  "members.suspend": toMember(),
  "members.reactivate": toMember("suspended"),
  "members.remove": toMember(),
  "members.restore": toMember("removed"),
  "members.allow_again": toMember("removed"),
  "members.leave": inside(),
  "members.sessions.list": toMember(),
  "members.sessions.revoke": toMember(),
  "invitations.create": {
    ask: (_, { id }) => ({
      params: { organization_id: id },
      body: { emails: [aNewAddress()], roles: ["member"], seats: ["vibe"], note: "Welcome" },
    }),
  },
  "invitations.list": inside(),
  "invitations.get": toInvitation,
  "invitations.link": toInvitation,
  "invitations.resend": toInvitation,
  "invitations.revoke": toInvitation,
  "invitation_links.open": { ask: async (app, tenant) => ({ body: { token: await linkToken(app, tenant) } }) },
  "invitation_links.accept": {
    ask: async (app, tenant, actor) => ({
      body: { token: await linkToken(app, tenant, (await mine(app, actor)).email) },
    }),
    otherwise: {
      admin: { status: 404, because: "nobody can invite who is a member already, so there is no such link" },
      billing: { status: 404, because: "as for the Admin" },
      member: { status: 404, because: "as for the Admin" },
      workspaceAdmin: { status: 404, because: "as for the Admin" },
      workspaceAdminByGroup: { status: 404, because: "as for the Admin" },
      contributor: { status: 404, because: "as for the Admin" },
      suspended: { status: 404, because: "a suspended member is reactivated rather than invited" },
    },
  },
  "invitation_links.sign_up": {
    ask: async (app, tenant) => ({
      body: { token: await linkToken(app, tenant), first_name: "Nia", last_name: "New", password: PASSWORD },
    }),
  },
  "invitation_links.decline": { ask: async (app, tenant) => ({ body: { token: await linkToken(app, tenant) } }) },
};

export function recipeOf({ name }: AnyOperation): Recipe {
  const recipe = recipes[name];
  if (recipe === undefined) throw new Error(`${name} has no recipe: say in asking.ts how it is called`);
  return recipe;
}

export const paramsOf = ({ path }: AnyOperation): string[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "");

/** Calls an operation, each time from a network of its own, so that no limit on tries stands in the way. */
export async function knock(
  app: TestApp,
  { method, path }: Pick<AnyOperation, "method" | "path">,
  { params = {}, body, cookie }: Ask,
  as: Pick<Somebody, "cookie" | "bearer"> | undefined,
): Promise<{ status: number; text: string; headers: Headers }> {
  const address = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ""));
  const key = as?.bearer === undefined ? {} : { authorization: `Bearer ${as.bearer}` };
  const headers = { "x-forwarded-for": aNetwork(), ...key };
  const cookies = [as?.cookie, cookie].filter((each) => each !== undefined && each !== "").join("; ");
  const response = await app.send(method, address, { as: { cookie: cookies }, body, headers });
  return { status: response.status, text: await response.text(), headers: response.headers };
}

let networks = 0;

export function aNetwork(): string {
  networks += 1;
  return `10.${(networks >> 16) & 255}.${(networks >> 8) & 255}.${networks & 255}`;
}

async function linkToken(app: TestApp, tenant: Tenant, email = aNewAddress()): Promise<string> {
  const invitation_id = await anInvitation(app, tenant, email);
  if (invitation_id === "") return "none";
  const params = { organization_id: tenant.id, invitation_id };
  const { body } = await app.call(invitations.copyInvitationLink, { params }, tenant.admin);
  return new URL(body.url).hash.slice(1);
}

async function mailedToken(
  app: TestApp,
  purpose: "sign_in" | "password_reset" | "email_verification",
  email: string,
): Promise<string> {
  const request = { purpose, email, mail_id: randomUUID(), asked_at: app.clock.now() };
  const scope = { actor: { kind: "system", cause: "mailed link" }, origin: noOrigin } as const;
  const made = await transactUser(app.platform, scope, (work) => makeLink(work, request));
  return made === undefined ? "none" : new URL(made.url).hash.slice(1);
}

let passwordHash: Promise<string> | undefined;

async function aUserWithPassword(app: TestApp): Promise<Somebody> {
  const user = await aUser(app);
  passwordHash ??= hashPassword(PASSWORD);
  const hash = await passwordHash;
  await inTransaction(app.platform, "", (tx) => setPassword(tx, user.userId, hash, app.clock.now()));
  return user;
}

async function setVerified({ platform }: TestApp, userId: string, isVerified: boolean): Promise<void> {
  await platform.database.updateTable("users").set({ email_verified: isVerified }).where("id", "=", userId).execute();
}
