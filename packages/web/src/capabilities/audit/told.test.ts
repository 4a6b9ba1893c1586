import { eventNames } from "@rollcall/contract/events";
import { describe, expect, it } from "vitest";
import { isTold } from "./event-sentence.tsx";

describe("sentences of the audit log", () => {
  it("tell every event of the contract", () => {
    expect(eventNames.filter((name) => !isTold(name))).toEqual([]);
  });
});
