import { type Reader, unlessTwice, type Writer } from "../../platform/database.ts";

export type StoredAccount = {
  id: string;
  workspaceId: string;
  name: string;
  description: string;
  roles: string[];
  status: "active" | "disabled";
  createdAt: Date;
};

/** The columns of `StoredAccount`; every query over Service accounts starts here. */
export function selectAccounts(db: Reader, organizationId: string) {
  return db
    .selectFrom("service_accounts")
    .select(["service_accounts.id", "service_accounts.workspace_id as workspaceId", "service_accounts.name"])
    .select(["service_accounts.description", "service_accounts.roles", "service_accounts.created_at as createdAt"])
    .select((eb) =>
      eb
        .case()
        .when("service_accounts.disabled_at", "is", null)
        .then("active" as const)
        .else("disabled" as const)
        .end()
        .as("status"),
    )
    .where("service_accounts.organization_id", "=", organizationId);
}

/** Locks a Service account: of what gives it a key and what disables it, one goes first. */
export async function holdAccount(tx: Writer, organizationId: string, id: string): Promise<StoredAccount | undefined> {
  return selectAccounts(tx, organizationId).where("service_accounts.id", "=", id).forUpdate().executeTakeFirst();
}

export type NewAccount = Omit<StoredAccount, "status" | "createdAt"> & { createdBy: string | null };

/** Whether it was written; not when another one of the Workspace has the name. */
export async function insert(tx: Writer, organizationId: string, account: NewAccount, now: Date): Promise<boolean> {
  const { id, workspaceId, name, description, roles, createdBy } = account;
  const row = await tx
    .insertInto("service_accounts")
    .values({
      organization_id: organizationId,
      id,
      workspace_id: workspaceId,
      name,
      description,
      roles,
      created_by: createdBy,
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning("id")
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether it was changed; not when another one of the Workspace has the name. */
export async function update(tx: Writer, organizationId: string, account: StoredAccount, now: Date): Promise<boolean> {
  const { id, name, description, roles, status } = account;
  return unlessTwice(() =>
    tx
      .updateTable("service_accounts")
      .set((eb) => ({
        name,
        description,
        roles,
        // Disabled since the first time that it was said.
        disabled_at: status === "active" ? null : eb.fn.coalesce("disabled_at", eb.val(now)),
        updated_at: now,
      }))
      .where("organization_id", "=", organizationId)
      .where("id", "=", id)
      .execute(),
  );
}
