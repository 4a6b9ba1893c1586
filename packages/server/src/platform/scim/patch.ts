import { bad } from "./error.ts";
import type { Filter } from "./filter.ts";
import { isObject, isSame, type JsonObject } from "./json.ts";
import { matches } from "./matching.ts";
import type { PatchOperation } from "./patch-request.ts";
import { checkRequired, onePrimary, readList, readOne, readValue } from "./resource.ts";
import type { Attribute, ResourceType } from "./schema.ts";

/** The resource after the steps of a PATCH, all or none; the one that was given stays as it is. */
export function applyPatch(
  type: ResourceType,
  resource: JsonObject,
  operations: readonly PatchOperation[],
): JsonObject {
  const changed = structuredClone(resource);
  for (const operation of operations) applyOne(changed, operation);
  for (const { id } of type.extensions) if (isEmpty(changed[id])) delete changed[id];
  checkRequired(type.schema, changed);
  return changed;
}

function applyOne(resource: JsonObject, { op, target, value }: PatchOperation): void {
  const { extension, attribute, sub, filter } = target;
  const holder = extension === undefined ? resource : objectAt(resource, extension.id);
  const before = holder[attribute.name];
  const verb = value === null ? "remove" : op;
  const step: Step = { verb, attribute, sub, filter, value };
  const after = attribute.multiValued ? changeList(listOf(before), step) : changeOne(before, step);
  if (after === undefined || isEmpty(after)) delete holder[attribute.name];
  else holder[attribute.name] = after;
}

type Step = {
  verb: PatchOperation["op"];
  attribute: Attribute;
  sub: Attribute | undefined;
  filter: Filter | undefined;
  value: unknown;
};

function changeOne(before: unknown, { verb, attribute, sub, value }: Step): unknown {
  if (sub !== undefined) return withPart(isObject(before) ? before : {}, sub, verb === "remove" ? undefined : value);
  if (verb === "remove") return undefined;
  const read = readValue(attribute, value);
  return isObject(read) && isObject(before) ? { ...before, ...read } : read;
}

function withPart(object: JsonObject, sub: Attribute, value: unknown): JsonObject {
  const { [sub.name]: _, ...others } = object;
  const read = readOne(sub, value);
  return read === undefined ? others : { ...others, [sub.name]: read };
}

function changeList(before: readonly unknown[], step: Step): unknown[] {
  const { verb, attribute, sub, filter, value } = step;
  if (filter !== undefined || sub !== undefined) return changeSome(before, step);
  if (verb === "replace") return readList(attribute, value);
  if (verb === "add") return added(before, readList(attribute, value));
  return value === undefined || value === null ? [] : without(before, readList(attribute, value));
}

/** Adds what is not there yet. A new primary value takes that from the one before. */
function added(before: readonly unknown[], values: readonly unknown[]): unknown[] {
  const isThere = (value: unknown) => before.some((each) => isSame(each, value));
  return onePrimary([...before, ...values.filter((value) => !isThere(value))]);
}

/** Directories name in the value what to take out of a list: by its `value` alone, where it has one. */
function without(before: readonly unknown[], values: readonly unknown[]): unknown[] {
  const key = (each: unknown) => (isObject(each) && "value" in each ? each["value"] : each);
  return before.filter((each) => !values.some((value) => isSame(key(each), key(value))));
}

/** Changes the values that a filter lets through; where it lets none through, a value that it would is made. */
function changeSome(before: readonly unknown[], step: Step): unknown[] {
  const { verb, attribute, sub, filter, value } = step;
  const isMeant = (each: unknown) => filter === undefined || matches(filter, each);
  if (verb === "remove") return before.flatMap((each) => (isMeant(each) ? cutDown(each, sub) : [each]));
  if (before.some(isMeant)) {
    const [others, meant] = [before.filter((each) => !isMeant(each)), before.filter(isMeant)];
    const changed = new Map(meant.map((each) => [each, changedValue(each, step)]));
    const isPrimary = [...changed.values()].some((each) => each?.["primary"] === true);
    const order = before.map((each) => changed.get(each) ?? (isPrimary ? notPrimary(each) : each));
    return others.length === 0 ? onePrimary(order) : order;
  }
  if (sub === undefined && verb === "replace") throw bad("noTarget", `No value of ${attribute.name} is meant by this.`);
  const made = sub === undefined ? readOne(attribute, value) : withPart({}, sub, value);
  return added(before, [{ ...impliedBy(filter), ...(isObject(made) ? made : {}) }]);
}

function cutDown(value: unknown, sub: Attribute | undefined): unknown[] {
  if (sub === undefined || !isObject(value)) return [];
  const rest = withPart(value, sub, undefined);
  return isEmpty(rest) ? [] : [rest];
}

function changedValue(value: unknown, { verb, attribute, sub, value: sent }: Step): JsonObject {
  const before = isObject(value) ? value : {};
  if (sub !== undefined) return withPart(before, sub, sent);
  const read = readOne(attribute, sent);
  const after = isObject(read) ? read : {};
  return verb === "add" ? { ...before, ...after } : after;
}

function notPrimary(value: unknown): unknown {
  return isObject(value) && value["primary"] === true ? { ...value, primary: false } : value;
}

/** What a new value has to say so that the filter lets it through: `type eq "work"` makes one of type work. */
function impliedBy(filter: Filter | undefined): JsonObject {
  if (filter?.kind === "and") return Object.assign({}, ...filter.filters.map(impliedBy));
  if (filter?.kind !== "compare" || filter.op !== "eq") return {};
  return { [filter.place.leaf.name]: filter.value };
}

function objectAt(resource: JsonObject, key: string): JsonObject {
  const there = Object.hasOwn(resource, key) ? resource[key] : undefined;
  const object = isObject(there) ? there : {};
  resource[key] = object;
  return object;
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value];
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) ? value.length === 0 : isObject(value) && Object.keys(value).length === 0;
}
