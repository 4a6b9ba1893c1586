import { describe, expect, it } from "vitest";
import { curlLine } from "./curl-line.ts";

const facts = { origin: "https://rollcall.example.com", organizationId: "org_1", secret: "rca_1" };

describe("the command that tries a new key", () => {
  it.each([
    [["members:read", "audit:read"], "/members/counts"],
    [["audit:read"], "/events"],
    [["webhooks:write", "audit:read"], "/events"],
  ] as const)("with %j reads %s", (permissions, path) => {
    expect(curlLine({ ...facts, permissions })).toBe(
      `curl -H "Authorization: Bearer rca_1" "https://rollcall.example.com/v1/organizations/org_1${path}"`,
    );
  });

  it("is none for a key that may read nothing", () => {
    expect(curlLine({ ...facts, permissions: ["profile:write"] })).toBeUndefined();
  });
});
