import { MAX_BULK_OPERATIONS } from "./discovery.ts";
import { bad, errorBody, ScimError } from "./error.ts";
import { isObject, propertyOf } from "./json.ts";
import type { ScimRequest, ScimResponse, Service } from "./service.ts";

const RESPONSE_SCHEMA = "urn:ietf:params:scim:api:messages:2.0:BulkResponse";

type Operation = {
  method: string;
  path: string;
  bulkId: string | undefined;
  version: string | undefined;
  data: unknown;
};
/** Answers one of the operations as if it had come alone. */
type Answering = (service: Service, request: ScimRequest) => Promise<ScimResponse>;
type Result = { operation: Operation; response: ScimResponse | ScimError };

/**
 * Runs many changes, each by itself (RFC 7644, section 3.7). One that names another by its `bulkId` waits until that one
 * has been made, wherever it stands.
 */
export async function bulk(service: Service, request: ScimRequest, answer: Answering): Promise<ScimResponse> {
  if (request.method !== "POST") throw new ScimError(405, "This address takes POST.");
  const { operations, failOnErrors } = readBulk(await request.body());
  const made = new Map<string, string>();
  const results: Result[] = [];
  let waiting = operations;
  let errors = 0;
  while (waiting.length > 0 && (failOnErrors === 0 || errors < failOnErrors)) {
    const next = waiting.find((each) => !waitsFor(each, waiting, made)) ?? waiting[0];
    if (next === undefined) break;
    waiting = waiting.filter((each) => each !== next);
    const response = await run(service, next, made, answer);
    if (response instanceof ScimError) errors += 1;
    else if (next.bulkId !== undefined && response.location !== undefined)
      made.set(next.bulkId, decodeURIComponent(response.location.split("/").at(-1) ?? ""));
    results.push({ operation: next, response });
  }
  return { status: 200, body: { schemas: [RESPONSE_SCHEMA], Operations: results.map(resultBody) } };
}

function readBulk(body: unknown): { operations: Operation[]; failOnErrors: number } {
  const sent = isObject(body) ? propertyOf(body, "Operations") : undefined;
  if (!isObject(body) || !Array.isArray(sent)) throw bad("invalidSyntax", "Operations has to be a list.");
  if (sent.length > MAX_BULK_OPERATIONS)
    throw new ScimError(413, `A Bulk request has at most ${MAX_BULK_OPERATIONS} operations.`);
  const limit = propertyOf(body, "failOnErrors");
  return { operations: sent.map(readOperation), failOnErrors: typeof limit === "number" && limit > 0 ? limit : 0 };
}

function readOperation(sent: unknown): Operation {
  if (!isObject(sent)) throw bad("invalidSyntax", "An operation has to be an object.");
  const text = (name: string) => {
    const value = propertyOf(sent, name);
    return typeof value === "string" ? value : undefined;
  };
  const method = text("method")?.toUpperCase() ?? "";
  const path = text("path") ?? "";
  return { method, path, bulkId: text("bulkId"), version: text("version"), data: propertyOf(sent, "data") };
}

const REFERENCE = /^bulkId:(.+)$/;

function referencesIn(value: unknown): string[] {
  if (typeof value === "string") return [REFERENCE.exec(value)?.[1] ?? []].flat();
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  return isObject(value) ? Object.values(value).flatMap(referencesIn) : [];
}

function waitsFor({ path, data }: Operation, waiting: readonly Operation[], made: ReadonlyMap<string, string>) {
  const wanted = [...referencesIn(data), ...path.split("/").flatMap(referencesIn)];
  return wanted.some((bulkId) => !made.has(bulkId) && waiting.some((each) => each.bulkId === bulkId));
}

/** The same value with the ids in the place of references. One to what was not made cannot be kept. */
function resolved(value: unknown, made: ReadonlyMap<string, string>): unknown {
  if (typeof value === "string") {
    const bulkId = REFERENCE.exec(value)?.[1];
    if (bulkId === undefined) return value;
    const id = made.get(bulkId);
    if (id === undefined) throw new ScimError(409, `Nothing was made by the bulkId ${bulkId.slice(0, 100)}.`);
    return id;
  }
  if (Array.isArray(value)) return value.map((each) => resolved(each, made));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, resolved(each, made)]));
}

async function run(
  service: Service,
  { method, path, version, data }: Operation,
  made: ReadonlyMap<string, string>,
  answer: Answering,
): Promise<ScimResponse | ScimError> {
  try {
    if (!["POST", "PUT", "PATCH", "DELETE"].includes(method)) throw bad("invalidSyntax", "method changes nothing.");
    if (!service.endpoints.some(({ type }) => path === type.endpoint || path.startsWith(`${type.endpoint}/`)))
      throw bad("invalidPath", "path has to lead to a resource.");
    const place = path.split("/").map((each) => resolved(each, made));
    const body = resolved(data, made);
    return await answer(service, {
      method,
      path: place.join("/"),
      query: {},
      condition: version,
      body: async () => body,
    });
  } catch (error) {
    if (error instanceof ScimError) return error;
    throw error;
  }
}

function resultBody({ operation: { method, bulkId }, response }: Result) {
  const named = { method, ...(bulkId === undefined ? {} : { bulkId }) };
  if (response instanceof ScimError)
    return { ...named, status: String(response.status), response: errorBody(response) };
  const { status, location, version } = response;
  return {
    ...named,
    ...(location === undefined ? {} : { location }),
    ...(version ? { version } : {}),
    status: String(status),
  };
}
