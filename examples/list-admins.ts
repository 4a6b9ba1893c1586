import { listMembers } from "@rollcall/contract/members";
import { each } from "@rollcall/sdk";
import { connect } from "./connect.ts";

const { client, params } = connect();

// The next page is asked for when the loop gets there.
for await (const member of each(client, listMembers, { params, query: { role: ["organization_admin"] } }))
  console.log(`${member.first_name} ${member.last_name} <${member.email}>`);
