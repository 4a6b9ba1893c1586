import { AuditEventId } from "@rollcall/contract/ids";
import { expect, test } from "vitest";
import { newId } from "./ids.ts";

test("ids sort as they were made, however many in a millisecond", () => {
  const made = Array.from({ length: 20_000 }, () => newId("auditEvent"));
  expect(made.toSorted()).toEqual(made);
  expect(new Set(made).size).toBe(made.length);
});

test("an id is a UUIDv7 that tells when it was made", () => {
  const id = newId("auditEvent");
  expect(AuditEventId.parse(id)).toMatch(/^evt_[0-9a-f]{12}7[0-9a-f]{3}[89ab][0-9a-f]{15}$/);
  expect(Math.abs(Number.parseInt(id.slice(4, 16), 16) - Date.now())).toBeLessThan(1_000);
});
