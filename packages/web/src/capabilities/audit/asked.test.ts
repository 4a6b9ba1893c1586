import { eventNames } from "@rollcall/contract/events";
import { describe, expect, it } from "vitest";
import { askedBy, daysOf, isNarrowed, MOST_NAMES } from "./asked.ts";
import { eventKinds, namesOf } from "./kinds.ts";

const now = new Date(2026, 10, 25, 15, 30);
const day = (date: number, month = 10) => new Date(2026, month, date).toISOString();

describe("what an address asks the audit log for", () => {
  it.each([
    ["everything", {}, {}],
    ["a switch that is no filter", { live: "on" }, {}],
    ["today", { time: "today" }, { from: day(25) }],
    ["today and the six days before", { time: "week" }, { from: day(19) }],
    ["thirty days", { time: "month" }, { from: day(27, 9) }],
    [
      "days of the reader's calendar, the last one included",
      { from: "2026-11-01", to: "2026-11-30" },
      { from: day(1), to: day(31) },
    ],
    [
      "a day on which clocks are changed",
      { from: "2026-10-25", to: "2026-10-25" },
      { from: day(25, 9), to: day(26, 9) },
    ],
    ["a span rather than days", { time: "today", from: "2026-11-01" }, { from: day(25) }],
    ["every name of a kind", { kind: ["audit"] }, { name: namesOf(["audit"]) }],
    [
      "names beside a kind, each once",
      { kind: ["audit"], name: ["audit.person_erased", "member.joined"] },
      { name: [...namesOf(["audit"]), "member.joined"] },
    ],
    ["a kind that is none", { kind: ["weather"] }, {}],
    [
      "who, whom and where",
      { actor: ["system"], target: ["vibe"], involving: "mem_1" },
      { actor: ["system"], target: ["vibe"], involving: "mem_1" },
    ],
  ] as const)("%s", (_, search, asked) => {
    expect(askedBy(search as never, now)).toEqual(asked);
  });

  it("never more names than the API takes", () => {
    expect(askedBy({ kind: eventKinds }, now).name).toHaveLength(MOST_NAMES);
  });

  it("is narrowed by whatever is not the switch", () => {
    expect([{}, { live: "on" }, { time: "today" }].map((each) => isNarrowed(each as never))).toEqual([
      false,
      false,
      true,
    ]);
  });
});

describe("the days of an export", () => {
  it.each([
    ["since the oldest event", {}, 25],
    ["one day", { from: day(25) }, 1],
    ["no more than there are", { from: day(1, 5) }, 25],
    ["until the last one", { from: day(3), to: day(6) }, 3],
    ["none before the oldest", { to: day(1, 5) }, 0],
    ["none in the future", { from: day(28), to: day(30) }, 0],
  ] as const)("%s", (_, filter, days) => {
    expect(daysOf(filter, new Date(2026, 10, 1, 9).toISOString(), now)).toBe(days);
  });
});

describe("kinds of events", () => {
  it("know every event of the contract", () => {
    expect([...namesOf(eventKinds)].sort()).toEqual([...eventNames].sort());
  });
});
