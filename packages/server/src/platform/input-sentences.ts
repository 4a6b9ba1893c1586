import type * as z from "zod";

const kinds: Record<string, string> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
};

const counted: Record<string, string> = { string: " characters", array: " entries", file: " bytes" };

/**
 * What a person reads where a schema of the contract says nothing of its own, in the words of its other sentences:
 * "must be a whole number". Gives back nothing where the library's sentence has to do.
 */
export function sentenceFor(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case "invalid_type":
      if (issue.input === undefined) return "is missing";
      return `must be ${kinds[issue.expected] ?? `of the kind ${issue.expected}`}`;
    case "too_big":
      return `must ${issue.origin in counted ? "have" : "be"} at most ${issue.maximum}${counted[issue.origin] ?? ""}`;
    case "too_small":
      return `must ${issue.origin in counted ? "have" : "be"} at least ${issue.minimum}${counted[issue.origin] ?? ""}`;
    case "invalid_value":
      return `must be one of ${issue.values.map(String).join(", ")}`;
    default:
      return undefined;
  }
}
