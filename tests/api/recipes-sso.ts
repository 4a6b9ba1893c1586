import { defaultAttributes, type SsoProtocol } from "@rollcall/contract/sso";
import * as domains from "@rollcall/server/capabilities/domains/store";
import { setNamed } from "@rollcall/server/capabilities/sso/break-glass-store";
import { setServed } from "@rollcall/server/capabilities/sso/domain-store";
import { insertIdentity } from "@rollcall/server/capabilities/sso/identity-store";
import { insertSignIn } from "@rollcall/server/capabilities/sso/log-store";
import { SP_KEY_SEAL } from "@rollcall/server/capabilities/sso/seals";
import { insertConnection, setCertificates } from "@rollcall/server/capabilities/sso/store";
import { newId } from "@rollcall/server/platform/ids";
import { readCertificates } from "@rollcall/server/platform/saml/certificate";
import { type KeyPair, makeKeyPair } from "@rollcall/server/platform/saml/key-pair";
import { inTransaction, noOrigin, organizationSetting } from "@rollcall/server/platform/transact";
import type { TestApp } from "@rollcall/server/testing/app";
import { anOrganization, type Somebody } from "@rollcall/server/testing/builders";
import { aWaitingCode } from "@rollcall/server/testing/sso";
import type { Recipe } from "./asking.ts";
import { aNewAddress, type Tenant } from "./world.ts";

let keys: Promise<KeyPair> | undefined;
let made = 0;

type Wish = { protocol?: SsoProtocol; status?: "draft" | "enabled" };

/** A connection that knows its provider, serves a domain of its own and was tested; a draft, so that nothing else changes. */
async function aConnection(app: TestApp, organizationId: string, { protocol = "saml", status = "draft" }: Wish = {}) {
  const now = app.clock.now();
  keys ??= makeKeyPair({ commonName: "rollcall.test", validForDays: 100, now });
  const { certificate, privateKey } = await keys;
  const [id, domainId] = [newId("ssoConnection"), newId("domain")];
  made += 1;
  const domain = `served${made}.example.net`;
  const saml = {
    entity_id: "https://idp.example/metadata",
    sign_in_url: "https://idp.example/sso",
    sp_certificate: certificate,
    sealed_sp_key: app.platform.secrets.seal(SP_KEY_SEAL, privateKey),
  };
  await inTransaction(app.platform, organizationSetting(organizationId), async (tx) => {
    const named = { id, name: "Okta", protocol, provider: "okta", status, default_roles: ["member"] } as const;
    const attributes = JSON.stringify(defaultAttributes(protocol, "okta"));
    const tested = { tested_at: now, provider_updated_at: now, created_by: null };
    const connection = {
      ...named,
      default_roles: ["member"],
      attributes,
      ...tested,
      ...(protocol === "saml" ? saml : {}),
    };
    await insertConnection(tx, organizationId, connection, now);
    const [read] = readCertificates(certificate, now);
    if (read === undefined) throw new Error("no certificate");
    const { pem, fingerprint, subject, validFrom: notBefore, validUntil: notAfter } = read;
    if (protocol === "saml")
      await setCertificates(tx, organizationId, id, [{ pem, fingerprint, subject, notBefore, notAfter }]);
    const claim = { id: domainId, domain, proofToken: "proof", claimedBy: null, claimedByName: "" };
    await domains.insert(tx, organizationId, claim, now);
    await domains.update(tx, organizationId, domainId, { status: "verified", verified_at: now });
    await domains.takeDomain(tx, organizationId, domain, now);
    await setServed(tx, organizationId, { id: domainId, connectionId: id, enforcedSince: null });
  });
  return { id, domainId, domain };
}

const toConnection = (body?: unknown, wish?: Wish): Recipe => ({
  async ask(app, { id }) {
    const connection = await aConnection(app, id, wish);
    return { params: { organization_id: id, connection_id: connection.id }, body };
  },
});
const inside = (body?: unknown): Recipe => ({ ask: (_, { id }) => ({ params: { organization_id: id }, body }) });

/** Lets somebody count as one who has a second factor and has shown it. */
async function showFactor({ platform, clock }: TestApp, { userId }: Somebody): Promise<void> {
  const { database } = platform;
  await database.updateTable("sessions").set({ second_factor: "totp" }).where("user_id", "=", userId).execute();
  await database
    .insertInto("totp_apps")
    .values({ user_id: userId, sealed_secret: "none", last_step: 0, created_at: clock.now() })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

async function nameAdmin(app: TestApp, { id, admin }: Tenant): Promise<void> {
  await showFactor(app, admin);
  await inTransaction(app.platform, organizationSetting(id), (tx) =>
    setNamed(tx, id, { memberIds: [admin.memberId], namedBy: null }, app.clock.now()),
  );
}

const notNamed = { status: 409, because: "only who is named for it enters in an emergency" };
const members = ["billing", "member", "workspaceAdmin", "workspaceAdminByGroup", "contributor"] as const;
const outsiders = ["removed", "stranger", "foreignAdmin"] as const;
const each = <A>(names: readonly string[], answer: A) => Object.fromEntries(names.map((name) => [name, answer]));

async function aLine(app: TestApp, { id: organizationId }: Pick<Tenant, "id">): Promise<string> {
  const { id: connectionId } = await aConnection(app, organizationId);
  const id = newId("ssoSignIn");
  const line = { id, connectionId, purpose: "test", begunBy: "person", reference: "req_1" } as const;
  await inTransaction(app.platform, organizationSetting(organizationId), (tx) =>
    insertSignIn(tx, organizationId, line, noOrigin, app.clock.now()),
  );
  return id;
}

/** A code that waits for its browser; whoever has it may finish. */
async function aCode(app: TestApp): Promise<string> {
  const { id: organizationId } = await anOrganization(app);
  const { id: connectionId, domain } = await aConnection(app, organizationId, { status: "enabled" });
  return aWaitingCode(app, { organizationId, connectionId }, { subject: "00u1", email: `new@${domain}` });
}

/** Recipes of single sign-on. */
export const recipesOfSso: Record<string, Recipe> = {
  "sso.get": inside(),
  "sso.connections.create": inside({ name: "Okta", protocol: "oidc", provider: "okta" }),
  "sso.connections.get": toConnection(),
  "sso.connections.update": toConnection({ name: "Renamed", default_roles: ["billing_manager"] }),
  "sso.connections.mapping.set": {
    async ask(app, { id, nest, place }) {
      const connection = await aConnection(app, id);
      const rule = { value: "staff", groups: [nest.groupId], roles: ["billing_manager"] };
      const workspaces = [{ workspace_id: place.workspaceId, roles: ["developer"] }];
      return {
        params: { organization_id: id, connection_id: connection.id },
        body: { mapping: [{ ...rule, workspaces }] },
      };
    },
  },
  "sso.connections.metadata.import": {
    async ask(app, { id }) {
      const connection = await aConnection(app, id);
      const { certificate } = (await keys) ?? { certificate: "" };
      const body = certificate.replace(/-----[^-]+-----|\s/g, "");
      const xml = `<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://new.example"><md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><md:KeyDescriptor><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data><ds:X509Certificate>${body}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor><md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://new.example/sso"/></md:IDPSSODescriptor></md:EntityDescriptor>`;
      return { params: { organization_id: id, connection_id: connection.id }, body: { xml } };
    },
  },
  "sso.connections.identity_provider.set": {
    async ask(app, { id }) {
      const connection = await aConnection(app, id);
      const { certificate } = (await keys) ?? { certificate: "" };
      const body = {
        entity_id: "https://new.example",
        sign_in_url: "https://new.example/sso",
        certificates: [certificate],
      };
      return { params: { organization_id: id, connection_id: connection.id }, body };
    },
  },
  "sso.connections.client.set": {
    ...toConnection({ issuer: "https://nowhere.example", client_id: "rollcall" }, { protocol: "oidc" }),
    otherwise: { admin: { status: 409, because: "no provider answers there" } },
  },
  "sso.connections.enable": toConnection(),
  "sso.connections.disable": toConnection(),
  "sso.connections.remove": toConnection(),
  "sso.connections.test": toConnection(),
  "sso.domains.set": {
    async ask(app, { id }) {
      const connection = await aConnection(app, id);
      const body = { connection_id: connection.id, enforced: false };
      return { params: { organization_id: id, domain_id: connection.domainId }, body };
    },
  },
  "sso.automatic_seats.set": inside({ product_ids: ["vibe"] }),
  "sso.without_seat.list": inside(),
  "sso.break_glass.set": {
    async ask(app, { id, admin }) {
      await showFactor(app, admin);
      return { params: { organization_id: id }, body: { member_ids: [admin.memberId] } };
    },
  },
  "sso.break_glass.rehearse": {
    async ask(app, tenant) {
      await nameAdmin(app, tenant);
      return { params: { organization_id: tenant.id } };
    },
    otherwise: each(members, notNamed),
  },
  "sso.break_glass.use": {
    async ask(app, tenant) {
      await nameAdmin(app, tenant);
      return { params: { organization_id: tenant.id }, body: { reason: "The provider is down." } };
    },
    otherwise: {
      ...each(members, notNamed),
      ...each(outsiders, { status: 404, because: "they belong to no such Organization" }),
      suspended: { status: 403, because: "the membership is suspended" },
    },
  },
  "sso.sign_ins.list": inside(),
  "sso.sign_ins.get": {
    ask: async (app, tenant) => ({ params: { organization_id: tenant.id, sign_in_id: await aLine(app, tenant) } }),
  },
  "members.identities.list": {
    ask: (_, { id, other }) => ({ params: { organization_id: id, member_id: other.memberId } }),
  },
  "members.identities.remove": {
    async ask(app, { id, other }) {
      const { id: connectionId } = await aConnection(app, id);
      const identity = { connectionId, subject: aNewAddress(), userId: other.userId, email: other.email };
      await inTransaction(app.platform, organizationSetting(id), (tx) =>
        insertIdentity(tx, id, identity, app.clock.now()),
      );
      return { params: { organization_id: id, member_id: other.memberId, connection_id: connectionId } };
    },
  },
  "sign_in.sso.begin": {
    async ask(app) {
      const { id } = await anOrganization(app);
      const { domain } = await aConnection(app, id, { status: "enabled" });
      return { body: { email: `somebody@${domain}`, return_to: "/members" } };
    },
  },
  "sign_in.sso.complete": { ask: async (app) => ({ body: { code: await aCode(app) } }) },
  "sign_out.sso": { ask: () => ({}) },
};
