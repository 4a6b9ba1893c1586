import { bad } from "./error.ts";
import { type Filter, type Place, parseFilter } from "./filter.ts";
import { type Projection, readProjection } from "./projection.ts";
import { attributeNamed, type ResourceType } from "./schema.ts";
import { findTarget, locationOf } from "./target.ts";

export const LIST_SCHEMA = "urn:ietf:params:scim:api:messages:2.0:ListResponse";
/** An answer has at most this many resources; more are asked for by `startIndex`. */
export const MAX_RESULTS = 200;
const DEFAULT_RESULTS = 100;
const FAR = 2_147_483_647;

/** What a client asks for of a list. `startIndex` counts from 1. */
export type ListQuery = {
  filter: Filter | undefined;
  sort: { place: Place; isDescending: boolean } | undefined;
  startIndex: number;
  count: number;
  projection: Projection;
};

/** What was asked, from a query or the body of `/.search`. */
export type Asked = Partial<Record<string, unknown>>;

export function readListQuery(type: ResourceType, asked: Asked): ListQuery {
  const { filter, sortBy, sortOrder } = asked;
  return {
    filter: isGiven(filter) ? parseFilter(type, textOf("filter", filter)) : undefined,
    sort: isGiven(sortBy) ? readSort(type, textOf("sortBy", sortBy), sortOrder) : undefined,
    startIndex: Math.max(1, readInteger("startIndex", asked["startIndex"], 1)),
    count: Math.min(MAX_RESULTS, Math.max(0, readInteger("count", asked["count"], DEFAULT_RESULTS))),
    projection: readProjection(type, asked),
  };
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== "";
}

function textOf(name: string, value: unknown): string {
  if (typeof value === "string" || typeof value === "number") return String(value);
  throw bad("invalidValue", `${name} has to be text.`);
}

function readInteger(name: string, value: unknown, otherwise: number): number {
  if (!isGiven(value)) return otherwise;
  if (!/^[-+]?\d+$/.test(textOf(name, value).trim())) throw bad("invalidValue", `${name} has to be a whole number.`);
  return Math.min(FAR, Math.max(-1, Number(value)));
}

function readSort(type: ResourceType, text: string, order: unknown): ListQuery["sort"] {
  const target = findTarget(type, text);
  if (target === undefined) throw bad("invalidPath", `There is no attribute ${text.slice(0, 100)} to sort by.`);
  const { attribute, sub } = target;
  const leaf = sub ?? (attribute.type === "complex" ? attributeNamed(attribute.subAttributes, "value") : attribute);
  if (leaf === undefined) throw bad("invalidPath", `Say by which part of ${attribute.name} to sort.`);
  const location = locationOf({ ...target, sub: leaf === attribute ? undefined : leaf });
  const list = attribute.multiValued ? attribute : undefined;
  return {
    place: { location, leaf, list },
    isDescending: isGiven(order) && textOf("sortOrder", order).toLowerCase() === "descending",
  };
}

/** The body of a list: how many there are in all, and those that were asked for. */
export function listBody(total: number, startIndex: number, resources: readonly unknown[]) {
  return {
    schemas: [LIST_SCHEMA],
    totalResults: total,
    startIndex,
    itemsPerPage: resources.length,
    Resources: resources,
  };
}
