import { describe, expect, it } from "vitest";
import { placeOf, wishOf } from "./asked.ts";

describe("what a request asks for", () => {
  it.each([
    ["GET", "/Users?filter=userName%20eq%20%22a%22", "users", "read"],
    ["GET", "/Users/mem_1", "users", "read"],
    ["POST", "/Users", "users", "create"],
    ["POST", "/Users/.search", "users", "read"],
    ["PUT", "/Users/mem_1", "users", "change"],
    ["PATCH", "/Groups/grp_1", "groups", "change"],
    ["DELETE", "/Groups/grp_1", "groups", "delete"],
    ["POST", "/Bulk", "bulk", "create"],
    ["POST", "/.search", "elsewhere", "read"],
    ["GET", "/ServiceProviderConfig", "abilities", "read"],
    ["GET", "/Schemas/urn:ietf:params:scim:schemas:core:2.0:User", "abilities", "read"],
    ["GET", "", "elsewhere", "read"],
  ] as const)("%s %s", (method, path, place, wish) => {
    expect([placeOf({ path }), wishOf({ method, path })]).toEqual([place, wish]);
  });
});
