import { listMembers, removeMember } from "@rollcall/contract/members";
import { ProblemError } from "@rollcall/sdk";
import { connect } from "./connect.ts";

const { client, params } = connect();
const [, , email = ""] = process.argv;

const { data } = await client.call(listMembers, { params, query: { q: email } });
const member = data.find((each) => each.email === email);

if (member === undefined) console.log(`${email} is not here.`);
else {
  try {
    await client.call(removeMember, { params: { ...params, member_id: member.id } });
    console.log(`${email} has no access any more, from the next request on.`);
  } catch (error) {
    if (!(error instanceof ProblemError && error.code === "last_admin")) throw error;
    console.error("Make somebody else Admin first.");
    process.exitCode = 1;
  }
}
