import { randomUUID } from "node:crypto";
import { joinOrganization } from "@rollcall/contract/join-requests";
import { domainOfEmail } from "@rollcall/server/capabilities/domains/names";
import * as domains from "@rollcall/server/capabilities/domains/store";
import { SIGN_UP_MAIL, signUpMailFor } from "@rollcall/server/capabilities/join-requests/signing-up";
import { holdPendingOf, insert } from "@rollcall/server/capabilities/join-requests/store";
import { newId } from "@rollcall/server/platform/ids";
import { inTransaction, noOrigin, transact, unchanged, type Work } from "@rollcall/server/platform/transact";
import type { TestApp } from "@rollcall/server/testing/app";
import { aDomain, aUser, type Somebody } from "@rollcall/server/testing/builders";
import type { Ask, Recipe } from "./asking.ts";
import type { Tenant } from "./world.ts";

/** A verified domain by which people ask to join, and somebody who does. */
type Gate = { domain: string; domainId: string; joinRequestId: string };

const gates = new Map<string, Promise<Gate>>();
let count = 0;

/** The gate of a tenant, made when it is first asked for: most have no use for one. */
export function gateOf(app: TestApp, tenant: Tenant): Promise<Gate> {
  const gate = gates.get(tenant.id) ?? aGate(app, tenant);
  gates.set(tenant.id, gate);
  return gate;
}

async function aGate(app: TestApp, { id, admin }: Tenant): Promise<Gate> {
  count += 1;
  const domain = `gate${count}.example`;
  const { id: domainId } = await aDomain(app, { id, admin }, { domain, joining: "request" });
  const asker = await aUser(app, { email: `asker@${domain}` });
  const wish = { params: { organization_id: id }, body: { message: "I begin on Monday" } };
  const { body } = await app.call(joinOrganization, wish, asker);
  if (body.outcome !== "requested") throw new Error("nobody could ask to join");
  return { domain, domainId, joinRequestId: body.join_request_id };
}

const toDomain = (body?: unknown): Recipe => ({
  ask: async (app, tenant): Promise<Ask> => ({
    params: { organization_id: tenant.id, domain_id: (await gateOf(app, tenant)).domainId },
    body,
  }),
});
const toRequest: Recipe = {
  ask: async (app, tenant) => ({
    params: { organization_id: tenant.id, join_request_id: (await gateOf(app, tenant)).joinRequestId },
  }),
};
const inside: Recipe = { ask: (_, { id }) => ({ params: { organization_id: id } }) };
const isMember = { status: 409, because: "they are a member already" };

/** Recipes of domains, and of what they open. */
export const recipesOfDomains: Record<string, Recipe> = {
  "domains.list": inside,
  "domains.claim": {
    ask(_, { id }) {
      count += 1;
      return { params: { organization_id: id }, body: { domain: `new${count}.example` } };
    },
  },
  "domains.get": toDomain(),
  "domains.check": toDomain(),
  "domains.update": toDomain({ joining: "join" }),
  "domains.remove": toDomain(),
  "me.joinable_organizations.list": { ask: () => ({}) },
  "organizations.join": {
    async ask(app, tenant, actor) {
      await openTo(app, tenant, domainOfEmail((actor ?? tenant.other).email));
      return { params: { organization_id: tenant.id }, body: { message: "Hello" } };
    },
    otherwise: {
      admin: isMember,
      billing: isMember,
      member: isMember,
      workspaceAdmin: isMember,
      workspaceAdminByGroup: isMember,
      contributor: isMember,
      suspended: { status: 403, because: "a suspended member does not come back by a domain" },
      removed: { status: 403, because: "removed stays removed" },
    },
  },
  "me.join_requests.withdraw": {
    ask: async (app, { id }, actor) => ({
      params: { join_request_id: await aRequest(app, id, actor ?? (await aUser(app))) },
    }),
  },
  "join_requests.list": inside,
  "join_requests.grant": toRequest,
  "join_requests.decline": toRequest,
  "sign_up.link.send": {
    ask: async (app, tenant) => ({ body: { email: await aNewcomer(app, tenant), language: "en" } }),
  },
  "sign_up.complete": {
    ask: async (app, tenant) => ({
      body: {
        token: await signUpToken(app, await aNewcomer(app, tenant)),
        first_name: "Nia",
        last_name: "New",
        password: "correct horse battery",
      },
    }),
  },
};

/** An address in the domain of the tenant that nobody has. */
async function aNewcomer(app: TestApp, tenant: Tenant): Promise<string> {
  count += 1;
  return `newcomer${count}@${(await gateOf(app, tenant)).domain}`;
}

async function signUpToken({ platform }: TestApp, email: string): Promise<string> {
  const wish = { email, language: "en", mail_id: randomUUID(), asked_at: platform.clock() };
  const sealed = platform.secrets.seal(SIGN_UP_MAIL, JSON.stringify(wish));
  const mail = await signUpMailFor(platform, { sealed });
  return /\/sign-up#(\S+)/.exec(mail?.text ?? "")?.[1] ?? "none";
}

function inTenant<T>({ platform }: TestApp, organizationId: string, write: (work: Work) => Promise<T>): Promise<T> {
  const scope = { organizationId, actor: { kind: "operator" as const }, origin: noOrigin };
  return transact(platform, scope, async (work) => unchanged(await write(work)));
}

/** Lets everybody of a domain into this tenant and no other. Nobody can claim such a domain, so the tables are written. */
async function openTo(app: TestApp, { id }: Tenant, domain: string): Promise<void> {
  const holder = await inTransaction(app.platform, "", (tx) => domains.findHolder(tx, domain));
  if (holder !== undefined && holder !== id)
    await inTenant(app, holder, ({ tx }) => domains.releaseDomains(tx, holder, domain));
  await inTenant(app, id, async ({ tx, now }) => {
    const row = { organization_id: id, id: newId("domain"), domain, status: "verified", joining: "join" } as const;
    await tx
      .insertInto("domains")
      .values({ ...row, proof_token: "none", claimed_by: null, created_at: now, verified_at: now })
      .onConflict((conflict) => conflict.columns(["organization_id", "domain"]).doNothing())
      .execute();
    await domains.takeDomain(tx, id, domain, now);
  });
}

/** A request of this person that waits for its answer. */
function aRequest(app: TestApp, organizationId: string, { userId, email }: Somebody): Promise<string> {
  return inTenant(app, organizationId, async ({ tx, now }) => {
    const request = { id: newId("joinRequest"), userId, email, domain: domainOfEmail(email), message: "" };
    if (await insert(tx, organizationId, request, now)) return request.id;
    return (await holdPendingOf(tx, organizationId, userId))?.id ?? "";
  });
}
