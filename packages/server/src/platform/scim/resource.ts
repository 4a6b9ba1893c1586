import { bad } from "./error.ts";
import { isObject, type JsonObject, propertyOf } from "./json.ts";
import { type Attribute, attributeNamed, commonAttributes, type ResourceType, type Schema } from "./schema.ts";

/** What a client may write of what every resource has. */
const writableCommon = commonAttributes.filter(({ mutability }) => mutability !== "readOnly");

/**
 * Reads a resource that was sent: the attributes that its schemas know, under their own names, with their values as they
 * were sent. What the service decides, what nobody knows and what is not kept is left out.
 */
export function readResource(type: ResourceType, body: unknown): JsonObject {
  if (!isObject(body)) throw bad("invalidSyntax", "The body has to be an object.");
  const resource = readAttributes([...writableCommon, ...type.schema.attributes], body);
  for (const extension of type.extensions) {
    const sent = propertyOf(body, extension.id);
    if (isObject(sent)) assign(resource, extension.id, readAttributes(extension.attributes, sent));
  }
  checkRequired(type.schema, resource);
  return resource;
}

/** Refuses a resource without what its schema requires. */
export function checkRequired({ attributes }: Schema, resource: JsonObject): void {
  const missing = attributes.find(({ name, required }) => required && isBlank(resource[name]));
  if (missing !== undefined) throw bad("invalidValue", `${missing.name} is missing.`);
}

function isBlank(value: unknown): boolean {
  return typeof value !== "string" || value.trim() === "";
}

function readAttributes(attributes: readonly Attribute[], sent: JsonObject): JsonObject {
  const read: JsonObject = {};
  for (const attribute of attributes) {
    if (attribute.mutability === "readOnly") continue;
    assign(read, attribute.name, readValue(attribute, propertyOf(sent, attribute.name)));
  }
  return read;
}

function assign(object: JsonObject, key: string, value: unknown): void {
  const isEmpty = isObject(value) && Object.keys(value).length === 0;
  if (value !== undefined && !isEmpty) object[key] = value;
}

/** Reads the value of an attribute; nothing for one that is unassigned: null, or a list without values. */
export function readValue(attribute: Attribute, sent: unknown): unknown {
  if (sent === undefined || sent === null) return undefined;
  if (!attribute.multiValued) return readOne(attribute, Array.isArray(sent) && sent.length === 1 ? sent[0] : sent);
  const values = readList(attribute, sent);
  return values.length === 0 ? undefined : values;
}

/** Reads the values of a list; a single value counts as a list of one. */
export function readList(attribute: Attribute, sent: unknown): unknown[] {
  const values = (Array.isArray(sent) ? sent : [sent]).map((each) => readOne(attribute, each));
  return onePrimary(values.filter((each) => each !== undefined));
}

/** Of several primary values the last one is: it is the one that came last. */
export function onePrimary(values: readonly unknown[]): unknown[] {
  const isPrimary = (value: unknown) => isObject(value) && value["primary"] === true;
  const last = values.findLastIndex(isPrimary);
  return values.map((value, index) =>
    isObject(value) && isPrimary(value) && index !== last ? { ...value, primary: false } : value,
  );
}

/** Reads one value. Text comes back as it was sent; `"False"` for a boolean counts as false. */
export function readOne(attribute: Attribute, sent: unknown): unknown {
  // What may be written and never read, such as a password, is not kept.
  if (sent === null || sent === undefined || attribute.mutability === "writeOnly") return undefined;
  switch (attribute.type) {
    case "complex":
      return readComplex(attribute, sent);
    case "boolean":
      return readBoolean(attribute, sent);
    case "dateTime":
      return readTime(attribute, sent);
    default:
      return readText(attribute, sent);
  }
}

function readComplex(attribute: Attribute, sent: unknown): JsonObject | undefined {
  if (isObject(sent)) {
    const read = readAttributes(attribute.subAttributes ?? [], sent);
    return Object.keys(read).length === 0 ? undefined : read;
  }
  const value = attributeNamed(attribute.subAttributes, "value");
  if (value === undefined || Array.isArray(sent)) throw bad("invalidValue", `${attribute.name} has to be an object.`);
  // Directories send the id of a manager, or an address, bare.
  return { value: readOne(value, sent) };
}

function readBoolean({ name }: Attribute, sent: unknown): boolean {
  if (typeof sent === "boolean") return sent;
  const text = typeof sent === "string" ? sent.trim().toLowerCase() : "";
  if (text === "true" || text === "false") return text === "true";
  throw bad("invalidValue", `${name} has to be true or false.`);
}

function readTime(attribute: Attribute, sent: unknown): string {
  const text = readText(attribute, sent);
  if (Number.isNaN(Date.parse(text))) throw bad("invalidValue", `${attribute.name} is no time.`);
  return text;
}

function readText({ name }: Attribute, sent: unknown): string {
  if (typeof sent === "object") throw bad("invalidValue", `${name} has to be text.`);
  const text = String(sent);
  if (!text.isWellFormed() || text.includes("\u0000"))
    throw bad("invalidValue", `${name} has a character that no text can hold.`);
  return text;
}
