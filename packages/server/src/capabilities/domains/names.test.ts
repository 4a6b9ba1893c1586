import { describe, expect, test } from "vitest";
import { Refusal } from "../../platform/refusal.ts";
import { displayName, domainOfEmail, parseDomain, recordOf } from "./names.ts";

const long = (length: number) =>
  `${"a".repeat(60)}.`
    .repeat(5)
    .slice(0, length - 4)
    .replace(/\.$/, "a")
    .concat(".com");

describe("the domain that somebody typed", () => {
  test.each([
    ["acme.com", "acme.com"],
    ["ACME.Com", "acme.com"],
    ["acme.com.", "acme.com"],
    ["eu.acme.co.uk", "eu.acme.co.uk"],
    ["münchen.de", "xn--mnchen-3ya.de"],
    ["MÜNCHEN.de", "xn--mnchen-3ya.de"],
    ["mu\u0308nchen.de", "xn--mnchen-3ya.de"],
    ["XN--MNCHEN-3YA.de", "xn--mnchen-3ya.de"],
    ["acme。com", "acme.com"],
    ["ａｃｍｅ.com", "acme.com"],
    ["ac\u00adme.com", "acme.com"],
    ["straße.de", "xn--strae-oqa.de"],
    ["acme.internal", "acme.internal"],
    ["someone.github.io", "someone.github.io"],
    ["1and1.com", "1and1.com"],
    [long(233), long(233)],
  ])("%s is %s", (text, domain) => {
    expect(parseDomain(text)).toBe(domain);
  });

  test.each([
    "",
    ".",
    "acme",
    "localhost",
    "com",
    ".acme.com",
    "acme..com",
    "acme.com..",
    "-acme.com",
    "acme-.com",
    "a_b.com",
    "_rollcall-challenge.acme.com",
    "*.acme.com",
    "acme.com:443",
    "https://acme.com",
    "acme.com/path",
    "acme.com?x",
    "acme.com\\@evil.com",
    "ada@acme.com",
    "acme com",
    "127.0.0.1",
    "127.1",
    "0x7f.1",
    "2130706433",
    "1.2.3.4.5",
    "[::1]",
    "::1",
    "acme.123",
    "acme%2ecom",
    "xn--a.com",
    `${"a".repeat(64)}.com`,
    long(234),
    "\u0000.com",
  ])("%j is none", (text) => {
    expect(parseDomain(text)).toMatchObject({ code: "domain_invalid", details: { field: "domain" } });
  });

  test.each([
    "gmail.com",
    "GMAIL.COM.",
    "ｇｍａｉｌ.com",
    "gmail。com",
    "mail.gmail.com",
    "yahoo.co.uk",
    "hotmail.fr",
    "proton.me",
    "co.uk",
    "CO.UK.",
    "com.au",
    "github.io",
    "appspot.com",
    "xn--p1ai.",
  ])("%j is everybody's, or no domain", (text) => {
    const refusal = parseDomain(text);
    expect(refusal).toBeInstanceOf(Refusal);
    expect((refusal as Refusal).code).toBe(text === "xn--p1ai." ? "domain_invalid" : "domain_public");
  });
});

test("a domain of another alphabet is shown as people spell it", () => {
  expect(displayName("xn--mnchen-3ya.de")).toBe("münchen.de");
  expect(displayName("acme.com")).toBe("acme.com");
});

test("the record stands beside the domain", () => {
  const record = { type: "TXT", name: "_rollcall-challenge.acme.com", value: "rollcall-challenge=abc" };
  expect(recordOf("acme.com", "abc")).toEqual(record);
});

test.each([
  ["ada@acme.com", "acme.com"],
  ["ada@eu.acme.com", "eu.acme.com"],
  ['"ada@evil.com"@Acme.com', "acme.com"],
])("%s is in %s", (email, domain) => {
  expect(domainOfEmail(email)).toBe(domain);
});
