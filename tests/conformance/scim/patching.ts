import { describe, expect, test } from "vitest";
import {
  aName,
  type Body,
  type Directory,
  ENTERPRISE,
  expectError,
  expectPatched,
  type Operation,
} from "./directory.ts";

/** Changing users by PATCH, through the door; every form of path has its line beside the code. */
export function patchChecks(of: () => Directory): void {
  const changed = async (id: string, operations: Operation | Operation[]): Promise<Body> => {
    expectPatched(await of().patch(`/Users/${id}`, operations));
    return (await of().get(`/Users/${id}`)).body;
  };

  describe("PATCH", () => {
    test("replaces what a path names and leaves the rest", async () => {
      const { id } = await of().user();
      const { name } = await changed(id, { op: "replace", path: "name.familyName", value: "New" });
      expect(name).toEqual({ givenName: "Given", familyName: "New" });
    });

    test("without a path adds the attributes of an object", async () => {
      const { id } = await of().user();
      const user = await changed(id, { op: "add", value: { nickName: "N", title: "T" } });
      expect(user).toMatchObject({ nickName: "N", title: "T" });
    });

    test("removes what a path names", async () => {
      const { id } = await of().user({ nickName: "N" });
      expect(await changed(id, { op: "remove", path: "nickName" })).not.toHaveProperty("nickName");
    });

    test.each<[string, Operation, string]>([
      ["removing nothing in particular", { op: "remove" }, "noTarget"],
      ["a path that is none", { op: "replace", path: "emails[type eq", value: "x" }, "invalidPath"],
      [
        "values that a filter finds nowhere",
        { op: "replace", path: 'emails[type eq "pager"]', value: { value: "z@example.com" } },
        "noTarget",
      ],
      ["the id", { op: "replace", path: "id", value: "x" }, "mutability"],
      ["a verb that is none", { op: "move", path: "displayName", value: "x" }, "invalidSyntax"],
    ])("refuses %s", async (_, operation, scimType) => {
      const user = await of().user();
      expectError(await of().patch(`/Users/${user.id}`, operation), 400, scimType);
      expect((await of().get(`/Users/${user.id}`)).body).toEqual(user);
    });

    test("does all or nothing", async () => {
      const { id } = await of().user();
      const operations = [{ op: "replace", path: "displayName", value: "changed" }, { op: "remove" }];
      expectError(await of().patch(`/Users/${id}`, operations), 400, "noTarget");
      expect((await of().get(`/Users/${id}`)).body.displayName).toBe("Given Family");
    });

    test("a new primary address takes that from the one before", async () => {
      const { id } = await of().user();
      const value = [{ value: aName("home"), type: "home", primary: true }];
      const { emails } = await changed(id, { op: "add", path: "emails", value });
      expect(emails.filter((each: Body) => each.primary)).toMatchObject([{ type: "home" }]);
    });

    test("that changes nothing leaves lastModified alone; one that does moves it", async () => {
      const { id, meta } = await of().user();
      of().app.clock.advance({ minutes: 1 });
      const same = await changed(id, { op: "replace", path: "displayName", value: "Given Family" });
      expect(same.meta).toEqual(meta);
      const other = await changed(id, { op: "replace", path: "displayName", value: "Other" });
      expect(Date.parse(other.meta.lastModified)).toBeGreaterThan(Date.parse(meta.lastModified));
    });
  });

  describe("PATCH as Entra ID sends it", () => {
    test("False and True as text turn a user off and on", async () => {
      const { id } = await of().user();
      expect((await changed(id, { op: "Replace", path: "active", value: "False" })).active).toBe(false);
      expect((await changed(id, { op: "Replace", path: "active", value: "True" })).active).toBe(true);
    });

    test("False as text also without a path", async () => {
      const { id } = await of().user();
      expect((await changed(id, { op: "Replace", value: { active: "False" } })).active).toBe(false);
    });

    test("verbs with a capital", async () => {
      const { id } = await of().user();
      expect((await changed(id, { op: "Add", path: "nickName", value: "Babs" })).nickName).toBe("Babs");
      expect(await changed(id, { op: "Remove", path: "nickName" })).not.toHaveProperty("nickName");
    });

    test("six replacements in one request", async () => {
      const { id } = await of().user({ [ENTERPRISE]: { employeeNumber: "1" } });
      const value = aName("mail");
      const user = await changed(
        id,
        Object.entries({
          displayName: "Pvlo",
          'emails[type eq "work"].value': value,
          "name.givenName": "Gtfd",
          "name.familyName": "Pkqf",
          externalId: `Eqpj ${id}`,
          [`${ENTERPRISE}:employeeNumber`]: "Eqpj",
        }).map(([path, wanted]) => ({ op: "Replace", path, value: wanted })),
      );
      expect(user).toMatchObject({
        displayName: "Pvlo",
        emails: [{ type: "work", value }],
        name: { givenName: "Gtfd", familyName: "Pkqf" },
        externalId: `Eqpj ${id}`,
        [ENTERPRISE]: { employeeNumber: "Eqpj" },
      });
    });

    test("keys with dots and schemas, without a path", async () => {
      const { id } = await of().user({ [ENTERPRISE]: { employeeNumber: "1" } });
      const value = {
        displayName: "B",
        "name.givenName": "K",
        "name.familyName": "U",
        [`${ENTERPRISE}:employeeNumber`]: "A",
      };
      expect(await changed(id, { op: "replace", value })).toMatchObject({
        displayName: "B",
        name: { givenName: "K", familyName: "U" },
        [ENTERPRISE]: { employeeNumber: "A" },
      });
    });

    test("a manager as bare text", async () => {
      const [manager, { id }] = [await of().user(), await of().user()];
      const user = await changed(id, { op: "Add", path: `${ENTERPRISE}:manager`, value: manager.id });
      expect(user[ENTERPRISE].manager).toEqual({ value: manager.id });
    });

    test("the address at work of who has none yet", async () => {
      const home = { value: aName("home"), type: "home", primary: true };
      const { id } = await of().user({ emails: [home] });
      const value = aName("work");
      const { emails } = await changed(id, { op: "Add", path: 'emails[type eq "work"].value', value });
      expect(emails).toEqual([home, { type: "work", value }]);
    });

    test("telephone numbers and addresses, exactly as they were sent", async () => {
      const { id } = await of().user();
      const mobile = 'phoneNumbers[type eq "mobile"].value';
      await changed(id, [
        { op: "Add", path: mobile, value: "55555555555" },
        { op: "Add", path: 'addresses[type eq "work"].streetAddress', value: "1 Way" },
      ]);
      expect(await changed(id, { op: "Replace", path: mobile, value: "55555555556" })).toMatchObject({
        phoneNumbers: [{ type: "mobile", value: "55555555556" }],
        addresses: [{ type: "work", streetAddress: "1 Way" }],
      });
    });

    test("a filter that compares with True as text", async () => {
      const { id } = await of().user();
      const { roles } = await changed(id, { op: "Add", path: 'roles[primary eq "True"].value', value: "Member" });
      expect(roles).toEqual([{ primary: true, value: "Member" }]);
    });

    test("another userName: the old one is free, the new one found", async () => {
      const { id, userName } = await of().user();
      const renamed = aName("renamed");
      await changed(id, { op: "Replace", path: "userName", value: renamed });
      expect(await of().count("Users", `userName eq "${renamed}"`)).toBe(1);
      expect(await of().count("Users", `userName eq "${userName}"`)).toBe(0);
    });
  });
}
