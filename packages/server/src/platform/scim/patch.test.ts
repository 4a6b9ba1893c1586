import { describe, expect, test } from "vitest";
import { groupType, userType } from "./core-schemas.ts";
import { ScimError } from "./error.ts";
import type { JsonObject } from "./json.ts";
import { applyPatch } from "./patch.ts";
import { readPatch } from "./patch-request.ts";

const enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
const core = "urn:ietf:params:scim:schemas:core:2.0:User";
const work = { value: "a@example.com", type: "work", primary: true };
const home = { value: "h@example.com", type: "home" };
const ada: JsonObject = { userName: "ada", name: { givenName: "Ada", familyName: "L" }, emails: [work], active: true };

type Sent = { op: string; path?: string; value?: unknown };
const patched = (from: JsonObject, ...operations: Sent[]) =>
  applyPatch(userType, from, readPatch(userType, { Operations: operations }));

const changes: [string, Sent[], JsonObject][] = [
  [
    "a part of an attribute",
    [{ op: "replace", path: "name.familyName", value: "N" }],
    { name: { givenName: "Ada", familyName: "N" } },
  ],
  [
    "an attribute that is made of parts keeps the others",
    [{ op: "replace", path: "name", value: { familyName: "N" } }],
    { name: { givenName: "Ada", familyName: "N" } },
  ],
  [
    "any case of names and verbs",
    [{ op: "Replace", path: "NAME.FAMILYNAME", value: "N" }],
    { name: { givenName: "Ada", familyName: "N" } },
  ],
  ["the schema before the name", [{ op: "add", path: `${core}:title`, value: "T" }], { title: "T" }],
  ["False as text", [{ op: "Replace", path: "active", value: "False" }], { active: false }],
  ["no path", [{ op: "add", value: { title: "T", nickName: "N" } }], { title: "T", nickName: "N" }],
  ["no path, False as text", [{ op: "Replace", value: { active: "False" } }], { active: false }],
  [
    "keys with dots",
    [{ op: "replace", value: { "name.givenName": "K" } }],
    { name: { givenName: "K", familyName: "L" } },
  ],
  [
    "keys with their schema",
    [{ op: "replace", value: { [`${enterprise}:department`]: "D" } }],
    { [enterprise]: { department: "D" } },
  ],
  [
    "an extension as an object",
    [{ op: "add", value: { [enterprise]: { department: "D" } } }],
    { [enterprise]: { department: "D" } },
  ],
  [
    "an extension as a path",
    [{ op: "add", path: enterprise, value: { department: "D" } }],
    { [enterprise]: { department: "D" } },
  ],
  [
    "a manager as bare text",
    [{ op: "Add", path: `${enterprise}:manager`, value: "m1" }],
    { [enterprise]: { manager: { value: "m1" } } },
  ],
  ["what is there keeps its place", [{ op: "add", path: "emails", value: [home] }], { emails: [work, home] }],
  ["the same value once", [{ op: "add", path: "emails", value: [work] }], { emails: [work] }],
  [
    "one primary value",
    [{ op: "add", path: "emails", value: { ...home, primary: true } }],
    {
      emails: [
        { ...work, primary: false },
        { ...home, primary: true },
      ],
    },
  ],
  ["a whole list", [{ op: "replace", path: "emails", value: [home] }], { emails: [home] }],
  [
    "values that a filter leaves",
    [{ op: "replace", path: 'emails[type eq "work"].value', value: "n@example.com" }],
    { emails: [{ ...work, value: "n@example.com" }] },
  ],
  [
    "a value that is not there yet",
    [{ op: "Add", path: 'emails[type eq "home"].value', value: "h@example.com" }],
    { emails: [work, home] },
  ],
  [
    "a value that is to be replaced and is not there",
    [{ op: "Replace", path: 'phoneNumbers[type eq "mobile"].value', value: "1" }],
    { phoneNumbers: [{ type: "mobile", value: "1" }] },
  ],
  [
    "a filter on True as text",
    [{ op: "Add", path: 'roles[primary eq "True"].value', value: "R" }],
    { roles: [{ primary: true, value: "R" }] },
  ],
  ["a filter that leaves values to remove", [{ op: "remove", path: 'emails[type eq "work"]' }], { emails: undefined }],
  [
    "values to remove named in the value",
    [{ op: "Remove", path: "emails", value: [{ value: "a@example.com" }] }],
    { emails: undefined },
  ],
  ["nothing of a list that is not there", [{ op: "remove", path: 'emails[type eq "pager"]' }], { emails: [work] }],
  ["null removes", [{ op: "replace", path: "name.familyName", value: null }], { name: { givenName: "Ada" } }],
  [
    "what is not known is passed over",
    [{ op: "add", value: { shoeSize: 4, constructor: { prototype: 1 }, __proto__: 2 } }],
    {},
  ],
  [
    "what the service decides is passed over in a whole object",
    [{ op: "replace", value: { id: "x", meta: {}, schemas: [], groups: [] } }],
    {},
  ],
  ["a schema that nobody knows is passed over", [{ op: "add", path: "urn:example:2.0:User:tag", value: 1 }], {}],
  ["a password is not kept", [{ op: "replace", value: { password: "secret" } }], { password: undefined }],
];

describe("a PATCH changes", () => {
  test.each(changes)("%s", (_, operations, difference) => {
    const wanted = Object.fromEntries(
      Object.entries({ ...ada, ...difference }).filter(([, value]) => value !== undefined),
    );
    expect(patched(ada, ...operations)).toEqual(wanted);
  });

  test("nothing of the resource that it was given", () => {
    const before = structuredClone(ada);
    patched(ada, { op: "remove", path: "emails" }, { op: "replace", path: "name.givenName", value: "X" });
    expect(ada).toEqual(before);
  });

  test("the members of a Group", () => {
    const group = { displayName: "G", members: [{ value: "1" }, { value: "2" }] };
    const steps = readPatch(groupType, {
      Operations: [
        { op: "remove", path: 'members[value eq "1"]' },
        { op: "Add", path: "members", value: [{ $ref: null, value: "3" }, { value: "2" }] },
      ],
    });
    expect(applyPatch(groupType, group, steps)).toEqual({
      displayName: "G",
      members: [{ value: "2" }, { value: "3" }],
    });
  });
});

const refused: [string, unknown, string][] = [
  ["removing nothing in particular", { op: "remove" }, "noTarget"],
  ["a path that is none", { op: "replace", path: "emails[type eq", value: "x" }, "invalidPath"],
  ["a filter in a path that is none", { op: "replace", path: "emails[type foo 1]", value: "x" }, "invalidPath"],
  ["an attribute that is not there", { op: "replace", path: "shoeSize", value: "x" }, "invalidPath"],
  ["the prototype", { op: "add", path: "__proto__.polluted", value: "x" }, "invalidPath"],
  ["the constructor", { op: "add", path: "constructor.prototype", value: "x" }, "invalidPath"],
  [
    "a filter that leaves nothing to replace",
    { op: "replace", path: 'emails[type eq "pager"]', value: { value: "x" } },
    "noTarget",
  ],
  ["the id", { op: "replace", path: "id", value: "x" }, "mutability"],
  ["meta", { op: "remove", path: "meta.created" }, "mutability"],
  ["the Groups of a User", { op: "remove", path: "groups" }, "mutability"],
  ["taking away what is required", { op: "remove", path: "userName" }, "mutability"],
  ["another verb", { op: "move", path: "title", value: "x" }, "invalidSyntax"],
  ["no value", { op: "add", path: "title" }, "invalidValue"],
  ["a truth that is none", { op: "replace", path: "active", value: "perhaps" }, "invalidValue"],
  ["text that is an object", { op: "replace", path: "title", value: {} }, "invalidValue"],
  ["half a character", { op: "replace", path: "title", value: "\ud800" }, "invalidValue"],
  ["NUL", { op: "replace", path: "title", value: "\u0000" }, "invalidValue"],
];

describe("a PATCH refuses", () => {
  test.each(refused)("%s", (_, operation, scimType) => {
    const run = () => applyPatch(userType, ada, readPatch(userType, { Operations: [operation] }));
    expect(run).toThrow(ScimError);
    expect(run).toThrow(expect.objectContaining({ status: 400, scimType }));
  });
});
