import { describe, expect, test } from "vitest";
import { type Directory, expectError, LIST, USER } from "./directory.ts";

/** What a client learns before it does anything. */
export function discoveryChecks(of: () => Directory): void {
  describe("discovery", () => {
    test("ServiceProviderConfig says what is supported, and how much", async () => {
      const { status, body } = await of().get("/ServiceProviderConfig");
      expect(status).toBe(200);
      for (const name of ["patch", "bulk", "filter", "changePassword", "sort", "etag"])
        expect(body[name].supported).toBeTypeOf("boolean");
      expect(body.authenticationSchemes).not.toEqual([]);
      for (const limit of [body.filter.maxResults, body.bulk.maxOperations, body.bulk.maxPayloadSize])
        expect(Number.isInteger(limit)).toBe(true);
    });

    test("ResourceTypes lists User and Group with endpoint and schema", async () => {
      const { body } = await of().get("/ResourceTypes");
      expect(body.schemas).toEqual([LIST]);
      expect(body.Resources).toMatchObject([
        { name: "User", endpoint: "/Users", schema: USER },
        { name: "Group", endpoint: "/Groups" },
      ]);
    });

    test("Schemas defines every attribute in the words of the standard", async () => {
      const { body, text } = await of().get("/Schemas");
      expect(body.schemas).toEqual([LIST]);
      const user = body.Resources.find(({ id }: { id: string }) => id === USER);
      const userName = user.attributes.find(({ name }: { name: string }) => name === "userName");
      expect(userName).toMatchObject({ required: true, uniqueness: "server", caseExact: false });
      expect(text).not.toMatch(/"(readwrite|ReadWrite|readonly)"|:null/);
    });

    test("one schema and one resource type have addresses of their own; an unknown one is 404", async () => {
      expect((await of().get(`/Schemas/${USER}`)).status).toBe(200);
      expect((await of().get("/ResourceTypes/User")).status).toBe(200);
      expectError(await of().get("/Schemas/urn:nope"), 404);
    });

    test("cannot be filtered", async () => {
      expectError(await of().get(`/Schemas?filter=${encodeURIComponent('id eq "x"')}`), 403);
    });

    test("cannot be written", async () => {
      for (const method of ["POST", "PUT", "PATCH", "DELETE"])
        expectError(await of().send(method, "/ServiceProviderConfig", { body: {} }), 405);
    });

    test("there is no Me", async () => {
      expectError(await of().get("/Me"), 501);
    });
  });
}
