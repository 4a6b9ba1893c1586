import { defineConfig } from "vitest/config";
import { LongestFirst } from "./scripts/longest-first.ts";

const database = "packages/server/testing/global-setup.ts";

export default defineConfig({
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: "product",
          include: [
            "packages/*/{src,testing}/**/*.test.{ts,tsx}",
            "scripts/**/*.test.ts",
            "tests/{api,conformance}/**/*.test.ts",
          ],
          globalSetup: [database],
        },
      },
      {
        extends: true,
        test: {
          name: "journeys",
          include: ["tests/journeys/**/*.test.ts"],
          globalSetup: [database, "tests/journeys/harness/built-panel.ts"],
          // A browser and a server each: two at once only slow each other down.
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
