import { bulk } from "./bulk.ts";
import { type DiscoveryName, discover, discoveryNames } from "./discovery.ts";
import { bad, ScimError } from "./error.ts";
import { isObject, type JsonObject, propertyOf } from "./json.ts";
import { type Asked, type ListQuery, listBody, readListQuery } from "./listing.ts";
import { type PatchOperation, readPatch } from "./patch-request.ts";
import { type Projection, project, readProjection } from "./projection.ts";
import { readResource } from "./resource.ts";
import type { ResourceType } from "./schema.ts";

/** A resource as it is kept: what the client sent, and what the service knows about it. */
export type Stored = { id: string; attributes: JsonObject; created: Date; modified: Date; version: string };
/** What a change hands back when nobody asked for the resource: its new version. */
export type Changed = Pick<Stored, "version">;

/** Which version a change is meant for: the header If-Match. */
export type Condition = string | undefined;

/** A kind of resource, and what can be done with it. What is not there is `undefined`. */
export type Endpoint = {
  type: ResourceType;
  list(query: ListQuery): Promise<{ total: number; resources: readonly Stored[] }>;
  get(id: string, projection: Projection): Promise<Stored | undefined>;
  create(resource: JsonObject): Promise<Stored>;
  replace(id: string, resource: JsonObject, condition: Condition): Promise<Stored | undefined>;
  patch(
    id: string,
    operations: readonly PatchOperation[],
    condition: Condition,
    projection: Projection,
  ): Promise<Stored | Changed | undefined>;
  remove(id: string, condition: Condition): Promise<true | undefined>;
};

export type Service = { baseUrl: string; endpoints: readonly Endpoint[] };

/** A request without what carries it. `body` reads the body, and throws when it cannot be read. */
export type ScimRequest = {
  method: string;
  /** Below the base URL. */
  path: string;
  query: Asked;
  condition?: Condition;
  ifNoneMatch?: string | undefined;
  body(): Promise<unknown>;
};
export type ScimResponse = { status: number; body?: unknown; location?: string; version?: string };

/** Answers one request, or throws a `ScimError`. */
export async function answer(service: Service, request: ScimRequest): Promise<ScimResponse> {
  const [name = "", id, ...more] = segmentsOf(request.path);
  if (more.length > 0) throw nothingHere();
  if (name === "Me") throw new ScimError(501, "A token belongs to no person, so there is no Me.");
  if (isDiscovery(name)) return discovered(service, request, name, id);
  if (name === "Bulk" && id === undefined) return bulk(service, request, answer);
  if (name === ".search" && id === undefined) return searchEverywhere(service, request);
  const endpoint = service.endpoints.find(({ type }) => type.endpoint === `/${name}`);
  if (endpoint === undefined) throw nothingHere();
  if (id === undefined) return onMany(service, endpoint, request);
  return id === ".search" ? search(service, endpoint, request) : onOne(service, endpoint, request, id);
}

function segmentsOf(path: string): string[] {
  try {
    return path.split("/").filter(Boolean).map(decodeURIComponent);
  } catch {
    throw nothingHere();
  }
}

function nothingHere(): ScimError {
  return new ScimError(404, "There is nothing here.");
}

function wrongMethod(allowed: string): ScimError {
  return new ScimError(405, `This address takes ${allowed}.`);
}

function isDiscovery(name: string): name is DiscoveryName {
  return (discoveryNames as readonly string[]).includes(name);
}

function discovered(
  { baseUrl, endpoints }: Service,
  { method, query }: ScimRequest,
  name: DiscoveryName,
  id: string | undefined,
): ScimResponse {
  if (method !== "GET") throw wrongMethod("GET");
  if (query["filter"] !== undefined) throw new ScimError(403, "This cannot be filtered.");
  return { status: 200, body: discover({ baseUrl, types: endpoints.map(({ type }) => type) }, name, id) };
}

async function onMany(service: Service, endpoint: Endpoint, request: ScimRequest): Promise<ScimResponse> {
  const { method, query } = request;
  if (method === "GET") return listed(service, endpoint, readListQuery(endpoint.type, query));
  if (method !== "POST") throw wrongMethod("GET and POST");
  const stored = await endpoint.create(readResource(endpoint.type, await request.body()));
  return { ...one(service, endpoint, stored, readProjection(endpoint.type, query)), status: 201 };
}

async function listed(service: Service, endpoint: Endpoint, query: ListQuery): Promise<ScimResponse> {
  const { total, resources } = await endpoint.list(query);
  const rendered = resources.map((each) => render(service, endpoint, each, query.projection));
  return { status: 200, body: listBody(total, query.startIndex, rendered) };
}

async function search(service: Service, endpoint: Endpoint, request: ScimRequest): Promise<ScimResponse> {
  if (request.method !== "POST") throw wrongMethod("POST");
  return listed(service, endpoint, readListQuery(endpoint.type, await askedIn(request)));
}

async function askedIn(request: ScimRequest): Promise<Asked> {
  const body = await request.body();
  if (!isObject(body)) throw bad("invalidSyntax", "The body has to be an object.");
  const names = ["filter", "sortBy", "sortOrder", "startIndex", "count", "attributes", "excludedAttributes"];
  return Object.fromEntries(names.map((name) => [name, propertyOf(body, name)]));
}

/** One list after the other: a kind of resource that lacks an attribute of the filter has none that it lets through. */
async function searchEverywhere(service: Service, request: ScimRequest): Promise<ScimResponse> {
  if (request.method !== "POST") throw wrongMethod("POST");
  const asked = await askedIn(request);
  const readable = service.endpoints.flatMap((endpoint) => {
    const query = queryOrRefusal(endpoint, asked);
    return query instanceof ScimError ? [] : [{ endpoint, query }];
  });
  const [first] = readable;
  // Where no kind of resource can read it, it is refused as any of them refuses it.
  if (first === undefined) throw service.endpoints.map((each) => queryOrRefusal(each, asked))[0];
  const { startIndex, count } = first.query;
  const found: unknown[] = [];
  let total = 0;
  for (const { endpoint, query } of readable) {
    const place = { startIndex: Math.max(1, startIndex - total), count: count - found.length };
    const { total: here, resources } = await endpoint.list({ ...query, ...place });
    found.push(...resources.map((each) => render(service, endpoint, each, query.projection)));
    total += here;
  }
  return { status: 200, body: listBody(total, startIndex, found) };
}

function queryOrRefusal({ type }: Endpoint, asked: Asked): ListQuery | ScimError {
  try {
    return readListQuery(type, asked);
  } catch (error) {
    if (error instanceof ScimError) return error;
    throw error;
  }
}

async function onOne(service: Service, endpoint: Endpoint, request: ScimRequest, id: string): Promise<ScimResponse> {
  const { method, condition, ifNoneMatch } = request;
  const { type } = endpoint;
  const projection = readProjection(type, request.query);
  if (method === "GET") {
    const stored = there(await endpoint.get(id, projection), endpoint, id);
    if (ifNoneMatch !== undefined && names(ifNoneMatch, stored.version))
      return { status: 304, version: stored.version };
    return one(service, endpoint, stored, projection);
  }
  if (method === "PUT") {
    const resource = readResource(type, await request.body());
    return one(service, endpoint, there(await endpoint.replace(id, resource, condition), endpoint, id), projection);
  }
  if (method === "PATCH") {
    const operations = readPatch(type, await request.body());
    const changed = there(await endpoint.patch(id, operations, condition, projection), endpoint, id);
    return "id" in changed
      ? one(service, endpoint, changed, projection)
      : { status: 204, version: changed.version, location: addressOf(service, endpoint, id) };
  }
  if (method !== "DELETE") throw wrongMethod("GET, PUT, PATCH and DELETE");
  there(await endpoint.remove(id, condition), endpoint, id);
  return { status: 204 };
}

function there<T>(found: T | undefined, { type }: Endpoint, id: string): T {
  if (found === undefined) throw new ScimError(404, `There is no ${type.name} ${id.slice(0, 100)}.`);
  return found;
}

/** Whether a header names this version: a list of ETags, or `*` for any. A weak one is the same version here. */
function names(header: string, version: string): boolean {
  const bare = (tag: string) => tag.trim().replace(/^W\//, "");
  return header.trim() === "*" || header.split(",").some((tag) => bare(tag) === bare(version));
}

/** Refuses with 412 when a change was meant for another version. */
export function checkCondition(condition: Condition, version: string): void {
  if (condition !== undefined && !names(condition, version))
    throw new ScimError(412, "The resource has changed since. Read it again.");
}

function one(service: Service, endpoint: Endpoint, stored: Stored, projection: Projection): ScimResponse {
  const body = render(service, endpoint, stored, projection);
  return { status: 200, body, version: stored.version, location: addressOf(service, endpoint, stored.id) };
}

function addressOf({ baseUrl }: Service, { type }: Endpoint, id: string): string {
  return `${baseUrl}${type.endpoint}/${encodeURIComponent(id)}`;
}

function render(service: Service, endpoint: Endpoint, stored: Stored, projection: Projection): JsonObject {
  const { type } = endpoint;
  const { id, attributes, created, modified, version } = stored;
  const extensions = type.extensions.filter((extension) => Object.hasOwn(attributes, extension.id));
  const meta = {
    resourceType: type.name,
    created: created.toISOString(),
    lastModified: modified.toISOString(),
    location: addressOf(service, endpoint, id),
    version,
  };
  const schemas = [type.schema, ...extensions].map((schema) => schema.id);
  return project({ schemas, id, ...attributes, meta }, projection);
}
