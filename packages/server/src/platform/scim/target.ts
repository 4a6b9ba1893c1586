import {
  type Attribute,
  attributeNamed,
  commonAttributes,
  type ResourceType,
  type Schema,
  schemasOf,
} from "./schema.ts";

/** Where an attribute stands in a resource; `extension` is the schema under whose name it stands, if any. */
export type Target = { extension: Schema | undefined; attribute: Attribute; sub: Attribute | undefined };

const NAME = /^([A-Za-z$][\w$-]*)(?:\.([A-Za-z$][\w$-]*))?$/;

/** Parts the name of a schema from the attribute that follows it. Nothing for a schema that the resource does not have. */
export function splitSchema(type: ResourceType, text: string): { schema: Schema; rest: string } | undefined {
  const lower = text.toLowerCase();
  for (const schema of schemasOf(type)) {
    const id = schema.id.toLowerCase();
    if (lower === id) return { schema, rest: "" };
    if (lower.startsWith(`${id}:`)) return { schema, rest: text.slice(id.length + 1) };
  }
  return lower.startsWith("urn:") ? undefined : { schema: type.schema, rest: text };
}

/** Whether a text can name an attribute at all, known or not. */
export function isAttributePath(text: string): boolean {
  const name = /^urn:/i.test(text) ? text.slice(text.lastIndexOf(":") + 1) : text;
  return NAME.test(name) && text.length <= 500;
}

/** Finds the attribute that a path names: `name.familyName`, with its schema or without, in any case. */
export function findTarget(type: ResourceType, text: string): Target | undefined {
  const split = splitSchema(type, text);
  const [, name, subName] = NAME.exec(split?.rest ?? "") ?? [];
  if (split === undefined || name === undefined) return undefined;
  const isCore = split.schema === type.schema;
  const attributes = isCore ? [...commonAttributes, ...split.schema.attributes] : split.schema.attributes;
  const found = attributeNamed(attributes, name);
  const sub = subName === undefined ? undefined : attributeNamed(found?.subAttributes, subName);
  if (found === undefined || (subName !== undefined && sub === undefined)) return undefined;
  return { extension: isCore ? undefined : split.schema, attribute: found, sub };
}

/** The keys that lead to a target in the JSON of a resource. */
export function locationOf({ extension, attribute, sub }: Target): string[] {
  return [...(extension ? [extension.id] : []), attribute.name, ...(sub ? [sub.name] : [])];
}
