import type { ServiceAccount } from "@rollcall/contract/service-accounts";
import { sql } from "kysely";
import { Refusal } from "../../platform/refusal.ts";
import type { Reading } from "../../platform/transact.ts";
import { selectAccounts } from "./store.ts";

/** The Service accounts of a Workspace by name, each with how many keys of it work. */
export async function listAccounts(reading: Reading, workspaceId: string): Promise<ServiceAccount[]> {
  const rows = await counted(reading)
    .where("service_accounts.workspace_id", "=", workspaceId)
    .orderBy(sql`lower(service_accounts.name)`)
    .execute();
  return rows.map(presented);
}

export async function getAccount(reading: Reading, id: string): Promise<ServiceAccount> {
  const row = await counted(reading).where("service_accounts.id", "=", id).executeTakeFirst();
  if (row === undefined) throw new Refusal("not_found");
  return presented(row);
}

/** An account of this Workspace; one of another is answered like one that does not exist. */
export async function getAccountIn(
  reading: Reading,
  place: { workspace_id: string; service_account_id: string },
): Promise<ServiceAccount> {
  const account = await getAccount(reading, place.service_account_id);
  if (account.workspace_id !== place.workspace_id) throw new Refusal("not_found");
  return account;
}

function counted({ db, organizationId, now }: Reading) {
  return selectAccounts(db, organizationId).select(
    sql<number>`(select count(*) from api_keys as key where key.organization_id = service_accounts.organization_id
      and key.service_account_id = service_accounts.id and key.revoked_at is null
      and (key.expires_at is null or key.expires_at > ${now})
      and (key.overlap_until is null or key.overlap_until > ${now}))`.as("keyCount"),
  );
}

type Row = Awaited<ReturnType<ReturnType<typeof counted>["executeTakeFirstOrThrow"]>>;

function presented({ workspaceId, keyCount, createdAt, ...account }: Row): ServiceAccount {
  return { ...account, workspace_id: workspaceId, key_count: keyCount, created_at: createdAt.toISOString() };
}
