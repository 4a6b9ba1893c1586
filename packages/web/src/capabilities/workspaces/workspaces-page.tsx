import { Boxes } from "lucide-react";
import type { ReactNode } from "react";
import { ListEnd } from "../../lists/list-end.tsx";
import { LoadingRows } from "../../lists/loading-rows.tsx";
import { StaleNotice } from "../../lists/stale-notice.tsx";
import { useListAddress } from "../../lists/use-list-address.ts";
import { usePermits } from "../../session.ts";
import { useOpened } from "../../shell/use-opened.ts";
import { useText } from "../../texts/use-text.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FailedState } from "../../ui/failed-state.tsx";
import { later } from "../../ui/later.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { useWorkspaceSearch, useWorkspaces } from "./data.ts";
import { NothingFound } from "./nothing-found.tsx";
import { WorkspacesTable } from "./workspaces-table.tsx";
import { WorkspacesToolbar } from "./workspaces-toolbar.tsx";

const CreateWorkspaceDialog = later(() =>
  import("./create-workspace-dialog.tsx").then((file) => file.CreateWorkspaceDialog),
);

/** The Workspaces that one may enter; an Organization Admin enters all of them. */
export function WorkspacesPage() {
  const t = useText();
  const may = usePermits();
  const [isCreating, setCreating] = useOpened("new");
  const create = (
    <Button
      variant="primary"
      icon={Boxes}
      onClick={() => setCreating(true)}
      disabledReason={
        may("workspaces:create") ? undefined : t("You need the Admin role to create Workspaces. Ask an Admin for one.")
      }
    >
      {t("Create Workspace")}
    </Button>
  );
  return (
    <>
      <PageHeader
        section={t("Administration")}
        title={t("Workspaces")}
        description={
          may("workspaces:administer")
            ? t("Isolated areas with their own members, roles and API keys.")
            : t("The areas that you may enter, each with its own members, roles and API keys.")
        }
        actions={create}
      />
      <WorkspacesList create={create} />
      {isCreating && may("workspaces:create") && <CreateWorkspaceDialog onClose={() => setCreating(false)} />}
    </>
  );
}

function WorkspacesList({ create }: { create: ReactNode }) {
  const t = useText();
  const search = useWorkspaceSearch();
  const workspaces = useWorkspaces(search);
  const { onSearch, onClear } = useListAddress(search);
  const { rows, isPlaceholderData, isFetching } = workspaces;
  const isNarrowed = search.q !== undefined || search.status !== undefined;
  return (
    <div className="flex shrink-0 grow flex-col">
      <WorkspacesToolbar
        search={search}
        onSearch={onSearch}
        onClear={onClear}
        total={isPlaceholderData ? undefined : workspaces.total}
        busy={isPlaceholderData && isFetching}
      />
      {workspaces.data && (workspaces.isRefetchError || workspaces.fetchStatus === "paused") && (
        <div className="px-4 pb-3 sm:px-8">
          <StaleNotice read={workspaces} />
        </div>
      )}
      {workspaces.isPending ? (
        <LoadingRows />
      ) : workspaces.data === undefined ? (
        <FailedState error={workspaces.error} onRetry={() => void workspaces.refetch()} pending={isFetching} />
      ) : rows.length > 0 ? (
        <div aria-busy={isPlaceholderData || undefined}>
          <WorkspacesTable workspaces={rows} searched={search.q} />
          <ListEnd list={workspaces} />
        </div>
      ) : isNarrowed ? (
        <NothingFound title={t("No Workspace matches")} q={search.q} onClear={onClear} />
      ) : (
        <EmptyState icon={Boxes} title={t("No Workspaces yet")} action={create}>
          {t("A Workspace keeps the members, roles and API keys of one team or project together.")}
        </EmptyState>
      )}
    </div>
  );
}
