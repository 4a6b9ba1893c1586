import * as contract from "@rollcall/contract/service-accounts";
import type { Door } from "../../platform/http.ts";
import { answerWith } from "../../platform/transact.ts";
import { createAccount, updateAccount } from "./commands.ts";
import { getAccount, getAccountIn, listAccounts } from "./queries.ts";
import { holdAccount } from "./store.ts";

export function serviceAccountRoutes(door: Door): void {
  door.query(contract.listServiceAccounts, async (reading, { params }) => ({
    data: await listAccounts(reading, params.workspace_id),
  }));
  door.command(contract.createServiceAccount, (work, { params, body }) =>
    answerWith(work, createAccount(work, params.workspace_id, body), (reading, { id }) => getAccount(reading, id)),
  );
  door.query(contract.getServiceAccount, (reading, { params }) => getAccountIn(reading, params));
  door.command(
    contract.updateServiceAccount,
    (work, { params, body }) => {
      const account = { workspaceId: params.workspace_id, id: params.service_account_id };
      return answerWith(work, updateAccount(work, account, body), (reading, { id }) => getAccount(reading, id));
    },
    async (work, params) => {
      await holdAccount(work.tx, work.organizationId, params.service_account_id);
      return getAccountIn(work, params);
    },
  );
}
