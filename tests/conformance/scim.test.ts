import { openApp, type TestApp } from "@rollcall/server/testing/app";
import { afterAll, beforeAll } from "vitest";
import { dialectChecks } from "./scim/dialects.ts";
import { aDirectory, type Directory } from "./scim/directory.ts";
import { discoveryChecks } from "./scim/discovery.ts";
import { groupChecks } from "./scim/groups.ts";
import { listChecks } from "./scim/lists.ts";
import { patchChecks } from "./scim/patching.ts";
import { userChecks } from "./scim/users.ts";

// RFC 7643 and 7644, and what identity providers make of them. One directory does all of it, as one does in life.
let app: TestApp;
let directory: Directory;

beforeAll(async () => {
  app = await openApp();
  directory = await aDirectory(app);
});
afterAll(() => app?.close());

const of = () => directory;
discoveryChecks(of);
userChecks(of);
patchChecks(of);
listChecks(of);
groupChecks(of);
dialectChecks(of);
