import { describe, expect, it } from "vitest";
import { stateOf } from "./key-state.ts";

const NOW = Date.parse("2030-01-10T12:00:00.000Z");
const at = (day: string) => `2030-01-${day}T12:00:00.000Z`;
const life = {
  status: "active",
  refused_because: null,
  expires_at: null,
  replaced_by: null,
  overlap_until: null,
} as const;

describe("stateOf", () => {
  it.each([
    ["active", life],
    ["active", { ...life, expires_at: at("20") }],
    ["expiring", { ...life, expires_at: at("17") }],
    ["expired", { ...life, expires_at: at("10") }],
    ["replaced", { ...life, replaced_by: "key_1", overlap_until: at("11") }],
    ["expired", { ...life, replaced_by: "key_1", overlap_until: at("09") }],
    ["stopped", { ...life, refused_because: "owner_inactive" as const, expires_at: at("17") }],
    ["expired", { ...life, refused_because: "owner_inactive" as const, expires_at: at("10") }],
    ["expired", { ...life, status: "expired" as const }],
    ["revoked", { ...life, status: "revoked" as const, expires_at: at("20") }],
  ] as const)("is %s", (state, key) => {
    expect(stateOf(key, NOW)).toBe(state);
  });
});
