import pg from "pg";
import { expect, test } from "vitest";
import * as z from "zod";
import { invalidInput, refusalOf } from "./problem.ts";
import { Refusal } from "./refusal.ts";

const databaseError = (code: string) => Object.assign(new pg.DatabaseError("no", 2, "error"), { code });

test.each([
  ["a deadlock that stayed", databaseError("40P01"), "unavailable"],
  ["a statement that took too long", databaseError("57014"), "unavailable"],
  ["a database that shuts down", databaseError("57P01"), "unavailable"],
  ["a row that stands there twice", databaseError("23505"), "internal_error"],
  ["a broken promise", new Error("the impossible"), "internal_error"],
  ["a refusal", new Refusal("not_found"), "not_found"],
])("%s is answered with what the caller can do about it", (_, error, code) => {
  expect(refusalOf(error).code).toBe(code);
});

test("an answer names no more fields than anybody reads", () => {
  const unknown = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`key${index}`, 0]));
  const { error } = z.strictObject({ email: z.string() }).safeParse(unknown);
  const { details } = invalidInput(error as z.ZodError);
  expect(details).toMatchObject({ field: "email", errors: { length: 500 } });
});
