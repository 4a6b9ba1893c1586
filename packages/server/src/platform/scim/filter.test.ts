import { describe, expect, test } from "vitest";
import { userType } from "./core-schemas.ts";
import { parseFilter } from "./filter.ts";
import { matches } from "./matching.ts";

const enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
const ada = {
  userName: "Ada@Example.com",
  externalId: "CaSe",
  title: 'He said "hi" \\ there',
  active: true,
  emails: [
    { value: "a@example.com", type: "work" },
    { value: "h@example.com", type: "home" },
  ],
  [enterprise]: { department: "Research" },
};

describe("a filter", () => {
  test.each<[string, boolean]>([
    ['userName eq "ada@example.com"', true],
    ['USERNAME EQ "ADA@EXAMPLE.COM"', true],
    ['externalId eq "CaSe"', true],
    ['externalId eq "case"', false],
    [`title eq ${JSON.stringify('He said "hi" \\ there')}`, true],
    ['title ew "\\\\ there"', true],
    ['title eq "caf\\u00e9"', false],
    ["active eq true", true],
    ['active eq "True"', true],
    ["active ne true", false],
    ["nickName pr", false],
    ["nickName eq null", true],
    ["not (nickName pr)", true],
    ['nickName ne "x"', true],
    ['userName sw "ada" and userName ew ".com" and userName co "@"', true],
    ['title eq "x" and userName eq "y" or active eq true', true],
    ['title eq "x" and (userName eq "y" or active eq true)', false],
    ['emails.value eq "h@example.com"', true],
    ['emails eq "h@example.com"', true],
    ['emails[type eq "work"].value eq "a@example.com"', true],
    ['emails[type eq "work"].value eq "h@example.com"', false],
    ['emails[type eq "work"] and emails.value eq "h@example.com"', true],
    ['emails[type eq "work" and value ew "example.com"]', true],
    ['emails[type eq "work" and value eq "h@example.com"]', false],
    [`${enterprise}:department eq "research"`, true],
    ['meta.created gt "2011-05-13T04:42:34Z"', false],
  ])("%s: %s", (text, isLetThrough) => {
    expect(matches(parseFilter(userType, text), ada)).toBe(isLetThrough);
  });

  test.each([
    "",
    "userName eq",
    'userName foo "x"',
    '(userName eq "x"',
    'userName eq "x" and',
    'eq "x"',
    "userName eq 'x'",
    'userName eq "x\\q"',
    'userName eq "\\ud800"',
    'userName eq "\\u0000"',
    'shoeSize eq "4"',
    'name eq "Ada"',
    'title[type eq "x"]',
    'emails[shoeSize eq "x"]',
    'active gt "true"',
    "active eq 4",
    'meta.created gt "yesterday"',
    "userName gt null",
    `${"(".repeat(17)}active eq true${")".repeat(17)}`,
    `${"not ".repeat(500)}active eq true`,
    Array.from({ length: 102 }, () => "active eq true").join(" or "),
    `userName eq "${"x".repeat(4000)}"`,
    'userName% eq "x"',
  ])("is refused: %s", (text) => {
    expect(() => parseFilter(userType, text)).toThrow(
      expect.objectContaining({ name: "ScimError", status: 400, scimType: "invalidFilter" }),
    );
  });
});
