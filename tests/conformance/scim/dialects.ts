import { describe, expect, test } from "vitest";
import {
  aName,
  type Directory,
  directoryWith,
  ENTERPRISE,
  expectError,
  expectPatched,
  GROUP,
  LIST,
  memberIds,
  USER,
  userBody,
} from "./directory.ts";

/** What Okta, Entra ID, OneLogin and JumpCloud really send, and who may send it. */
export function dialectChecks(of: () => Directory): void {
  describe("Entra ID", () => {
    test("tries the connection with a name that nobody has", async () => {
      expect(await of().find("Users", 'userName eq "5171a35d-0000"')).toMatchObject({
        schemas: [LIST],
        totalResults: 0,
      });
    });

    test("sends roles without values and its own meta", async () => {
      const meta = { resourceType: "User" };
      const wish = {
        schemas: [USER, ENTERPRISE],
        meta,
        roles: [],
        name: { formatted: "g f", familyName: "f", givenName: "g" },
      };
      expect((await of().post("/Users", userBody(wish))).status).toBe(201);
    });

    test("finds and reads who is off", async () => {
      const { id, userName } = await of().user();
      expectPatched(await of().patch(`/Users/${id}`, { op: "Replace", path: "active", value: false }));
      expect((await of().get(`/Users/${id}`)).body.active).toBe(false);
      expect(await of().count("Users", `userName eq "${userName}"`)).toBe(1);
    });

    test("gets values back as it sent them", async () => {
      const wish = { userName: "MiXed.Case@Example.COM", displayName: "  Two  Spaces " };
      const { id } = await of().user(wish);
      expect((await of().get(`/Users/${id}`)).body).toMatchObject(wish);
    });
  });

  describe("Okta", () => {
    test("tries the connection with the first two users", async () => {
      await of().user();
      const { status, body } = await of().get("/Users?startIndex=1&count=2", { "accept-charset": "utf-8" });
      expect(status).toBe(200);
      for (const each of [body.itemsPerPage, body.startIndex, body.totalResults])
        expect(Number.isInteger(each)).toBe(true);
      expect(body.Resources[0]).toMatchObject({ name: {}, emails: [{ value: expect.any(String) }], active: true });
    });

    test("looks a user up with a page", async () => {
      const { userName } = await of().user();
      const filter = `userName%20eq%20%22${encodeURIComponent(userName)}%22`;
      expect((await of().get(`/Users?filter=${filter}&startIndex=1&count=100`)).body.totalResults).toBe(1);
    });

    test("sends a password, no Groups and a locale", async () => {
      const { status, text } = await of().post(
        "/Users",
        userBody({ password: "1mz050nq", groups: [], locale: "en-US" }),
      );
      expect(status).toBe(201);
      expect(text).not.toContain("1mz050nq");
    });

    test("puts back the whole object that it read", async () => {
      const { id } = await of().user();
      const { body } = await of().get(`/Users/${id}`);
      const sent = { ...body, name: { ...body.name, middleName: "Mid" }, groups: [] };
      expect((await of().put(`/Users/${id}`, sent)).status).toBe(200);
      expect((await of().get(`/Users/${id}`)).body.name.middleName).toBe("Mid");
    });

    test("turns a user off, and on again by PUT", async () => {
      const { id, userName } = await of().user();
      expectPatched(await of().patch(`/Users/${id}`, { op: "replace", value: { active: false } }));
      expect((await of().get(`/Users/${id}`)).body.active).toBe(false);
      expect((await of().put(`/Users/${id}`, userBody({ userName, active: true }))).status).toBe(200);
      expect((await of().get(`/Users/${id}`)).body.active).toBe(true);
    });
  });

  describe("others", () => {
    test("a schema that nobody knows is passed over", async () => {
      const custom = "urn:example:custom:2.0:User";
      const { status, body } = await of().post("/Users", userBody({ schemas: [USER, custom], [custom]: { tag: "7" } }));
      expect(status).toBe(201);
      expect(body).not.toHaveProperty(custom);
    });

    test("PUT with four attributes", async () => {
      const { id, userName } = await of().user();
      const name = { givenName: "J", familyName: "C" };
      const body = { schemas: [USER], userName, name, emails: [{ value: userName }], active: true };
      expect((await of().put(`/Users/${id}`, body)).status).toBe(200);
    });

    test("a user may be off from the start", async () => {
      const { id } = await of().user({ active: false });
      expect((await of().get(`/Users/${id}`)).body.active).toBe(false);
    });

    test("the scheme of the token may be in any case", async () => {
      const headers = { authorization: `bearer ${of().token}` };
      expect((await of().get("/Users?count=1", headers)).status).toBe(200);
    });

    test("a slash at the end is the same list", async () => {
      expect((await of().get("/Users/?count=1")).status).toBe(200);
    });
  });

  describe("who may not", () => {
    test.each([
      "",
      "non-token",
      `Basic ${btoa("a:b")}`,
      "Bearer wrong",
      `Bearer rcd_${"0".repeat(32)}_${"a".repeat(43)}`,
    ])("comes with %j: 401 with the scheme that is wanted", async (authorization) => {
      const answer = await of().get("/Users", { authorization });
      expectError(answer, 401);
      expect(answer.headers.get("www-authenticate")).toMatch(/^Bearer/);
      expect(answer.text).not.toContain("Resources");
    });

    test("has a token that was changed", async () => {
      const other = directoryWith(of().app, of().organization, `${of().token.slice(0, -1)}_`);
      expectError(await other.get("/Users"), 401);
    });
  });

  test("every error is told in the words of SCIM, also what the edge refuses", async () => {
    expectError(await of().get("/Users/nope"), 404);
    expectError(await of().get("/nowhere"), 404);
    expectError(await of().post("/Users", userBody({ title: "x".repeat(1_100_000) })), 413);
  });

  describe("Bulk", () => {
    const group = (name: string, value: string) => ({
      schemas: [GROUP],
      displayName: name,
      members: [{ type: "User", value }],
    });

    test("makes what its parts name by bulkId, in whichever order", async () => {
      const made = { method: "POST", path: "/Users", bulkId: "u1", data: userBody() };
      const first = { method: "POST", path: "/Groups", bulkId: "g1", data: group(aName("B "), "bulkId:u1") };
      for (const Operations of [
        [made, first],
        [
          { ...first, data: group(aName("B "), "bulkId:u2") },
          { ...made, bulkId: "u2", data: userBody() },
        ],
      ]) {
        const { status, body } = await of().post("/Bulk", { Operations });
        expect(status).toBe(200);
        expect(body.Operations).toMatchObject([{ method: "POST", status: "201" }, { status: "201" }]);
        const idOf = (kind: string) =>
          body.Operations.find((each: { location: string }) => each.location.includes(kind))
            .location.split("/")
            .at(-1);
        expect(memberIds((await of().get(`/Groups/${idOf("/Groups/")}`)).body)).toEqual([idOf("/Users/")]);
      }
    });

    test("stops after so many errors, and tells each", async () => {
      const wrong = { method: "POST", path: "/Users", bulkId: "w", data: userBody({ userName: "" }) };
      const right = { method: "POST", path: "/Users", bulkId: "r", data: userBody() };
      const { body } = await of().post("/Bulk", { failOnErrors: 1, Operations: [wrong, right] });
      expect(body.Operations).toMatchObject([{ status: "400", response: { scimType: "invalidValue" } }]);
    });

    test("names nothing that is not made", async () => {
      const lost = { method: "POST", path: "/Groups", bulkId: "g", data: group(aName("B "), "bulkId:nobody") };
      const { body } = await of().post("/Bulk", { Operations: [lost] });
      expect(body.Operations).toMatchObject([{ bulkId: "g", status: "409" }]);
    });

    test("has no more parts than ServiceProviderConfig says", async () => {
      const most = (await of().get("/ServiceProviderConfig")).body.bulk.maxOperations;
      const Operations = Array.from({ length: most + 1 }, () => ({ method: "DELETE", path: "/Users/x" }));
      expectError(await of().post("/Bulk", { Operations }), 413);
    });
  });
}
