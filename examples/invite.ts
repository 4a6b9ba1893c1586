import { createInvitations } from "@rollcall/contract/invitations";
import { ProblemError } from "@rollcall/sdk";
import { connect } from "./connect.ts";

const { client, params } = connect();
const emails = process.argv.slice(2);

try {
  // One bad address fails none of the others.
  const { data } = await client.call(createInvitations, { params, body: { emails, roles: ["member"] } });
  for (const { input, outcome, detail } of data) console.log(`${input}: ${detail ?? outcome}`);
} catch (error) {
  // A refusal has a code that never changes, and a sentence for people.
  if (!(error instanceof ProblemError)) throw error;
  console.error(error.code === "plan_required" ? "Inviting needs a plan." : error.message);
  process.exitCode = 1;
}
