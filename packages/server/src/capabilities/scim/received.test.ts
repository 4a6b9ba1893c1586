import { describe, expect, test } from "vitest";
import { groupIn, personIn } from "./received.ts";

const address = (value: string, more: object = {}) => ({ value, ...more });

describe("what is understood of a user", () => {
  test.each<[string, Record<string, unknown>, string]>([
    [
      "the primary address",
      { emails: [address("w@x.io", { type: "work" }), address("P@x.io", { primary: true })] },
      "p@x.io",
    ],
    [
      "the one at work",
      { emails: [address("h@x.io", { type: "home" }), address("w@x.io", { type: "work" })] },
      "w@x.io",
    ],
    ["the first", { emails: [address("h@x.io"), address("o@x.io")] }, "h@x.io"],
    ["the first that is one", { emails: [address("nobody"), address("o@x.io")] }, "o@x.io"],
    ["the userName", { userName: "Ada@x.io" }, "ada@x.io"],
  ])("%s is the address", (_, resource, email) => {
    expect(personIn({ userName: "ada", ...resource }).email).toBe(email);
  });

  test("without any address it cannot be a member", () => {
    expect(() => personIn({ userName: "ada" })).toThrow(
      expect.objectContaining({ status: 400, scimType: "invalidValue" }),
    );
  });

  test.each<[string, Record<string, unknown>, [string, string]]>([
    ["both parts", { name: { givenName: "Ada", familyName: "Lovelace" } }, ["Ada", "Lovelace"]],
    ["one part", { name: { familyName: "Lovelace" }, displayName: "Countess Ada" }, ["", "Lovelace"]],
    ["the whole name", { name: { formatted: "Ada King Lovelace" } }, ["Ada King", "Lovelace"]],
    ["the displayName", { displayName: "Ada" }, ["", "Ada"]],
    ["nothing", {}, ["", ""]],
    [
      "what disguises a name",
      { name: { givenName: "A\u202eda\n", familyName: "L".repeat(200) } },
      ["A da", "L".repeat(100)],
    ],
  ])("names by %s", (_, resource, [first_name, last_name]) => {
    expect(personIn({ userName: "a@x.io", ...resource })).toMatchObject({ first_name, last_name });
  });

  test.each(["userName", "externalId"])("%s has a length that can be looked up", (name) => {
    const resource = { userName: "a@x.io", emails: [address("a@x.io")], [name]: "x".repeat(501) };
    expect(() => personIn(resource)).toThrow(expect.objectContaining({ scimType: "invalidValue" }));
  });
});

test.each(["", "   ", "\u0007", "x".repeat(256)])("a Group cannot be called %j", (displayName) => {
  expect(() => groupIn({ displayName })).toThrow(expect.objectContaining({ status: 400, scimType: "invalidValue" }));
});
