import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { receiver } from "./receiver.ts";

test("the receiver that is shown is the one of the guide", () => {
  const guide = readFileSync(resolve(import.meta.dirname, "../../../../../docs/webhooks.md"), "utf8");
  expect(guide).toContain(receiver);
});
