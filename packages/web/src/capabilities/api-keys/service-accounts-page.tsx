import { permits } from "@rollcall/contract/permissions";
import type { ServiceAccount } from "@rollcall/contract/service-accounts";
import type { Workspace } from "@rollcall/contract/workspaces";
import { Bot, Plus } from "lucide-react";
import { useState } from "react";
import { LoadingRows } from "../../lists/loading-rows.tsx";
import { StaleNotice } from "../../lists/stale-notice.tsx";
import { useText } from "../../texts/use-text.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FailedState } from "../../ui/failed-state.tsx";
import { later } from "../../ui/later.tsx";
import { RefusedState } from "../../ui/refused-state.tsx";
import { useWorkspace, useWorkspaceParams } from "../workspaces/data.ts";
import { useServiceAccounts } from "./data.ts";
import { ServiceAccountsTable } from "./service-accounts-table.tsx";

const DisableAccountDialog = later(() =>
  import("./disable-account-dialog.tsx").then((file) => file.DisableAccountDialog),
);
const ServiceAccountDialog = later(() =>
  import("./service-account-dialog.tsx").then((file) => file.ServiceAccountDialog),
);

/** The Service accounts of a Workspace: owners of keys that outlive people (SPEC R9.4). */
export function ServiceAccountsPage() {
  const t = useText();
  const { data: workspace } = useWorkspace();
  // The frame around it shows why there is none.
  if (workspace === undefined) return null;
  if (!permits(workspace.permissions, "workspace.keys:write"))
    return <RefusedState>{t("You need the Workspace Admin role here to see Service accounts.")}</RefusedState>;
  return <Accounts workspace={workspace} />;
}

type Asked = { account: ServiceAccount; question: "edit" | "disable" } | { question: "create" };

function Accounts({ workspace }: { workspace: Workspace }) {
  const t = useText();
  const accounts = useServiceAccounts(useWorkspaceParams());
  const [asked, setAsked] = useState<Asked>();
  const lockedReason = workspace.status === "archived" ? t("This Workspace is archived.") : undefined;
  const close = () => setAsked(undefined);
  const create = (
    <Button
      variant="primary"
      icon={Plus}
      onClick={() => setAsked({ question: "create" })}
      disabledReason={lockedReason}
    >
      {t("Create Service account")}
    </Button>
  );
  if (accounts.isPending) return <LoadingRows />;
  if (accounts.data === undefined)
    return <FailedState error={accounts.error} onRetry={() => void accounts.refetch()} pending={accounts.isFetching} />;
  const rows = accounts.data.data;
  return (
    <div className="flex shrink-0 grow flex-col">
      {rows.length > 0 && (
        <div className="flex flex-wrap items-center justify-between gap-3 px-4 py-2.5 sm:px-8">
          <p className="text-muted">{t("They own keys of programs, which go on when people leave.")}</p>
          {create}
        </div>
      )}
      {(accounts.isRefetchError || accounts.fetchStatus === "paused") && (
        <div className="px-4 pb-3 sm:px-8">
          <StaleNotice read={accounts} />
        </div>
      )}
      {rows.length > 0 ? (
        <ServiceAccountsTable
          accounts={rows}
          workspace={workspace}
          lockedReason={lockedReason}
          onEdit={(account) => setAsked({ account, question: "edit" })}
          onDisable={(account) => setAsked({ account, question: "disable" })}
        />
      ) : (
        <EmptyState icon={Bot} title={t("No Service accounts yet")} action={create}>
          {t("A Service account owns the keys of a program, so that they go on when people leave.")}
        </EmptyState>
      )}
      {asked?.question === "create" && <ServiceAccountDialog workspace={workspace} onClose={close} />}
      {asked?.question === "edit" && (
        <ServiceAccountDialog workspace={workspace} account={asked.account} onClose={close} />
      )}
      {asked?.question === "disable" && <DisableAccountDialog account={asked.account} onClose={close} />}
    </div>
  );
}
