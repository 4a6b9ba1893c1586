import { setupI18n } from "@lingui/core";
import { compileMessageOrThrow } from "@lingui/message-utils/compileMessage";
import { describe, expect, it } from "vitest";
import { effectsInWords } from "./effects.ts";

const i18n = setupI18n({ locale: "en", messages: { en: {} } });
i18n.setMessagesCompiler(compileMessageOrThrow);
const t = i18n._.bind(i18n);
const ada = { kind: "user", id: "mem_1", name: "Ada Lovelace" } as const;

describe("what followed from a request", () => {
  it.each([
    [{ "seat.released": 2, "member.suspended": 1, "key.stopped": 1 }, ["suspended", "2 seats freed", "1 key stopped"]],
    [
      { "sso.seat_missed": 1, "seat.granted": 1, "member.joined": 1 },
      ["joined", "1 seat given", "1 seat was not free"],
    ],
    [{ "directory.user_changed": 1, "member.updated": 1 }, ["name or address updated"]],
    [{ "directory.user_changed": 1 }, ["other attributes updated"]],
    [{ "group.created": 1 }, []],
    [{ "group.created": 1, "group.members_added": 2 }, ["2 members put in"]],
    [{ "moon.landed": 3, "member.removed": 1 }, ["removed from the Organization", "3 × moon.landed"]],
    [{}, []],
  ])("of one: %j", (effects, words) => {
    expect(effectsInWords({ effects, subject: ada }, t)).toEqual(words);
  });

  it("of several is counted", () => {
    const effects = { "group.created": 1, "member.joined": 3, "member.removed": 1 };
    expect(effectsInWords({ effects, subject: null }, t)).toEqual([
      "3 members joined",
      "1 member removed",
      "1 Group made",
    ]);
  });
});
