import * as z from "zod";
import { GroupId, OrganizationId, SsoConnectionId, WorkspaceId } from "./ids.ts";
import { operation } from "./operation.ts";
import { ADMIN_ROLE, RoleId } from "./roles.ts";
import { oneLine } from "./text.ts";

export const ssoProtocols = ["saml", "oidc"] as const;
export const SsoProtocol = z.enum(ssoProtocols);
export type SsoProtocol = z.infer<typeof SsoProtocol>;

/** Whose identity provider it is: decides the first names of attributes and which guide the panel shows, nothing else. */
export const ssoProviders = ["okta", "entra", "google", "onelogin", "jumpcloud", "other"] as const;
export const SsoProvider = z.enum(ssoProviders);
export type SsoProvider = z.infer<typeof SsoProvider>;

/** `draft` until it is enabled for the first time. Only an enabled connection signs anybody in; a test works in every state. */
export const ssoConnectionStatuses = ["draft", "enabled", "disabled"] as const;
export const SsoConnectionStatus = z.enum(ssoConnectionStatuses);
export type SsoConnectionStatus = z.infer<typeof SsoConnectionStatus>;

/** What an enabled connection needs and this one lacks. */
export const ssoLacks = ["provider", "certificate", "domain", "test"] as const;
export const SsoLack = z.enum(ssoLacks);
export type SsoLack = z.infer<typeof SsoLack>;

/** An Organization has at most this many connections. */
export const MAX_SSO_CONNECTIONS = 5;
/** How long a test sign-in, or a rehearsal of emergency access, counts. */
export const SSO_PROOF_HOURS = 24;
/** How many days before a certificate of an identity provider ends its Admins are warned. */
export const CERTIFICATE_WARNING_DAYS = 30;
/** Two certificates during a change of keys; more would only keep old ones alive. */
export const MAX_SSO_CERTIFICATES = 2;
/** How long the metadata of an identity provider may be. */
export const MAX_METADATA_CHARACTERS = 512_000;

export const SsoCertificate = z.object({
  /** SHA-256 of the certificate, in hexadecimal. */
  fingerprint: z.string(),
  subject: z.string(),
  not_before: z.iso.datetime(),
  not_after: z.iso.datetime(),
  status: z.enum(["valid", "expires_soon", "expired", "not_yet_valid"]),
});
export type SsoCertificate = z.infer<typeof SsoCertificate>;

/** A SAML connection: what to copy to the identity provider, and what is known of it. */
export const SamlConnection = z.object({
  service_provider: z.object({
    entity_id: z.string(),
    acs_url: z.string(),
    sign_out_url: z.string(),
    metadata_url: z.string(),
    /** With which requests are signed and assertions can be encrypted, as PEM. */
    certificate: z.string(),
  }),
  identity_provider: z
    .object({
      entity_id: z.string(),
      sign_in_url: z.string(),
      sign_out_url: z.string().nullable(),
      certificates: z.array(SsoCertificate),
      /** From where the values came, when they came from an address. */
      metadata_url: z.string().nullable(),
      updated_at: z.iso.datetime(),
    })
    .nullable(),
  /** Whether the page of the identity provider may begin a sign-in. */
  allows_idp_initiated: z.boolean(),
  requires_encryption: z.boolean(),
});
export type SamlConnection = z.infer<typeof SamlConnection>;

/** An OpenID Connect connection. */
export const OidcConnection = z.object({
  redirect_uri: z.string(),
  /** Where to register that signing out is over. */
  sign_out_redirect_uri: z.string(),
  issuer: z.string().nullable(),
  client_id: z.string().nullable(),
  /** Whether a client secret is kept; it is never shown. */
  has_client_secret: z.boolean(),
  scopes: z.array(z.string()),
});
export type OidcConnection = z.infer<typeof OidcConnection>;

const AttributeName = oneLine(500);

/** Under which names the identity provider sends what. `subject` null: the NameID of SAML, `sub` of OpenID Connect. */
export const SsoAttributes = z.strictObject({
  subject: AttributeName.nullable(),
  email: AttributeName,
  first_name: AttributeName,
  last_name: AttributeName,
  groups: AttributeName,
});
export type SsoAttributes = z.infer<typeof SsoAttributes>;

const claims = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims";
const saml = { subject: null, email: "email", first_name: "firstName", last_name: "lastName", groups: "groups" };
const oidc = { subject: null, email: "email", first_name: "given_name", last_name: "family_name", groups: "groups" };
const entra = {
  subject: null,
  email: `${claims}/emailaddress`,
  first_name: `${claims}/givenname`,
  last_name: `${claims}/surname`,
  groups: "http://schemas.microsoft.com/ws/2008/06/identity/claims/groups",
};

/** The names that a provider uses unless somebody decided otherwise. */
export function defaultAttributes(protocol: SsoProtocol, provider: SsoProvider): SsoAttributes {
  if (protocol === "oidc") return oidc;
  return provider === "entra" ? entra : saml;
}

/**
 * What one value of an attribute grants. Values are compared exactly; a value without a rule grants nothing. What a rule
 * grants is `sso` access: it comes and goes with what the identity provider says at each sign-in.
 */
export const SsoMappingRule = z.strictObject({
  /** The name of the attribute; null for the one that holds the groups. */
  attribute: AttributeName.nullable().default(null),
  value: oneLine(500),
  roles: z.array(RoleId).max(20).default([]),
  groups: z.array(GroupId).max(50).default([]),
  workspaces: z
    .array(z.strictObject({ workspace_id: WorkspaceId, roles: z.array(RoleId).min(1).max(20) }))
    .max(50)
    .default([]),
});
export type SsoMappingRule = z.infer<typeof SsoMappingRule>;

export const SsoConnection = z.object({
  id: SsoConnectionId,
  name: z.string(),
  protocol: SsoProtocol,
  provider: SsoProvider,
  status: SsoConnectionStatus,
  /** One of the two, by the protocol. */
  saml: SamlConnection.nullable(),
  oidc: OidcConnection.nullable(),
  attributes: SsoAttributes,
  /** The Organization roles of who joins by it. */
  default_roles: z.array(RoleId),
  mapping: z.array(SsoMappingRule),
  /** The verified domains whose people it signs in. */
  domains: z.array(z.object({ id: z.string(), domain: z.string(), enforced: z.boolean() })),
  /** What is missing before it can be enabled. */
  lacks: z.array(SsoLack),
  /** How many people it knows by their subject. */
  people: z.number().int(),
  last_sign_in_at: z.iso.datetime().nullable(),
  /** When a test sign-in last went well; older than a day it no longer counts. */
  last_passed_test_at: z.iso.datetime().nullable(),
  created_at: z.iso.datetime(),
  updated_at: z.iso.datetime(),
});
export type SsoConnection = z.infer<typeof SsoConnection>;

/** A Group, Workspace or role by its name, for where an id alone says nothing. */
export const SsoNamed = z.object({ id: z.string(), name: z.string() });

const etag = { counts: ["name", "status", "saml", "oidc", "attributes", "default_roles", "mapping"] };
const path = "/v1/organizations/{organization_id}/sso/connections";
const one = `${path}/{connection_id}`;
const inOrganization = z.strictObject({ organization_id: OrganizationId });
const ofConnection = z.strictObject({ organization_id: OrganizationId, connection_id: SsoConnectionId });
const ConnectionName = oneLine(80);
/** In the letters that addresses are made of; others are written with percent signs. */
const WebAddress = z
  .string()
  .max(2000, "must have at most 2000 characters")
  .regex(/^https?:\/\/[\x21-\x7e]+$/, "must be an address that begins with https://");

/** An identity provider of SAML as somebody types it; certificates as PEM or bare base64. */
export const TypedIdentityProvider = z.strictObject({
  entity_id: oneLine(1024),
  sign_in_url: WebAddress,
  sign_out_url: WebAddress.nullable().default(null),
  certificates: z
    .array(z.string().min(1, "must not be empty").max(20_000))
    .min(1, "must hold a certificate")
    .max(MAX_SSO_CERTIFICATES, `must hold at most ${MAX_SSO_CERTIFICATES} certificates`),
});
export type TypedIdentityProvider = z.infer<typeof TypedIdentityProvider>;

/** A client at an OpenID Connect provider. Without `client_secret` the one that is kept stays. */
export const TypedClient = z.strictObject({
  issuer: WebAddress,
  client_id: oneLine(500),
  client_secret: z.string().min(1, "must not be empty").max(2000).optional(),
  scopes: z
    .array(z.string().regex(/^[\x21\x23-\x5b\x5d-\x7e]{1,100}$/, "must be a scope"))
    .max(20)
    .default(["openid", "email", "profile"]),
});
export type TypedClient = z.infer<typeof TypedClient>;

export const createSsoConnection = operation({
  name: "sso.connections.create",
  summary: "Begin a connection. The answer holds the values to copy to the identity provider.",
  method: "POST",
  path,
  access: "access:write",
  fresh: true,
  params: inOrganization,
  body: z.strictObject({ name: ConnectionName, protocol: SsoProtocol, provider: SsoProvider.default("other") }),
  output: SsoConnection,
  success: 201,
  refusals: ["too_many_sso_connections", "above_your_own"],
});

export const getSsoConnection = operation({
  name: "sso.connections.get",
  summary: "Get one connection with everything about it.",
  method: "GET",
  path: one,
  access: "access:write",
  params: ofConnection,
  etag,
  output: SsoConnection,
  success: 200,
  refusals: [],
});

export const updateSsoConnection = operation({
  name: "sso.connections.update",
  summary: "Change a connection's name, attributes, roles of who joins, or how it may be used.",
  method: "PATCH",
  path: one,
  access: "access:write",
  fresh: true,
  params: ofConnection,
  body: z.strictObject({
    name: ConnectionName.optional(),
    attributes: SsoAttributes.optional(),
    default_roles: z.array(RoleId).min(1, "must name at least one role").max(20).optional(),
    /** Of SAML alone. */
    allows_idp_initiated: z.boolean().optional(),
    requires_encryption: z.boolean().optional(),
  }),
  etag,
  output: SsoConnection,
  success: 200,
  refusals: ["role_unknown", "above_your_own", "sso_other_protocol"],
});

export const setSsoMapping = operation({
  name: "sso.connections.mapping.set",
  summary: "Decide which values of attributes grant which roles, Groups and Workspaces, from the next sign-in on.",
  method: "PUT",
  path: `${one}/mapping`,
  access: "access:write",
  fresh: true,
  params: ofConnection,
  body: z.strictObject({ mapping: z.array(SsoMappingRule).max(200, "must have at most 200 rules") }),
  etag,
  output: SsoConnection,
  success: 200,
  refusals: ["role_unknown", "above_your_own", "workspace_archived", "group_externally_managed"],
});

export const importSsoMetadata = operation({
  name: "sso.connections.metadata.import",
  summary: "Take the identity provider's values from its metadata: pasted, uploaded, or fetched from its address.",
  method: "POST",
  path: `${one}/metadata`,
  access: "access:write",
  fresh: true,
  params: ofConnection,
  body: z
    .strictObject({
      xml: z.string().min(1, "must not be empty").max(MAX_METADATA_CHARACTERS).optional(),
      url: WebAddress.optional(),
    })
    .refine(({ xml, url }) => (xml === undefined) !== (url === undefined), "must hold either xml or url"),
  output: SsoConnection,
  success: 200,
  refusals: ["sso_metadata_invalid", "sso_provider_unreachable", "sso_other_protocol", "rate_limited"],
});

export const setSsoIdentityProvider = operation({
  name: "sso.connections.identity_provider.set",
  summary: "Type the identity provider's values by hand.",
  method: "PUT",
  path: `${one}/identity-provider`,
  access: "access:write",
  fresh: true,
  params: ofConnection,
  body: TypedIdentityProvider,
  output: SsoConnection,
  success: 200,
  refusals: ["sso_metadata_invalid", "sso_other_protocol"],
});

export const setSsoClient = operation({
  name: "sso.connections.client.set",
  summary: "Set the client of an OpenID Connect provider; its configuration is discovered from the issuer.",
  method: "PUT",
  path: `${one}/client`,
  access: "access:write",
  fresh: true,
  params: ofConnection,
  body: TypedClient,
  output: SsoConnection,
  success: 200,
  refusals: ["sso_metadata_invalid", "sso_provider_unreachable", "sso_other_protocol", "rate_limited"],
});

export const enableSsoConnection = operation({
  name: "sso.connections.enable",
  summary:
    "Let people sign in by the connection. It needs everything in `lacks`, and a test that went well within a day.",
  method: "POST",
  path: `${one}/enable`,
  access: "access:write",
  fresh: true,
  params: ofConnection,
  output: SsoConnection,
  success: 200,
  refusals: ["sso_connection_incomplete"],
});

export const disableSsoConnection = operation({
  name: "sso.connections.disable",
  summary: "Stop signing in by the connection. Nobody is removed; its sessions end, and its domains enforce nothing.",
  method: "POST",
  path: `${one}/disable`,
  access: "access:write",
  fresh: true,
  params: ofConnection,
  output: SsoConnection,
  success: 200,
  refusals: [],
});

export const removeSsoConnection = operation({
  name: "sso.connections.remove",
  summary: "Delete a connection that is not enabled. Members stay; it forgets by which subjects it knew them.",
  method: "DELETE",
  path: one,
  access: "access:write",
  fresh: true,
  params: ofConnection,
  success: 204,
  refusals: ["sso_connection_enabled"],
});

/** Whether a mapping or default roles make somebody Admin, which the panel says aloud. */
export function givesAdmin({ roles }: Pick<SsoMappingRule, "roles">): boolean {
  return roles.includes(ADMIN_ROLE);
}
