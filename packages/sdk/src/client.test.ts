import { removeGroupMember } from "@rollcall/contract/groups";
import { expect, test } from "vitest";
import { createClient } from "./client.ts";

const params = { organization_id: "org_1", group_id: "grp_1", member_id: "mem_1" };

function listening() {
  const asked: string[] = [];
  const client = createClient({
    baseUrl: "https://rollcall.test",
    fetch: async (url) => {
      asked.push(String(url));
      return new Response(null, { status: 204 });
    },
  });
  return { client, asked };
}

test.each(["..", "."])("an id that is %j makes no other operation of it", async (group_id) => {
  const { client, asked } = listening();
  const call = client.call(removeGroupMember, { params: { ...params, group_id } });
  await expect(call).rejects.toThrow("group_id must be an id");
  expect(asked).toEqual([]);
});

test("whatever else an id holds stays inside its part of the address", async () => {
  const { client, asked } = listening();
  await client.call(removeGroupMember, { params: { ...params, group_id: "../a?b#c" } });
  expect(asked).toEqual(["https://rollcall.test/v1/organizations/org_1/groups/..%2Fa%3Fb%23c/members/mem_1"]);
});
