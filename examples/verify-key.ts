import { verifyKey } from "@rollcall/contract/api-keys";
import { permits } from "@rollcall/contract/permissions";
import { createClient } from "@rollcall/sdk";

// The back end of a product needs no key of its own for this.
const client = createClient({ baseUrl: process.env["ROLLCALL_URL"] ?? "http://localhost:3000" });
const [, , key = ""] = process.argv;

const verified = await client.call(verifyKey, { body: { key } });
if (!verified.valid) console.log(`Refused: ${verified.reason}`);
else if (!permits(verified.permissions, "workspace.api:use")) console.log("Refused: this key may not use the API");
else console.log(`Welcome, ${verified.owner.kind} ${verified.owner.id} of ${verified.workspace_id}`);
