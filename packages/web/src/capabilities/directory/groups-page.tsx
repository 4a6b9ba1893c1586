import { getRouteApi, Outlet } from "@tanstack/react-router";
import { UsersRound } from "lucide-react";
import { ListEnd } from "../../lists/list-end.tsx";
import { ListToolbar } from "../../lists/list-toolbar.tsx";
import { LoadingRows } from "../../lists/loading-rows.tsx";
import { StaleNotice } from "../../lists/stale-notice.tsx";
import { usePermits } from "../../session.ts";
import { useText } from "../../texts/use-text.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FailedState } from "../../ui/failed-state.tsx";
import { RefusedState } from "../../ui/refused-state.tsx";
import { NothingCalled } from "../groups/nothing-called.tsx";
import { useDirectoryGroups } from "./data.ts";
import { MappedGroupRow } from "./mapped-group-row.tsx";

const route = getRouteApi("/signed-in/o/$organizationId/access-settings/access/directory/groups");

/** The Groups that directories push, and what each of them grants here (SPEC R8.3). */
export function DirectoryGroupsPage() {
  const t = useText();
  const may = usePermits();
  if (!may("groups:read")) return <RefusedState>{t("You need the Admin role to see Groups.")}</RefusedState>;
  return (
    <>
      <MappedGroups />
      <Outlet />
    </>
  );
}

function MappedGroups() {
  const t = useText();
  const { q } = route.useSearch();
  const navigate = route.useNavigate();
  const groups = useDirectoryGroups(q);
  const search = (next: string | undefined) => void navigate({ search: { q: next }, replace: q !== undefined });
  if (groups.isPending) return <LoadingRows />;
  if (groups.data === undefined)
    return <FailedState error={groups.error} onRetry={() => void groups.refetch()} pending={groups.isFetching} />;
  if (groups.rows.length === 0 && q === undefined)
    return (
      <EmptyState icon={UsersRound} title={t("No Group from a directory yet")}>
        {t(
          "Groups come when the directory pushes them. Then you decide here which roles and Workspaces each of them grants.",
        )}
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
        total={groups.total}
        busy={groups.isPlaceholderData}
      />
      {groups.isRefetchError && (
        <div className="px-4 pb-3 sm:px-8">
          <StaleNotice read={groups} />
        </div>
      )}
      {groups.rows.length === 0 ? (
        <NothingCalled q={q ?? ""} title={t("No Group matches")} onClear={() => search(undefined)} />
      ) : (
        <ul aria-label={t("Groups of the directory")} className="border-y">
          {groups.rows.map((group) => (
            <MappedGroupRow key={group.id} group={group} />
          ))}
        </ul>
      )}
      <ListEnd list={groups} />
    </>
  );
}
