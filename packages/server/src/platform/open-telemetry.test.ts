import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, test } from "vitest";

const src = join(import.meta.dirname, "..");
const files = readdirSync(src, { recursive: true, encoding: "utf8" }).filter((path) => /(?<!\.test)\.ts$/.test(path));

function filesWith(pattern: RegExp): string[] {
  return files.filter((path) => pattern.test(readFileSync(join(src, path), "utf8"))).map((path) => basename(path));
}

test("nobody loads OpenTelemetry but who wants traces", () => {
  expect(filesWith(/@opentelemetry\//)).toEqual(["open-telemetry.ts"]);
  expect(filesWith(/from ".*\/open-telemetry\.ts"/)).toEqual([]);
  expect(filesWith(/import\(".*\/open-telemetry\.ts"\)/)).toEqual(["serving.ts"]);
});
