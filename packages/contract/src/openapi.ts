import type * as z from "zod";
import { bodyExamples, exampleOf } from "./openapi-examples.ts";
import { refusalsByStatus } from "./openapi-refusals.ts";
import { type JsonSchema, schemaWriter } from "./openapi-schemas.ts";
import type { AnyOperation } from "./operation.ts";
import { operations } from "./operations.ts";
import { type RefusalCode, refusals } from "./refusals.ts";
import { webhookEventNames } from "./webhooks.ts";

type Writer = ReturnType<typeof schemaWriter>;
export type OpenApiDocument = {
  openapi: "3.1.1";
  paths: Record<string, Record<string, unknown>>;
  components: { schemas: Record<string, JsonSchema> } & Record<string, unknown>;
} & Record<string, unknown>;

/** The public API as OpenAPI 3.1, made from what checks the requests. `publicUrl` is where this installation is reached. */
export function openApiDocument(publicUrl: string): OpenApiDocument {
  const writer = schemaWriter();
  const paths: OpenApiDocument["paths"] = {};
  for (const operation of operations) {
    const path = paths[operation.path] ?? {};
    paths[operation.path] = { ...path, [operation.method.toLowerCase()]: described(operation, writer) };
  }
  return {
    openapi: "3.1.1",
    info: {
      title: "Rollcall Admin API",
      version: "1",
      summary: "Who belongs to an Organization, and what they may do.",
      description: INTRODUCTION,
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: publicUrl }],
    tags: tags(),
    paths,
    webhooks: webhooks(),
    components: {
      schemas: { Problem: problemSchema(), ...sorted(writer.components) },
      securitySchemes,
      headers,
      parameters,
      examples: Object.fromEntries(allCodes.map((code) => [code, exampleProblem(code, publicUrl)])),
    },
  };
}

const INTRODUCTION = [
  "JSON over HTTPS. Times are RFC 3339 in UTC, ids carry the prefix of their kind, and another Organization's id is answered like one that does not exist.",
  "Lists come in pages: send `next_cursor` as `cursor`, with everything else as before, until `has_more` is false. A repeated query key means either.",
  "Every refusal is a problem document (RFC 9457) with a stable `code`; its page says when it comes and what to do.",
  "Send `Idempotency-Key` with every POST inside an Organization and try again as often as you like: it takes effect once.",
].join("\n\n");

const securitySchemes = {
  session: {
    type: "apiKey",
    in: "cookie",
    name: "__Host-rollcall_session",
    description: "The session of somebody who is signed in, as the panel sends it; over plain http without `__Host-`.",
  },
  adminKey: {
    type: "http",
    scheme: "bearer",
    bearerFormat: "rca_…",
    description: "An Admin API key. It acts with its own permissions, never as a person.",
  },
  directoryToken: {
    type: "http",
    scheme: "bearer",
    bearerFormat: "rcd_…",
    description: "The token of a directory. It opens SCIM 2.0 below `/scim/v2`, and nothing of this document.",
  },
};

const text = (description: string) => ({ description, schema: { type: "string" } });
const headers = {
  ETag: text("Which version this is: send it as `If-Match` to change this one and no other."),
  RateLimit: text('How many requests are left and for how many seconds, as `"people";r=1199;t=42`.'),
  "RateLimit-Policy": text('How many requests a caller has in which time, as `"people";q=1200;w=60`.'),
  "X-Request-Id": text("Finds this request in the server's log and in the audit log."),
  "Retry-After": { description: "After how many seconds to try again.", schema: { type: "integer" } },
  "Idempotency-Replayed": text("`true` where this is the answer of an earlier request with the same key."),
};
const parameters = {
  IdempotencyKey: {
    name: "Idempotency-Key",
    in: "header",
    description:
      "Any text that is new for each thing that you want done. For 24 hours the same request is answered the same.",
    schema: { type: "string", minLength: 1, maxLength: 255, pattern: "^[\\x21-\\x7e]+$" },
  },
  IfMatch: {
    name: "If-Match",
    in: "header",
    description:
      "The `ETag` of what you read: somebody else's change in between is refused with 412 rather than overwritten.",
    schema: { type: "string" },
  },
};

const linkTo = (kind: "headers" | "parameters", name: string) => ({ $ref: `#/components/${kind}/${name}` });

function described(operation: AnyOperation, writer: Writer) {
  const { name, summary, body } = operation;
  const sent = body.type === "undefined" ? undefined : writer.input(body);
  return {
    operationId: name,
    summary,
    description: whoMay(operation),
    tags: [tagOf(operation)],
    security: securityOf(operation),
    parameters: parametersOf(operation, writer),
    ...(sent === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: {
              "application/json": {
                schema: sent,
                examples: shown(bodyExamples[name] ?? exampleOf(sent, writer.components)),
              },
            },
          },
        }),
    responses: { ...successOf(operation, writer), ...refusalsOf(operation) },
    "x-access": operation.access,
    ...(operation.orAccess === undefined ? {} : { "x-or-access": operation.orAccess }),
    "x-fresh-sign-in": operation.fresh,
    "x-admin-keys": operation.adminKeys,
  };
}

function whoMay({ access, orAccess, fresh, adminKeys }: AnyOperation): string {
  const or = orAccess === undefined ? "" : ` or \`${orAccess}\``;
  const needs: Record<string, string> = {
    public: "Anybody may call this.",
    signed_in: "For whoever is signed in, about their own account.",
    member: "For every active member.",
  };
  const confirmed = {
    always: " Asks people for a sign-in of the last ten minutes.",
    sometimes: " Asks people for a sign-in of the last ten minutes, where it decides who may do everything.",
    never: "",
  };
  const keys = {
    always: " Open to Admin API keys.",
    sometimes: " Open to Admin API keys, unless it asks people for a fresh sign-in.",
    never: access === "public" ? "" : " Not open to Admin API keys.",
  };
  return `${needs[access] ?? `Needs \`${access}\`${or}.`}${confirmed[fresh]}${keys[adminKeys]}`;
}

function securityOf({ access, adminKeys }: AnyOperation) {
  if (access === "public") return [];
  return adminKeys === "never" ? [{ session: [] }] : [{ session: [] }, { adminKey: [] }];
}

function parametersOf({ method, path, access, params, query, etag }: AnyOperation, writer: Writer) {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => ({
    name,
    in: "path",
    required: true,
    schema: propertiesOf(params, writer)[name] ?? { type: "string" },
  }));
  const asked = query.type === "undefined" ? {} : propertiesOf(query, writer);
  const inQuery = Object.entries(asked).map(([name, schema]) => ({ name, in: "query", schema }));
  const isInside = access !== "public" && access !== "signed_in";
  return [
    ...inPath,
    ...inQuery,
    ...(method === "POST" && isInside ? [linkTo("parameters", "IdempotencyKey")] : []),
    ...(method !== "GET" && etag !== undefined ? [linkTo("parameters", "IfMatch")] : []),
  ];
}

function propertiesOf(schema: z.ZodType, writer: Writer): Record<string, JsonSchema> {
  const { properties = {} } = writer.input(schema);
  // The cast is sound: parameters are objects.
  return properties as Record<string, JsonSchema>;
}

function successOf({ success, output, media, method, access, etag }: AnyOperation, writer: Writer) {
  const answered = {
    "X-Request-Id": linkTo("headers", "X-Request-Id"),
    ...(access === "public" ? {} : limitHeaders),
    ...(etag === undefined ? {} : { ETag: linkTo("headers", "ETag") }),
    ...(method === "POST" && access !== "public" && access !== "signed_in"
      ? { "Idempotency-Replayed": linkTo("headers", "Idempotency-Replayed") }
      : {}),
  };
  const description = successes[success];
  if (output.type === "undefined") return { [success]: { description, headers: answered } };
  const schema = writer.output(output);
  const types = media ?? ["application/json"];
  const example = media === undefined ? { examples: shown(exampleOf(schema, writer.components)) } : {};
  const content = Object.fromEntries(types.map((type) => [type, { schema, ...example }]));
  return { [success]: { description, headers: answered, content } };
}

const limitHeaders = {
  RateLimit: linkTo("headers", "RateLimit"),
  "RateLimit-Policy": linkTo("headers", "RateLimit-Policy"),
};
const successes = {
  200: "It went well.",
  201: "It was made.",
  202: "It will be done.",
  204: "It went well; there is nothing to say.",
};

function refusalsOf(operation: AnyOperation) {
  return Object.fromEntries(refusalsByStatus(operation).map(([status, codes]) => [status, refusedWith(status, codes)]));
}

function refusedWith(status: number, codes: readonly RefusalCode[]) {
  const schema = {
    allOf: [{ $ref: "#/components/schemas/Problem" }],
    properties: { status: { const: status }, code: { enum: codes } },
  };
  const examples = Object.fromEntries(codes.map((code) => [code, { $ref: `#/components/examples/${code}` }]));
  return {
    description: codes.map((code) => `\`${code}\``).join(", "),
    headers: {
      "X-Request-Id": linkTo("headers", "X-Request-Id"),
      ...([429, 503].includes(status) ? { "Retry-After": linkTo("headers", "Retry-After") } : {}),
    },
    content: { "application/problem+json": { schema, examples } },
  };
}

const allCodes = Object.keys(refusals) as RefusalCode[];

function shown(value: unknown) {
  return { example: { summary: "Example", value } };
}

function exampleProblem(code: RefusalCode, publicUrl: string) {
  const url = `${publicUrl}/docs/errors/${code}`;
  const request_id = "req_5f0c1c8e9a3b4d21b7e6f0a2c4d8e917";
  const { title, status } = refusals[code];
  return { summary: title, value: { type: url, code, title, status, doc_url: url, request_id } };
}

function problemSchema(): JsonSchema {
  const string = { type: "string" };
  const error = { type: "object", properties: { field: string, message: string }, required: ["field", "message"] };
  return {
    type: "object",
    description: "Why a request was refused (RFC 9457).",
    properties: {
      type: { ...string, format: "uri" },
      code: { ...string, description: "Stable: programs decide by it." },
      title: { ...string, description: "A sentence that a person can read." },
      status: { type: "integer" },
      detail: { ...string, description: "More than the title says: which plan, how many seats." },
      field: { ...string, description: "The input to blame, dotted: `emails.3`." },
      errors: { type: "array", items: error, description: "Every input to blame." },
      doc_url: { ...string, format: "uri" },
      request_id: string,
    },
    required: ["type", "code", "title", "status", "doc_url", "request_id"],
    additionalProperties: false,
  };
}

/** What endpoints are told. `data` says what an event is about by its `id`, and more by its name. */
function webhooks() {
  const facts = {
    type: "object",
    properties: { id: { type: "string" } },
    required: ["id"],
    additionalProperties: true,
  };
  const told = (type: string) => ({
    type: "object",
    properties: {
      type: { const: type },
      timestamp: { type: "string", format: "date-time" },
      organization_id: { type: "string", pattern: "^org_[0-9a-f]{32}$" },
      id: { type: "string", pattern: "^evt_[0-9a-f]{32}$" },
      sequence: { type: "integer" },
      data: facts,
    },
    required: ["type", "timestamp", "organization_id", "id", "sequence", "data"],
  });
  return Object.fromEntries(
    webhookEventNames.map((name) => [
      name,
      {
        post: {
          operationId: `webhook:${name}`,
          summary: `\`${name}\` happened.`,
          tags: ["webhook events"],
          requestBody: {
            content: { "application/json": { schema: told(name), example: exampleOf(told(name), {}) } },
          },
          responses: { "2XX": { description: "Taken. Anything else is tried again." } },
        },
      },
    ]),
  );
}

function tagOf({ name }: Pick<AnyOperation, "name">): string {
  return (name.split(".")[0] ?? name).replaceAll("_", " ");
}

function tags() {
  return [...new Set(operations.map(tagOf)), "webhook events"].map((name) => ({ name }));
}

function sorted<T>(record: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1)));
}
