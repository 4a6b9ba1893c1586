import fc from "fast-check";
import { expect, test } from "vitest";
import { userType } from "./core-schemas.ts";
import { ScimError } from "./error.ts";
import { parseFilter } from "./filter.ts";
import { readListQuery } from "./listing.ts";
import { matches } from "./matching.ts";
import { applyPatch } from "./patch.ts";
import { readPatch } from "./patch-request.ts";
import { project, readProjection } from "./projection.ts";
import { readResource } from "./resource.ts";

const words = fc.constantFrom(
  ...["userName", "emails", "name", "members", "active", "id", "__proto__", "constructor", "$ref", "urn:x:y"],
  ...["eq", "ne", "co", "pr", "and", "or", "not", "(", ")", "[", "]", ".", ":", '"', '"x"', "\\", " ", "true", "null"],
  ...["type", "value", "meta.created", "urn:ietf:params:scim:schemas:core:2.0:User:", "%", "\u0000", "\ud800"],
);
const texts = fc.oneof(
  fc.string(),
  fc.array(words, { maxLength: 14 }).map((parts) => parts.join(" ")),
  fc.array(words, { maxLength: 9 }).map((parts) => parts.join("")),
);
const keys = fc.oneof(
  texts,
  fc.constantFrom("userName", "emails", "name", "active", "externalId", "__proto__", "toString"),
);
const values = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 4 },
    texts,
    fc.boolean(),
    fc.constant(null),
    fc.integer(),
    fc.array(tie("any"), { maxLength: 3 }),
    fc.dictionary(keys, tie("any"), { maxKeys: 4 }),
  ),
})).any;

/** Whatever comes in, what comes out is an answer or a refusal in the words of SCIM. */
function settles(run: () => unknown): void {
  try {
    run();
  } catch (error) {
    if (!(error instanceof ScimError)) throw error;
  }
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect("polluted" in {}).toBe(false);
}

const ada = { userName: "ada", emails: [{ value: "a@example.com", type: "work" }], name: { givenName: "Ada" } };

test("any filter is read or refused", () => {
  fc.assert(
    fc.property(texts, (text) => settles(() => matches(parseFilter(userType, text), ada))),
    { numRuns: 3_000 },
  );
});

test("any resource is read or refused, and reading it again changes nothing", () => {
  fc.assert(
    fc.property(values, (body) =>
      settles(() => {
        const read = readResource(userType, body);
        expect(readResource(userType, read)).toEqual(read);
      }),
    ),
    { numRuns: 2_000 },
  );
});

test("any PATCH is made or refused", () => {
  const operations = fc.array(
    fc.record(
      { op: fc.oneof(fc.constantFrom("add", "Replace", "remove"), values), path: fc.oneof(texts, keys), value: values },
      { requiredKeys: ["op"] },
    ),
    { maxLength: 4 },
  );
  fc.assert(
    fc.property(operations, (Operations) =>
      settles(() => applyPatch(userType, ada, readPatch(userType, { Operations }))),
    ),
    { numRuns: 3_000 },
  );
});

test("any question for a list is read or refused", () => {
  const asked = fc.dictionary(
    fc.constantFrom("filter", "sortBy", "sortOrder", "startIndex", "count", "attributes"),
    values,
  );
  fc.assert(fc.property(asked, (each) => settles(() => readListQuery(userType, each))));
});

test("any choice of attributes leaves the id", () => {
  fc.assert(
    fc.property(texts, texts, (attributes, excludedAttributes) => {
      const projection = readProjection(userType, { attributes, excludedAttributes });
      expect(project({ schemas: [], id: "1", ...ada }, projection)).toMatchObject({ id: "1" });
    }),
  );
});
