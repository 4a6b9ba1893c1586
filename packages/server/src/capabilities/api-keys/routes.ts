import * as contract from "@rollcall/contract/api-keys";
import { removeMemberWithKeys } from "@rollcall/contract/members";
import { byPerson } from "../../platform/acting.ts";
import type { Door } from "../../platform/http.ts";
import { answerWith, type Platform, type Reading } from "../../platform/transact.ts";
import { createKey, type MadeKey, revokeKey, rotateKey } from "./commands.ts";
import { removeWithKeys } from "./handing-over.ts";
import { getKey, listKeys, listMemberKeys } from "./queries.ts";
import { keyVerifier } from "./verification.ts";

export function apiKeyRoutes(door: Door, platform: Platform): void {
  const verify = keyVerifier(platform);
  door.open(contract.verifyKey, (_, { body }) => verify(body.key));
  door.query(contract.listKeys, (reading, { params, query }) => listKeys(reading, params.workspace_id, query));
  door.command(contract.createKey, (work, { params, body }) =>
    answerWith(work, createKey(work, params.workspace_id, body), withSecret),
  );
  door.command(contract.rotateKey, (work, { params, body }) =>
    answerWith(work, rotateKey(work, placeOf(params), body.overlap_hours), withSecret),
  );
  door.command(contract.revokeKey, (work, { params }) =>
    answerWith(work, revokeKey(work, placeOf(params)), (reading, { id }) => getKey(reading, id)),
  );
  door.query(contract.listMemberKeys, async (reading, { params }) => ({
    data: await listMemberKeys(reading, params.member_id),
  }));
  door.query(contract.listMyKeys, async (reading) => ({
    data: await listMemberKeys(reading, byPerson(reading).actor.memberId),
  }));
  door.command(removeMemberWithKeys, (work, { params, body }) =>
    answerWith(
      work,
      removeWithKeys(work, params.member_id, body.hand_over),
      async (reading, { member, revoked, made }) => ({
        member,
        revoked_keys: revoked,
        new_keys: await withSecrets(reading, made),
      }),
    ),
  );
}

function placeOf({ workspace_id, key_id }: { workspace_id: string; key_id: string }) {
  return { workspaceId: workspace_id, keyId: key_id };
}

async function withSecret(reading: Reading, { id, secret }: MadeKey): Promise<contract.NewApiKey> {
  return { key: await getKey(reading, id), secret };
}

async function withSecrets(reading: Reading, made: readonly MadeKey[]): Promise<contract.NewApiKey[]> {
  const keys: contract.NewApiKey[] = [];
  for (const each of made) keys.push(await withSecret(reading, each));
  return keys;
}
