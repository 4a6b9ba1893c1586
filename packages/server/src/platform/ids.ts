import { randomUUID, randomUUIDv7 } from "node:crypto";
import { type IdKind, idPrefixes } from "@rollcall/contract/ids";

/** A new id of a kind: its prefix and a UUIDv7, so that ids sort by the time they were made. */
export function newId(kind: IdKind): string {
  return `${idPrefixes[kind]}_${randomUUIDv7().replaceAll("-", "")}`;
}

/** A new id for one request, to find it in the log. */
export function newRequestId(): string {
  return `req_${randomUUID().replaceAll("-", "")}`;
}
