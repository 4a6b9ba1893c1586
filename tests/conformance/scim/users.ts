import { describe, expect, test } from "vitest";
import { aName, type Directory, ENTERPRISE, expectError, expectPatched, userBody } from "./directory.ts";

/** Making, reading, replacing and removing users. */
export function userChecks(of: () => Directory): void {
  describe("making a user", () => {
    test("answers 201 with the resource, its id and its address", async () => {
      const { status, headers, body } = await of().post("/Users", userBody());
      expect(status).toBe(201);
      expect(headers.get("content-type")).toMatch(/^application\/scim\+json/);
      expect(headers.get("location")).toMatch(new RegExp(`/Users/${body.id}$`));
      expect(body.meta).toMatchObject({ resourceType: "User", location: headers.get("location") });
      expect(Number.isNaN(Date.parse(body.meta.created) + Date.parse(body.meta.lastModified))).toBe(false);
    });

    test("takes neither id nor meta from the client", async () => {
      const meta = { created: "1999-01-01T00:00:00Z", resourceType: "Group" };
      const user = await of().user({ id: "11111111-1111-1111-1111-111111111111", meta });
      expect(user.id).not.toMatch(/^1111/);
      expect(user.meta).toMatchObject({ resourceType: "User", created: expect.not.stringMatching(/^1999/) });
    });

    test("needs a userName", async () => {
      expectError(await of().post("/Users", userBody({ userName: undefined })), 400, "invalidValue");
    });

    test("refuses broken JSON", async () => {
      expectError(await of().send("POST", "/Users", { body: '{"schemas":[' }), 400, "invalidSyntax");
    });

    test.each([
      ["the same", (name: string) => name],
      ["one in another case", (name: string) => name.toUpperCase()],
    ])("refuses a userName that is there: %s", async (_, spelled) => {
      const { userName } = await of().user();
      expectError(await of().post("/Users", userBody({ userName: spelled(userName) })), 409, "uniqueness");
    });

    test("never gives a password back", async () => {
      const password = "Zq7-a-secret";
      const made = await of().post("/Users", userBody({ password }));
      const read = await of().get(`/Users/${made.body.id}?attributes=password`);
      const found = await of().get(`/Users?filter=${encodeURIComponent(`id eq "${made.body.id}"`)}`);
      for (const { text } of [made, read, found]) expect(text).not.toMatch(/Zq7|"password"/);
    });

    test("takes application/json", async () => {
      const headers = { "content-type": "application/json", accept: "application/json" };
      expect((await of().send("POST", "/Users", { body: userBody(), headers })).status).toBe(201);
    });
  });

  describe("reading a user", () => {
    test("gives back what was sent", async () => {
      const sent = userBody();
      const { id } = await of().user(sent);
      const { body } = await of().get(`/Users/${id}`);
      expect(body).toMatchObject({ id, ...sent });
    });

    test.each(["/Users/00919288221112222", "/Users/mem_00000000000000000000000000000000", "/Users/%00"])(
      "%s is not there",
      async (path) => expectError(await of().get(path), 404),
    );

    test("attributes names what comes, beside the id", async () => {
      const { id } = await of().user();
      const { body } = await of().get(`/Users/${id}?attributes=userName`);
      expect(Object.keys(body).sort()).toEqual(["id", "schemas", "userName"]);
    });

    test("excludedAttributes names what does not come, but never the id", async () => {
      const { id } = await of().user();
      const { body } = await of().get(`/Users/${id}?excludedAttributes=name,id`);
      expect(body).toMatchObject({ id, displayName: "Given Family" });
      expect(body).not.toHaveProperty("name");
    });

    test("has an ETag: the same version is 304, a change meant for another one 412", async () => {
      const { id } = await of().user();
      const etag = (await of().get(`/Users/${id}`)).headers.get("etag") ?? "";
      const change = { op: "replace", path: "title", value: "z" };
      expect((await of().get(`/Users/${id}`, { "if-none-match": etag })).status).toBe(304);
      expectPatched(await of().patch(`/Users/${id}`, change, { "if-match": etag }));
      expectError(await of().patch(`/Users/${id}`, { ...change, value: "y" }, { "if-match": etag }), 412);
    });
  });

  describe("replacing a user", () => {
    test("clears what is left out, and keeps id and created", async () => {
      const user = await of().user({ nickName: "Nick" });
      const { body } = await of().put(`/Users/${user.id}`, userBody({ userName: user.userName, id: "zzz" }));
      expect(body).toMatchObject({ id: user.id, meta: { created: user.meta.created } });
      expect(body).not.toHaveProperty("nickName");
    });

    test("makes none that is not there", async () => {
      expectError(await of().put("/Users/00919288221112222", userBody()), 404);
    });

    test("refuses the userName of another", async () => {
      const [one, other] = [await of().user(), await of().user()];
      expectError(await of().put(`/Users/${other.id}`, userBody({ userName: one.userName })), 409, "uniqueness");
    });
  });

  describe("removing a user", () => {
    test("answers 204, and from then on there is none", async () => {
      const { id, userName } = await of().user();
      expect(await of().remove(`/Users/${id}`)).toMatchObject({ status: 204, text: "" });
      expectError(await of().get(`/Users/${id}`), 404);
      expectError(await of().remove(`/Users/${id}`), 404);
      expectError(await of().patch(`/Users/${id}`, { op: "replace", path: "active", value: true }), 404);
      expectError(await of().put(`/Users/${id}`, userBody({ userName })), 404);
      expect(await of().count("Users", `userName eq "${userName}"`)).toBe(0);
    });

    test("the userName can come again, with another id", async () => {
      const { id, userName } = await of().user();
      await of().remove(`/Users/${id}`);
      expect((await of().user({ userName })).id).not.toBe(id);
    });
  });

  test("the enterprise extension goes in and comes out, and is listed", async () => {
    const { id } = await of().user({ [ENTERPRISE]: { department: "D1", employeeNumber: "42" } });
    expectPatched(await of().patch(`/Users/${id}`, { op: "replace", path: `${ENTERPRISE}:department`, value: "D2" }));
    const { body } = await of().get(`/Users/${id}`);
    expect(body[ENTERPRISE]).toEqual({ department: "D2", employeeNumber: "42" });
    expect(body.schemas).toContain(ENTERPRISE);
  });

  test("a user that nobody has is a clean answer to a changed one", async () => {
    const change = { op: "replace", path: "active", value: false };
    expectError(await of().patch("/Users/00919288221112222", change), 404);
    expect(await of().count("Users", `userName eq "${aName("nobody")}"`)).toBe(0);
  });
}
