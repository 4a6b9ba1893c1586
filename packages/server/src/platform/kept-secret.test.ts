import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { keptSecret } from "./kept-secret.ts";

const folder = mkdtempSync(join(tmpdir(), "rollcall-secret-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("a secret is made once, is long, and only its owner may read it", () => {
  const dataDir = join(folder, "data");
  const secret = keptSecret(dataDir);
  expect(secret.length).toBeGreaterThanOrEqual(32);
  expect(keptSecret(dataDir)).toBe(secret);
  expect(statSync(join(dataDir, "rollcall.secret")).mode & 0o777).toBe(0o600);
});
