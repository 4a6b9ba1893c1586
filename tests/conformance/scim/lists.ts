import { describe, expect, test } from "vitest";
import { aName, type Body, type Directory, expectError, LIST, USER } from "./directory.ts";

/** Finding users: filters, pages, order, and choosing attributes. */
export function listChecks(of: () => Directory): void {
  describe("a filter", () => {
    const founds: [string, (user: Body) => string][] = [
      ["userName eq", ({ userName }) => `userName eq "${userName}"`],
      ["names and operators in any case", ({ userName }) => `USERNAME EQ "${userName}"`],
      ["a userName in any case", ({ userName }) => `userName eq "${userName.toUpperCase()}"`],
      ["the schema before the name", ({ userName }) => `${USER}:userName eq "${userName}"`],
      ["externalId eq", ({ externalId }) => `externalId eq "${externalId}"`],
      ["the address at work", ({ userName }) => `emails[type eq "work"].value eq "${userName}"`],
      ["any address", ({ userName }) => `emails.value eq "${userName}"`],
      ["an address by two conditions", ({ userName }) => `emails[type eq "work" and value eq "${userName}"]`],
      ["active eq true", ({ id }) => `active eq true and id eq "${id}"`],
      ["lastModified gt", ({ id }) => `meta.lastModified gt "2011-05-13T04:42:34Z" and id eq "${id}"`],
      ["created ge itself", ({ id, meta }) => `meta.created ge "${meta.created}" and id eq "${id}"`],
      ["sw", ({ id }) => `title sw "Sir" and id eq "${id}"`],
      ["ew", ({ id }) => `title ew "Lord" and id eq "${id}"`],
      ["co", ({ id }) => `title co "q46" and id eq "${id}"`],
      ["pr", ({ id }) => `title pr and id eq "${id}"`],
      ["ne", ({ id }) => `title ne "x" and id eq "${id}"`],
      ["not", ({ id }) => `id eq "${id}" and not (title eq "x")`],
    ];
    test.each(founds)("finds by %s", async (_, filter) => {
      const user = await of().user({ title: "Sir q46 Lord" });
      const { totalResults, Resources } = await of().find("Users", filter(user));
      expect({ totalResults, id: Resources[0]?.id }).toEqual({ totalResults: 1, id: user.id });
    });

    const missed: [string, (user: Body) => string][] = [
      ["externalId in another case", ({ externalId }) => `externalId eq "${externalId.toUpperCase()}"`],
      ["lastModified lt", ({ id }) => `meta.lastModified lt "2011-05-13T04:42:34Z" and id eq "${id}"`],
      ["pr of nothing", ({ id }) => `nickName pr and id eq "${id}"`],
      ["active eq false", ({ id }) => `active eq false and id eq "${id}"`],
    ];
    test.each(missed)("finds nobody by %s", async (_, filter) => {
      expect(await of().count("Users", filter(await of().user()))).toBe(0);
    });

    test("binds and before or", async () => {
      const [one, other] = [await of().user(), await of().user()];
      const [a, b] = [`userName eq "${one.userName}"`, `userName eq "${other.userName}"`];
      expect(await of().count("Users", `${a} or ${b}`)).toBe(2);
      expect(await of().count("Users", `title eq "nope" and ${a} or ${b}`)).toBe(1);
      expect(await of().count("Users", `(${a} or ${b}) and not (${a})`)).toBe(1);
    });

    test("finds who is off by active eq false", async () => {
      const { id } = await of().user({ active: false });
      expect(await of().count("Users", `active eq false and id eq "${id}"`)).toBe(1);
      expect(await of().count("Users", `active eq true and id eq "${id}"`)).toBe(0);
    });

    test("reads every escape of JSON", async () => {
      const title = 'He said "hi" \\ there';
      const { id } = await of().user({ title });
      expect(await of().count("Users", `title eq ${JSON.stringify(title)} and id eq "${id}"`)).toBe(1);
    });

    test.each([
      "userName eq",
      'userName foo "x"',
      '(userName eq "x"',
      'userName eq "x" and',
      'eq "x"',
      "userName eq 'x'",
    ])("that cannot be read is refused: %s", async (filter) => {
      expectError(await of().get(`/Users?filter=${encodeURIComponent(filter)}`), 400, "invalidFilter");
    });

    test("that finds nobody is an empty list", async () => {
      const { status, body } = await of().get(`/Users?filter=${encodeURIComponent('userName eq "nobody"')}`);
      expect(status).toBe(200);
      expect(body).toMatchObject({ schemas: [LIST], totalResults: 0, Resources: [] });
    });

    test("may have plus signs for spaces", async () => {
      const { userName } = await of().user();
      const { body } = await of().get(`/Users?filter=userName+eq+%22${encodeURIComponent(userName)}%22`);
      expect(body.totalResults).toBe(1);
    });
  });

  describe("a filter with an address that has a plus sign", () => {
    test.each([
      ["encoded", (address: string) => `userName+eq+%22${encodeURIComponent(address)}%22`],
      ["as it is", (address: string) => `userName%20eq%20%22${address}%22`],
      ["as it is, with plus signs for spaces", (address: string) => `userName+eq+"${address}"`],
    ])("finds it: %s", async (_, filter) => {
      const { userName } = await of().user({ userName: aName("ada+tests") });
      const { body } = await of().get(`/Users?filter=${filter(userName)}`);
      expect(body).toMatchObject({ totalResults: 1, Resources: [{ userName }] });
    });
  });

  describe("a list", () => {
    test("has pages that are counted from one", async () => {
      for (let made = 0; made < 3; made += 1) await of().user();
      const { body: first } = await of().get("/Users?startIndex=1&count=2");
      expect(first).toMatchObject({ startIndex: 1, itemsPerPage: 2, totalResults: expect.any(Number) });
      expect(first.Resources).toHaveLength(2);
      const { body: second } = await of().get("/Users?startIndex=2&count=1");
      expect(second.Resources[0].id).toBe(first.Resources[1].id);
    });

    test.each(["0", "-5"])("takes startIndex=%s for 1", async (start) => {
      const { body: first } = await of().get("/Users?startIndex=1&count=1");
      const { body } = await of().get(`/Users?startIndex=${start}&count=1`);
      expect(body).toEqual(first);
    });

    test.each(["0", "-3"])("with count=%s says only how many there are", async (count) => {
      await of().user();
      const { body } = await of().get(`/Users?count=${count}`);
      expect(body).toMatchObject({ totalResults: expect.any(Number), Resources: [], itemsPerPage: 0 });
      expect(body.totalResults).toBeGreaterThan(0);
    });

    test("is empty past its end, and says how many there are all the same", async () => {
      const { totalResults } = (await of().get("/Users?count=0")).body;
      const { body } = await of().get(`/Users?startIndex=${totalResults + 50}&count=10`);
      expect(body).toMatchObject({ totalResults, Resources: [] });
    });

    test("walked page by page has everybody once", async () => {
      const title = aName("walk");
      const made = await Promise.all(Array.from({ length: 7 }, () => of().user({ title })));
      const seen: string[] = [];
      for (const start of [1, 4, 7, 10]) {
        const filter = encodeURIComponent(`title eq "${title}"`);
        const { body } = await of().get(`/Users?filter=${filter}&startIndex=${start}&count=3`);
        expect(body.totalResults).toBe(7);
        seen.push(...body.Resources.map(({ id }: Body) => id));
      }
      expect(seen.sort()).toEqual(made.map(({ id }) => id).sort());
    });

    test("is no longer than the most that ServiceProviderConfig names", async () => {
      const { body } = await of().get("/Users?count=1000000");
      const most = (await of().get("/ServiceProviderConfig")).body.filter.maxResults;
      expect(body.itemsPerPage).toBeLessThanOrEqual(most);
    });

    test("can be asked for by POST", async () => {
      const { userName } = await of().user();
      const wish = { filter: `userName eq "${userName}"`, attributes: ["userName"], startIndex: 1, count: 5 };
      const { status, body } = await of().post("/Users/.search", wish);
      expect(status).toBe(200);
      expect(body).toMatchObject({ totalResults: 1, Resources: [{ userName }] });
      expect(body.Resources[0]).not.toHaveProperty("name");
    });

    test("can be asked for across kinds by POST", async () => {
      const name = aName("both");
      await of().user({ displayName: name });
      await of().group({ displayName: name });
      const { body } = await of().post("/.search", { filter: `displayName eq "${name}"` });
      expect(body.Resources.map(({ meta }: Body) => meta.resourceType)).toEqual(["User", "Group"]);
    });

    test("is in the order that is asked for", async () => {
      const title = aName("sorted");
      for (const each of ["b", "a", "c"]) await of().user({ title, userName: `${each}-${title}` });
      const filter = encodeURIComponent(`title eq "${title}"`);
      const { body } = await of().get(`/Users?filter=${filter}&sortBy=userName&sortOrder=descending`);
      expect(body.Resources.map(({ userName }: Body) => userName[0]).join("")).toBe("cba");
    });

    test("has the attributes that are asked for, in any case", async () => {
      const { id } = await of().user();
      const filter = encodeURIComponent(`id eq "${id}"`);
      const { body } = await of().get(`/Users?filter=${filter}&attributes=USERNAME`);
      expect(Object.keys(body.Resources[0]).sort()).toEqual(["id", "schemas", "userName"]);
      const { body: qualified } = await of().get(`/Users/${id}?attributes=${USER}:userName`);
      expect(qualified).toEqual(body.Resources[0]);
    });
  });
}
