import * as contract from "@rollcall/contract/admin-keys";
import type { Door } from "../../platform/http.ts";
import { answerWith, type Reading } from "../../platform/transact.ts";
import { createKey, type MadeKey, revokeKey, rotateKey } from "./commands.ts";
import { getKey, listKeys } from "./queries.ts";

export function adminKeyRoutes(door: Door): void {
  door.query(contract.listAdminKeys, (reading, { query }) => listKeys(reading, query));
  door.query(contract.getAdminKey, (reading, { params }) => getKey(reading, params.admin_key_id));
  door.command(contract.createAdminKey, (work, { body }) => answerWith(work, createKey(work, body), withSecret));
  door.command(contract.rotateAdminKey, (work, { params, body }) =>
    answerWith(work, rotateKey(work, params.admin_key_id, body.overlap_hours), withSecret),
  );
  door.command(contract.revokeAdminKey, (work, { params }) =>
    answerWith(work, revokeKey(work, params.admin_key_id), (reading, { id }) => getKey(reading, id)),
  );
}

async function withSecret(reading: Reading, { id, secret }: MadeKey): Promise<contract.NewAdminKey> {
  return { key: await getKey(reading, id), secret };
}
