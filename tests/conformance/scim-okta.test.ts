import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { openApp, type TestApp } from "@rollcall/server/testing/app";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aDirectory, type Body, type Directory } from "./scim/directory.ts";

// Okta's own test of a SCIM service, which its owner publishes and we do not: OKTA_SCIM_SPEC names the file.
const beside = join(import.meta.dirname, "../../../shared/conformance/scim/okta/Okta-SCIM-20-SPEC-Test.json");
const file = process.env["OKTA_SCIM_SPEC"] ?? beside;

type Assertion = { source: string; property?: string; comparison: string; value: unknown };
type Step = {
  step_type: string;
  skipped?: boolean;
  note: string;
  method: string;
  url: string;
  headers?: Record<string, string[]>;
  body?: string;
  assertions?: Assertion[];
  variables?: { name: string; property: string }[];
};

if (!existsSync(file)) {
  test.skip(`Okta's test is not here: set OKTA_SCIM_SPEC to its file (${file})`, () => {});
} else {
  // The cast says what Okta's file has.
  const { steps } = JSON.parse(readFileSync(file, "utf8")) as { steps: Step[] };
  describe("Okta's own test", () => play(steps.filter((step) => step.step_type === "request" && !step.skipped)));
}

function play(steps: readonly Step[]): void {
  let app: TestApp;
  let directory: Directory;
  const email = "Runscope123Habcdefgh456@example.com";
  const names = { randomGivenName: "Runscope123", randomFamilyName: "Habcdefgh456" };
  const values: Record<string, string> = {
    ...{ SCIMBaseURL: "", auth: "", randomEmail: email, randomUsername: email, ...names },
    ...{ InvalidUserEmail: "abcdefgh@example.com", UserIdThatDoesNotExist: "010101001010101011001010101011" },
    randomUsernameCaps: email.toUpperCase(),
  };
  const filled = (text: string) => text.replace(/\{\{\s*([^}]+?)\s*\}\}/g, (_, name: string) => values[name] ?? "");

  beforeAll(async () => {
    app = await openApp();
    directory = await aDirectory(app);
    values["auth"] = `Bearer ${directory.token}`;
    await directory.user();
  });
  afterAll(() => app?.close());

  test.each(steps.map((step) => [step.note, step] as const))("%s", async (_, step) => {
    const given = Object.entries(step.headers ?? {}).map(([name, [value = ""]]) => [name.toLowerCase(), filled(value)]);
    const headers = { authorization: "", ...Object.fromEntries(given.filter(([name]) => name !== "accept-charset")) };
    const body = step.body === undefined || step.body === "" ? {} : { body: filled(step.body) };
    const answer = await directory.send(step.method, filled(step.url), { ...body, headers });
    for (const assertion of step.assertions ?? []) check(assertion, answer, filled);
    for (const { name, property } of step.variables ?? []) values[name] = String(at(answer.body, property));
  });
}

function check(assertion: Assertion, answer: { status: number; body: Body }, filled: (text: string) => string): void {
  const { source, property, comparison } = assertion;
  // How long an answer takes says something about this machine, not about the product.
  if (source === "response_time") return;
  const value = typeof assertion.value === "string" ? filled(assertion.value) : assertion.value;
  const got = source === "response_status" ? answer.status : at(answer.body, property ?? "");
  expect({ property, comparison, value, got, holds: holds(comparison, got, value) }).toMatchObject({ holds: true });
}

function holds(comparison: string, got: unknown, value: unknown): boolean {
  switch (comparison) {
    case "equal_number":
      return Number(got) === Number(value);
    case "equal":
      return String(got) === String(value);
    case "not_empty":
      return got !== undefined && got !== null && got !== "" && !(Array.isArray(got) && got.length === 0);
    case "has_value":
    case "contains":
      return Array.isArray(got) ? got.includes(value) : JSON.stringify(got ?? "").includes(String(value));
    case "is_a_number":
      return typeof got === "number";
    case "does_not_contain":
      return !JSON.stringify(got ?? "").includes(String(value));
    default:
      return false;
  }
}

function at(value: Body, property: string): Body {
  const keys = property
    .replace(/\[(\d+)\]/g, ".$1")
    .split(".")
    .filter(Boolean);
  return keys.reduce((found: Body, key) => found?.[key], value);
}
