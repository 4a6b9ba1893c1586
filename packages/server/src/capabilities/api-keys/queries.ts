import type { ApiKey } from "@rollcall/contract/api-keys";
import { permits } from "@rollcall/contract/permissions";
import { ownMemberId } from "../../platform/acting.ts";
import { cutPage, decodeCursor } from "../../platform/cursor.ts";
import { Refusal } from "../../platform/refusal.ts";
import type { OrganizationActor, Reading } from "../../platform/transact.ts";
import { getMember } from "../members/store.ts";
import { refusedBecause, statusOf } from "./rules.ts";
import { findAllShown, hasStatus, selectKeys } from "./store.ts";

type ListQuery = { limit: number; cursor?: string | undefined; status?: ApiKey["status"][] | undefined };

/** One page of the keys of a Workspace, newest first: all of them for who administers keys, otherwise one's own. */
export async function listKeys(
  reading: Reading & { actor: OrganizationActor },
  workspaceId: string,
  { limit, cursor, status }: ListQuery,
) {
  const { organizationId, secrets, actor, now } = reading;
  const own = ownMemberId(actor) ?? "";
  const ownOnly = !permits(actor.inside, "workspace.keys:write");
  const list = JSON.stringify(["keys", organizationId, workspaceId, status, ownOnly ? own : null]);
  const [before] = cursor === undefined ? [] : decodeCursor(secrets, list, cursor);
  const rows = await selectShown(reading)
    .where("api_keys.workspace_id", "=", workspaceId)
    .$if(ownOnly, (some) => some.where("api_keys.member_id", "=", own))
    .$if(status !== undefined, (some) => some.where(hasStatus(status ?? [], now)))
    .$if(before !== undefined, (some) => some.where("api_keys.id", "<", String(before)))
    .orderBy("api_keys.id", "desc")
    .limit(limit + 1)
    .execute();
  const { page, end } = cutPage(rows, { secrets, list, limit, placeOf: ({ id }) => [id] });
  return { data: await presented(reading, page), ...end };
}

export async function getKey(reading: Reading, id: string): Promise<ApiKey> {
  const [key] = await presented(reading, await selectShown(reading).where("api_keys.id", "=", id).execute());
  if (key === undefined) throw new Refusal("not_found");
  return key;
}

/** Every key that a member owns, in any Workspace, newest first (SPEC R5.5). */
export async function listMemberKeys(reading: Reading, memberId: string): Promise<ApiKey[]> {
  const { db, organizationId, now } = reading;
  await getMember(db, organizationId, memberId, now);
  const rows = await selectShown(reading)
    .where("api_keys.member_id", "=", memberId)
    .orderBy("api_keys.id", "desc")
    .execute();
  return presented(reading, rows);
}

/** Keys with the names of their Workspace and owner. */
function selectShown({ db, organizationId }: Reading) {
  return selectKeys(db, organizationId)
    .innerJoin("workspaces", (join) =>
      join
        .onRef("workspaces.organization_id", "=", "api_keys.organization_id")
        .onRef("workspaces.id", "=", "api_keys.workspace_id"),
    )
    .leftJoin("members", (join) =>
      join
        .onRef("members.organization_id", "=", "api_keys.organization_id")
        .onRef("members.id", "=", "api_keys.member_id"),
    )
    .leftJoin("service_accounts", (join) =>
      join
        .onRef("service_accounts.organization_id", "=", "api_keys.organization_id")
        .onRef("service_accounts.id", "=", "api_keys.service_account_id"),
    )
    .select(["workspaces.name as workspaceName", "service_accounts.name as accountName"])
    .select(["members.first_name", "members.last_name", "members.email"]);
}

type Row = Awaited<ReturnType<ReturnType<typeof selectShown>["executeTakeFirstOrThrow"]>>;

/** Keys as the API gives them back, each with what verifying it would say now. */
async function presented({ db, organizationId, now }: Reading, rows: readonly Row[]): Promise<ApiKey[]> {
  const active = rows.filter((row) => statusOf(row, now) === "active").map(({ id }) => id);
  const shown = await findAllShown(db, organizationId, active, now);
  return rows.map((row) => {
    const facts = shown.get(row.id);
    return { ...inWords(row, now), refused_because: facts === undefined ? null : refusedBecause(facts, now) };
  });
}

function inWords(row: Row, now: Date): Omit<ApiKey, "refused_because"> {
  return {
    id: row.id,
    name: row.name,
    mask: row.mask,
    workspace: { id: row.workspaceId, name: row.workspaceName },
    owner: ownerOf(row),
    status: statusOf(row, now),
    created_at: row.createdAt.toISOString(),
    last_used_at: row.lastUsedAt?.toISOString() ?? null,
    expires_at: row.expiresAt?.toISOString() ?? null,
    revoked_at: row.revokedAt?.toISOString() ?? null,
    replaced_by: row.replacedBy,
    overlap_until: row.overlapUntil?.toISOString() ?? null,
  };
}

function ownerOf(row: Row): ApiKey["owner"] {
  if (row.serviceAccountId !== null)
    return { kind: "service_account", id: row.serviceAccountId, name: row.accountName ?? "" };
  const email = row.email ?? "";
  const name = `${row.first_name ?? ""} ${row.last_name ?? ""}`.trim() || email;
  return { kind: "member", id: row.memberId ?? "", name, email };
}
