import { expect, test } from "vitest";
import { readQuery } from "./query.ts";

test.each([
  ["spaces as %20", "filter=userName%20eq%20%22ada%20l%22", 'userName eq "ada l"'],
  ["spaces as plus signs", "filter=displayName+eq+%22Ada+Lovelace%22", 'displayName eq "Ada Lovelace"'],
  ["a plus sign that is encoded", "filter=userName+eq+%22ada%2Bx%40a.b%22", 'userName eq "ada+x@a.b"'],
  ["a plus sign in an address, spaces as %20", "filter=userName%20eq%20%22ada+x@a.b%22", 'userName eq "ada+x@a.b"'],
  [
    "a plus sign in an address, spaces as plus signs",
    "filter=userName+eq+%22ada+x%40a.b%22",
    'userName eq "ada+x@a.b"',
  ],
  ["a plus sign in part of an address", "filter=userName%20sw%20%22ada+x%22", 'userName sw "ada+x"'],
  ["which cannot be told from a space here", "filter=userName+sw+%22ada+x%22", 'userName sw "ada x"'],
  [
    "several texts",
    "filter=emails.value+eq+%22a+b%40a.b%22+or+displayName+eq+%22A+B%22",
    'emails.value eq "a+b@a.b" or displayName eq "A B"',
  ],
  ["a quote inside of a text", "filter=title+eq+%22a%5C%22+b%40c%22", 'title eq "a\\" b@c"'],
  ["a text that does not end", "filter=title+eq+%22a+b", 'title eq "a b'],
  ["what is not encoded as it should be", "filter=title+eq+%22%zz+b%22", 'title eq "%zz b"'],
])("%s", (_, search, filter) => {
  expect(readQuery(search)["filter"]).toBe(filter);
});

test("elsewhere a plus sign is a space", () => {
  expect(readQuery("?sortBy=a+b&count=1")).toEqual({ sortBy: "a b", count: "1" });
});
