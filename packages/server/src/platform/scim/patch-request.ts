import { bad } from "./error.ts";
import { isObject, type JsonObject, propertyOf } from "./json.ts";
import { type PatchTarget, readPath } from "./patch-path.ts";
import type { ResourceType, Schema } from "./schema.ts";

export type PatchVerb = "add" | "replace" | "remove";
/** One step of a PATCH: what is done to what. `value` is as it was sent. */
export type PatchOperation = { op: PatchVerb; target: PatchTarget; value: unknown };

const verbs: readonly string[] = ["add", "replace", "remove"] satisfies PatchVerb[];
/** A person has some dozens of attributes, and a directory names each of them once. */
const MAX_OPERATIONS = 2_000;

/** Reads the body of a PATCH (RFC 7644, section 3.5.2) as steps that each name one attribute. */
export function readPatch(type: ResourceType, body: unknown): PatchOperation[] {
  const sent = isObject(body) ? propertyOf(body, "Operations") : undefined;
  if (!Array.isArray(sent) || sent.length === 0) throw bad("invalidSyntax", "Operations has to be a list.");
  if (sent.length > MAX_OPERATIONS) throw bad("tooMany", `Send at most ${MAX_OPERATIONS} operations at once.`);
  return sent.flatMap((each) => readOperation(type, each));
}

function readOperation(type: ResourceType, sent: unknown): PatchOperation[] {
  if (!isObject(sent)) throw bad("invalidSyntax", "An operation has to be an object.");
  const verb = propertyOf(sent, "op");
  const op = typeof verb === "string" ? verb.toLowerCase() : "";
  if (!isVerb(op)) throw bad("invalidSyntax", "op has to be add, replace or remove.");
  const [path, value] = [propertyOf(sent, "path"), propertyOf(sent, "value")];
  if (path === undefined || path === null || path === "") return withoutPath(type, op, value);
  if (typeof path !== "string") throw bad("invalidPath", "path has to be text.");
  return withPath(type, op, path, value);
}

function isVerb(op: string): op is PatchVerb {
  return verbs.includes(op);
}

function withPath(type: ResourceType, op: PatchVerb, text: string, value: unknown): PatchOperation[] {
  const path = readPath(type, text);
  if (path.kind === "unknown") return [];
  if (path.kind === "extension") return ofExtension(type, op, path.extension, value);
  const { attribute, sub } = path.target;
  if (isFixed(path.target)) throw bad("mutability", `${attribute.name} cannot be changed.`);
  const clears = op === "remove" && (attribute.required || sub?.required);
  if (clears) throw bad("mutability", `${attribute.name} is required.`);
  if (op !== "remove" && value === undefined) throw bad("invalidValue", `There is no value for ${attribute.name}.`);
  return [{ op, target: path.target, value }];
}

function isFixed({ attribute, sub }: PatchTarget): boolean {
  return attribute.mutability === "readOnly" || sub?.mutability === "readOnly" || sub?.mutability === "immutable";
}

/** Without a path the value names the attributes: nested, with dots, or with the name of their schema before them. */
function withoutPath(type: ResourceType, op: PatchVerb, value: unknown): PatchOperation[] {
  if (op === "remove") throw bad("noTarget", "Say by a path what to remove.");
  if (!isObject(value)) throw bad("invalidValue", "Without a path the value has to be an object.");
  return Object.entries(value).flatMap(([key, each]) => ofKey(type, op, key, each));
}

/** What stands in a whole object but is not known here, or not the client's to decide, is passed over. */
function ofKey(type: ResourceType, op: PatchVerb, key: string, value: unknown): PatchOperation[] {
  const path = knownPath(type, key);
  if (path === undefined || path.kind === "unknown") return [];
  if (path.kind === "extension") return ofExtension(type, op, path.extension, value);
  return isFixed(path.target) ? [] : [{ op, target: path.target, value: value ?? null }];
}

function knownPath(type: ResourceType, key: string) {
  try {
    return readPath(type, key);
  } catch {
    return undefined;
  }
}

function ofExtension(type: ResourceType, op: PatchVerb, extension: Schema, value: unknown): PatchOperation[] {
  const named = (attributes: JsonObject) =>
    Object.entries(attributes).flatMap(([key, each]) => ofKey(type, op, `${extension.id}:${key}`, each));
  if (op === "remove") return named(Object.fromEntries(extension.attributes.map(({ name }) => [name, null])));
  if (!isObject(value)) throw bad("invalidValue", `${extension.id} has to be an object.`);
  return named(value);
}
