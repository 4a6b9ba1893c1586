import { bad, ScimError } from "./error.ts";
import { type Filter, parseValueFilter } from "./filter.ts";
import { type Attribute, attributeNamed, type ResourceType, type Schema } from "./schema.ts";
import { findTarget, isAttributePath, splitSchema, type Target } from "./target.ts";

/** What a path of a PATCH leads to: an attribute or one of its parts, perhaps only in some values of a list. */
export type PatchTarget = Target & { filter: Filter | undefined };

/** A path, an extension as a whole, or something of a schema that nobody here knows. */
export type PatchPath =
  | { kind: "attribute"; target: PatchTarget }
  | { kind: "extension"; extension: Schema }
  | { kind: "unknown" };

// attribute, then perhaps a filter in brackets, then perhaps a part of the values that it leaves.
const PATH = /^([^[\]]+)(?:\[(.*)\](?:\.([A-Za-z$][\w$-]*))?)?$/s;

/** Reads a path (RFC 7644, figure 7). Refuses with `invalidPath`. */
export function readPath(type: ResourceType, text: string): PatchPath {
  const [, name = "", filterText, subName] = PATH.exec(text.trim()) ?? [];
  const extension = splitSchema(type, name);
  if (extension?.rest === "" && extension.schema !== type.schema && filterText === undefined)
    return { kind: "extension", extension: extension.schema };
  if (!isAttributePath(name)) throw invalid(text);
  const found = findTarget(type, name);
  if (found === undefined) {
    if (extension === undefined) return { kind: "unknown" };
    throw bad("invalidPath", `There is no attribute ${name.slice(0, 100)}.`);
  }
  if (filterText === undefined) return { kind: "attribute", target: { ...found, filter: undefined } };
  return { kind: "attribute", target: filtered(found, filterText, subName) };
}

function filtered(found: Target, filterText: string, subName: string | undefined): PatchTarget {
  const { attribute } = found;
  if (found.sub !== undefined || !attribute.multiValued || attribute.type !== "complex")
    throw bad("invalidPath", `${attribute.name} is no list of values.`);
  const sub = subName === undefined ? undefined : partOf(attribute, subName);
  return { ...found, sub, filter: valueFilter(attribute, filterText) };
}

function partOf(attribute: Attribute, name: string): Attribute {
  const sub = attributeNamed(attribute.subAttributes, name);
  if (sub === undefined) throw bad("invalidPath", `There is no ${name} in ${attribute.name}.`);
  return sub;
}

function valueFilter(attribute: Attribute, text: string): Filter {
  try {
    return parseValueFilter(attribute, text);
  } catch (error) {
    if (error instanceof ScimError) throw bad("invalidPath", error.message);
    throw error;
  }
}

function invalid(text: string): ScimError {
  return bad("invalidPath", `This is no path: ${text.slice(0, 100)}`);
}
