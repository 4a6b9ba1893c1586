import { ScimError } from "./error.ts";
import { listBody, MAX_RESULTS } from "./listing.ts";
import { type ResourceType, type Schema, schemasOf } from "./schema.ts";

const CORE = "urn:ietf:params:scim:schemas:core:2.0";

/** How much one Bulk request may hold. */
export const MAX_BULK_OPERATIONS = 1_000;
export const MAX_BULK_BYTES = 1_048_576;

type Served = { baseUrl: string; types: readonly ResourceType[] };
type Document = Record<string, unknown> & { id?: string };

/** The three documents by which a client learns what the service can do (RFC 7644, section 4). */
export const discoveryNames = ["ServiceProviderConfig", "ResourceTypes", "Schemas"] as const;
export type DiscoveryName = (typeof discoveryNames)[number];

/** The document of this name, or the part of it that `id` names. */
export function discover(served: Served, name: DiscoveryName, id: string | undefined): unknown {
  if (name === "ServiceProviderConfig") {
    if (id !== undefined) throw new ScimError(404, "There is nothing here.");
    return configuration(served);
  }
  const documents = name === "ResourceTypes" ? resourceTypes(served) : schemas(served);
  if (id === undefined) return listBody(documents.length, 1, documents);
  const found = documents.find((each) => each.id?.toLowerCase() === id.toLowerCase());
  if (found === undefined) throw new ScimError(404, `There is no ${id.slice(0, 100)} here.`);
  return found;
}

function configuration({ baseUrl }: Served): Document {
  return {
    schemas: [`${CORE}:ServiceProviderConfig`],
    patch: { supported: true },
    bulk: { supported: true, maxOperations: MAX_BULK_OPERATIONS, maxPayloadSize: MAX_BULK_BYTES },
    filter: { supported: true, maxResults: MAX_RESULTS },
    changePassword: { supported: false },
    sort: { supported: true },
    etag: { supported: true },
    authenticationSchemes: [
      {
        type: "oauthbearertoken",
        name: "Bearer token",
        description: "A token in the header Authorization: Bearer.",
        specUri: "https://www.rfc-editor.org/rfc/rfc6750",
        primary: true,
      },
    ],
    meta: { resourceType: "ServiceProviderConfig", location: `${baseUrl}/ServiceProviderConfig` },
  };
}

function resourceTypes({ baseUrl, types }: Served): Document[] {
  return types.map(({ name, endpoint, description, schema, extensions }) => ({
    schemas: [`${CORE}:ResourceType`],
    id: name,
    name,
    endpoint,
    description,
    schema: schema.id,
    schemaExtensions: extensions.map(({ id }) => ({ schema: id, required: false })),
    meta: { resourceType: "ResourceType", location: `${baseUrl}/ResourceTypes/${name}` },
  }));
}

function schemas({ baseUrl, types }: Served): Document[] {
  return types.flatMap(schemasOf).map((schema: Schema) => ({
    schemas: [`${CORE}:Schema`],
    ...schema,
    meta: { resourceType: "Schema", location: `${baseUrl}/Schemas/${schema.id}` },
  }));
}
