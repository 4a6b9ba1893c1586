import { isObject, type JsonObject } from "./json.ts";
import type { ResourceType } from "./schema.ts";
import { findTarget, locationOf, splitSchema } from "./target.ts";

/** Which attributes an answer has: those that are named, or all but those (RFC 7644, section 3.9). */
export type Projection = { only: readonly string[][] | undefined; except: readonly string[][] };

const always = [["schemas"], ["id"]];

export function readProjection(
  type: ResourceType,
  { attributes, excludedAttributes }: { attributes?: unknown; excludedAttributes?: unknown },
): Projection {
  const only = locations(type, attributes);
  return { only: only.length === 0 ? undefined : only, except: locations(type, excludedAttributes) };
}

/** Names come in a list or with commas between them. What names no attribute is passed over. */
function locations(type: ResourceType, sent: unknown): string[][] {
  const names = (Array.isArray(sent) ? sent : [sent]).flatMap((each) =>
    typeof each === "string" ? each.split(",").map((name) => name.trim()) : [],
  );
  return names.flatMap((name) => {
    const split = splitSchema(type, name);
    if (split?.rest === "") return split.schema === type.schema ? [] : [[split.schema.id]];
    const target = findTarget(type, name);
    return target === undefined ? [] : [locationOf(target)];
  });
}

/** Whether an answer has the attribute, so that what is costly to read is not read in vain. */
export function wants({ only, except }: Projection, name: string): boolean {
  const names = (location: readonly string[]) => location[0] === name;
  return only === undefined ? !except.some((each) => names(each) && each.length === 1) : only.some(names);
}

/** The resource with what was asked for; its id and schemas always. */
export function project(resource: JsonObject, { only, except }: Projection): JsonObject {
  if (only !== undefined) return [...always, ...only].reduce((kept, location) => copy(resource, kept, location), {});
  const dropped = except.filter(([name]) => !always.some(([fixed]) => fixed === name));
  return dropped.length === 0 ? resource : dropped.reduce(drop, structuredClone(resource));
}

function copy(from: JsonObject, to: JsonObject, [key = "", ...rest]: readonly string[]): JsonObject {
  if (!Object.hasOwn(from, key)) return to;
  const value = from[key];
  if (rest.length === 0) return { ...to, [key]: value };
  const there = to[key];
  if (Array.isArray(value)) {
    const parts = Array.isArray(there) ? there : [];
    return { ...to, [key]: value.map((each, index) => copy(objectOf(each), objectOf(parts[index]), rest)) };
  }
  return { ...to, [key]: copy(objectOf(value), objectOf(there), rest) };
}

function drop(resource: JsonObject, [key = "", ...rest]: readonly string[]): JsonObject {
  const { [key]: value, ...others } = resource;
  if (rest.length === 0 || value === undefined) return rest.length === 0 ? others : resource;
  const inside = (each: unknown) => (isObject(each) ? drop(each, rest) : each);
  return { ...resource, [key]: Array.isArray(value) ? value.map(inside) : inside(value) };
}

function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}
