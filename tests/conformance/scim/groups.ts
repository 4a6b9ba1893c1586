import { describe, expect, test } from "vitest";
import { aName, type Directory, expectError, expectPatched, GROUP, memberIds } from "./directory.ts";

const MICROSOFT = "http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group";

/** Groups and who is in them. */
export function groupChecks(of: () => Directory): void {
  const inside = async (id: string) => memberIds((await of().get(`/Groups/${id}`)).body);
  const people = (count: number) => Promise.all(Array.from({ length: count }, () => of().user()));
  const ids = (users: { id: string }[]) => users.map(({ id }) => ({ value: id }));

  describe("a Group", () => {
    test("is made with its members and an address of its own", async () => {
      const [ada] = await people(1);
      const body = { schemas: [GROUP], displayName: aName("G "), members: ids([ada]) };
      const answer = await of().post("/Groups", body);
      expect(answer).toMatchObject({ status: 201, body: { meta: { resourceType: "Group" } } });
      expect(answer.headers.get("location")).toMatch(new RegExp(`/Groups/${answer.body.id}$`));
      expect(await inside(answer.body.id)).toEqual([ada.id]);
    });

    test("is taken with the schema that Entra ID names beside", async () => {
      const body = {
        schemas: [GROUP, MICROSOFT],
        externalId: "x",
        displayName: aName("G "),
        meta: { resourceType: "Group" },
      };
      expect((await of().post("/Groups", body)).status).toBe(201);
    });

    test("has a name of its own", async () => {
      const { displayName } = await of().group();
      expectError(await of().post("/Groups", { schemas: [GROUP], displayName }), 409, "uniqueness");
    });

    test("is renamed by an operation that carries its id", async () => {
      const { id } = await of().group({ members: [] });
      const displayName = aName("Renamed ");
      expectPatched(await of().patch(`/Groups/${id}`, { op: "replace", value: { id, displayName } }));
      expect((await of().get(`/Groups/${id}`)).body.displayName).toBe(displayName);
    });

    test("is read without its members where nobody wants them", async () => {
      const { id, displayName } = await of().group({ members: ids(await people(1)) });
      const { body: one } = await of().get(`/Groups/${id}?excludedAttributes=members`);
      expect(one).not.toHaveProperty("members");
      const filter = encodeURIComponent(`displayName eq "${displayName}"`);
      const { body: found } = await of().get(`/Groups?excludedAttributes=members&filter=${filter}`);
      expect(found.totalResults).toBe(1);
      expect(found.Resources[0]).not.toHaveProperty("members");
    });

    test("is found by who is in it", async () => {
      const [ada, ben] = await people(2);
      const { id } = await of().group({ members: ids([ada]) });
      expect(await of().count("Groups", `id eq "${id}" and members eq "${ada.id}"`)).toBe(1);
      expect(await of().count("Groups", `id eq "${id}" and members[value eq "${ada.id}"]`)).toBe(1);
      expect(await of().count("Groups", `id eq "${id}" and members eq "${ben.id}"`)).toBe(0);
    });

    test("goes without its users", async () => {
      const [ada] = await people(1);
      const { id } = await of().group({ members: ids([ada]) });
      expect((await of().remove(`/Groups/${id}`)).status).toBe(204);
      expect((await of().get(`/Users/${ada.id}`)).status).toBe(200);
      expectError(await of().get(`/Groups/${id}`), 404);
    });

    test("loses a user who is removed", async () => {
      const [ada] = await people(1);
      const { id } = await of().group({ members: ids([ada]) });
      expect((await of().remove(`/Users/${ada.id}`)).status).toBe(204);
      expect(await inside(id)).toEqual([]);
    });

    test("shows with its users, who cannot leave it by themselves", async () => {
      const [ada] = await people(1);
      const { id } = await of().group({ members: ids([ada]) });
      expect((await of().get(`/Users/${ada.id}`)).body.groups).toMatchObject([{ value: id }]);
      expect(await of().count("Users", `groups.value eq "${id}"`)).toBe(1);
      expectError(await of().patch(`/Users/${ada.id}`, { op: "remove", path: "groups" }), 400, "mutability");
      expect(await inside(id)).toEqual([ada.id]);
    });

    test("is listed in whole numbers", async () => {
      await of().group();
      const { body } = await of().get("/Groups?startIndex=1&count=100");
      for (const each of [body.totalResults, body.startIndex, body.itemsPerPage])
        expect(Number.isInteger(each)).toBe(true);
    });
  });

  describe("the members of a Group", () => {
    test("come once, however often they are added", async () => {
      const [[ada], { id }] = await Promise.all([people(1), of().group()]);
      const add = { op: "add", path: "members", value: ids([ada]) };
      for (const each of [add, add]) expectPatched(await of().patch(`/Groups/${id}`, each));
      expect(await inside(id)).toEqual([ada.id]);
    });

    test("come with an address that is null", async () => {
      const [[ada], { id }] = await Promise.all([people(1), of().group()]);
      const value = [{ $ref: null, value: ada.id }];
      expectPatched(await of().patch(`/Groups/${id}`, { op: "Add", path: "members", value }));
      expect(await inside(id)).toEqual([ada.id]);
    });

    test("go one by one, by a filter", async () => {
      const [ada, ben] = await people(2);
      const { id } = await of().group({ members: ids([ada, ben]) });
      expectPatched(await of().patch(`/Groups/${id}`, { op: "remove", path: `members[value eq "${ada.id}"]` }));
      expect(await inside(id)).toEqual([ben.id]);
    });

    test("go as the value names them", async () => {
      const [ada, ben] = await people(2);
      const { id } = await of().group({ members: ids([ada, ben]) });
      expectPatched(await of().patch(`/Groups/${id}`, { op: "Remove", path: "members", value: ids([ada]) }));
      expect(await inside(id)).toEqual([ben.id]);
    });

    test("who are not there can go, too", async () => {
      const [ada, ben] = await people(2);
      const { id } = await of().group({ members: ids([ben]) });
      expectPatched(await of().patch(`/Groups/${id}`, { op: "Remove", path: "members", value: ids([ada]) }));
      expect(await inside(id)).toEqual([ben.id]);
    });

    test("are replaced as a whole, and all go at once", async () => {
      const [ada, ben] = await people(2);
      const { id } = await of().group({ members: ids([ada]) });
      expectPatched(await of().patch(`/Groups/${id}`, { op: "replace", path: "members", value: ids([ben]) }));
      expect(await inside(id)).toEqual([ben.id]);
      expectPatched(await of().patch(`/Groups/${id}`, { op: "remove", path: "members" }));
      expect(await inside(id)).toEqual([]);
    });

    test("are replaced by nobody", async () => {
      const { id } = await of().group({ members: ids(await people(1)) });
      expectPatched(await of().patch(`/Groups/${id}`, { op: "replace", path: "members", value: [] }));
      expect(await inside(id)).toEqual([]);
    });

    test("are replaced by PUT", async () => {
      const [ada, ben] = await people(2);
      const { id, displayName } = await of().group({ members: ids([ada]) });
      const { status } = await of().put(`/Groups/${id}`, { schemas: [GROUP], displayName, members: ids([ben]) });
      expect(status).toBe(200);
      expect(await inside(id)).toEqual([ben.id]);
    });

    test("go and come in one request", async () => {
      const [ada, ben] = await people(2);
      const { id } = await of().group({ members: ids([ada]) });
      const operations = [
        { op: "remove", path: `members[value eq "${ada.id}"]` },
        { op: "add", path: "members", value: [{ value: ben.id, display: ben.userName }] },
      ];
      expectPatched(await of().patch(`/Groups/${id}`, operations));
      expect(await inside(id)).toEqual([ben.id]);
    });

    test("are users that are there", async () => {
      const { id } = await of().group();
      const value = [{ value: "00000000-0000-4000-8000-000000000000" }];
      expectError(await of().patch(`/Groups/${id}`, { op: "add", path: "members", value }), 400, "invalidValue");
      expect(await inside(id)).toEqual([]);
    });
  });
}
