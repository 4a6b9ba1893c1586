import type { ApiKey } from "@rollcall/contract/api-keys";
import { describe, expect, it } from "vitest";
import { handOversOf, isIncomplete, type KeyFates } from "./hand-over.ts";

const key = (id: string) => ({ id }) as ApiKey;
const keys = [key("key_1"), key("key_2"), key("key_3")];
const grace = { kind: "member", id: "mem_1", name: "Grace" } as const;
const builder = { kind: "service_account", id: "svc_1", name: "Builder" } as const;

describe("what becomes of keys", () => {
  it("revokes what is not handed over", () => {
    expect(handOversOf({}, keys)).toEqual([]);
    expect(isIncomplete({}, keys)).toBe(false);
  });

  it("hands over to members and Service accounts, in the order of the keys", () => {
    const fates: KeyFates = {
      key_3: { deed: "hand_over", to: builder, overlap: "0" },
      key_1: { deed: "hand_over", to: grace, overlap: "24" },
      key_2: { deed: "revoke", to: grace, overlap: "24" },
    };
    expect(handOversOf(fates, keys)).toEqual([
      { key_id: "key_1", to: { member_id: "mem_1" }, overlap_hours: 24 },
      { key_id: "key_3", to: { service_account_id: "svc_1" }, overlap_hours: 0 },
    ]);
  });

  it("is incomplete until somebody gets each key", () => {
    expect(isIncomplete({ key_2: { deed: "hand_over", to: undefined, overlap: "24" } }, keys)).toBe(true);
  });
});
