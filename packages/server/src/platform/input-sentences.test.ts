import { expect, test } from "vitest";
import * as z from "zod";
import { sentenceFor } from "./input-sentences.ts";

test.each<[z.ZodType, unknown, string]>([
  [z.string(), undefined, "is missing"],
  [z.string(), 1, "must be a text"],
  [z.number(), "x", "must be a number"],
  [z.number().int(), 1.5, "must be a whole number"],
  [z.boolean(), "yes", "must be true or false"],
  [z.array(z.string()), "x", "must be a list"],
  [z.strictObject({}), [], "must be an object"],
  [z.number().max(200), 201, "must be at most 200"],
  [z.number().min(1), 0, "must be at least 1"],
  [z.string().max(3), "four", "must have at most 3 characters"],
  [z.array(z.string()).min(1), [], "must have at least 1 entries"],
  [z.enum(["en", "fr"]), "de", "must be one of en, fr"],
  [z.string().min(1, "must not be empty"), "", "must not be empty"],
])("%#", (schema, input, sentence) => {
  expect(schema.safeParse(input, { error: sentenceFor }).error?.issues[0]?.message).toBe(sentence);
});
