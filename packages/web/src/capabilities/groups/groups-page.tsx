import { getRouteApi } from "@tanstack/react-router";
import { UsersRound } from "lucide-react";
import { ListEnd } from "../../lists/list-end.tsx";
import { ListToolbar } from "../../lists/list-toolbar.tsx";
import { LoadingRows } from "../../lists/loading-rows.tsx";
import { StaleNotice } from "../../lists/stale-notice.tsx";
import { usePermits } from "../../session.ts";
import { useOpened } from "../../shell/use-opened.ts";
import { useText } from "../../texts/use-text.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FailedState } from "../../ui/failed-state.tsx";
import { later } from "../../ui/later.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { RefusedState } from "../../ui/refused-state.tsx";
import { useGroups } from "./data.ts";
import { GroupsTable } from "./groups-table.tsx";
import { NothingCalled } from "./nothing-called.tsx";

const NewGroupDialog = later(() => import("./new-group-dialog.tsx").then((file) => file.NewGroupDialog));

/** The Groups of the Organization. */
export function GroupsPage() {
  const t = useText();
  const may = usePermits();
  const [isMaking, setMaking] = useOpened("new");
  const create = (
    <Button
      variant="primary"
      icon={UsersRound}
      onClick={() => setMaking(true)}
      disabledReason={may("groups:write") ? undefined : t("Your roles do not include this.")}
    >
      {t("Create Group")}
    </Button>
  );
  const maySee = may("groups:read");
  return (
    <>
      <PageHeader
        section={t("Administration")}
        title={t("Groups")}
        description={t("A Group gives roles to all of its members at once, for as long as they are in it.")}
        actions={maySee && create}
      />
      {maySee ? (
        <GroupsList create={create} />
      ) : (
        <RefusedState>{t("You need the Admin role to see Groups.")}</RefusedState>
      )}
      {isMaking && may("groups:write") && <NewGroupDialog onClose={() => setMaking(false)} />}
    </>
  );
}

const route = getRouteApi("/signed-in/o/$organizationId/groups");

function GroupsList({ create }: { create: React.ReactNode }) {
  const t = useText();
  const { q } = route.useSearch();
  const navigate = route.useNavigate();
  const groups = useGroups(q);
  const search = (next: string | undefined) => void navigate({ search: { q: next }, replace: q !== undefined });
  if (groups.isPending) return <LoadingRows />;
  if (groups.data === undefined)
    return <FailedState error={groups.error} onRetry={() => void groups.refetch()} pending={groups.isFetching} />;
  if (groups.rows.length === 0 && q === undefined)
    return (
      <EmptyState icon={UsersRound} title={t("No Groups yet")} action={create}>
        {t("Put people who need the same access into a Group, and grant it once.")}
      </EmptyState>
    );
  return (
    <>
      <ListToolbar
        label={t("Search Groups")}
        q={q}
        onSearch={(change) => search(change.q)}
        isNarrowed={q !== undefined}
        onClear={() => search(undefined)}
        total={groups.isPlaceholderData ? undefined : groups.total}
        busy={groups.isPlaceholderData}
      />
      {(groups.isRefetchError || groups.fetchStatus === "paused") && (
        <div className="px-4 pb-3 sm:px-8">
          <StaleNotice read={groups} />
        </div>
      )}
      {groups.rows.length === 0 ? (
        <NothingCalled q={q ?? ""} title={t("No Group matches")} onClear={() => search(undefined)} />
      ) : (
        <GroupsTable groups={groups.rows} searched={q} />
      )}
      <ListEnd list={groups} />
    </>
  );
}
