import { permits } from "@rollcall/contract/permissions";
import type { Workspace } from "@rollcall/contract/workspaces";
import { useSearch } from "@tanstack/react-router";
import { UserPlus, UsersRound } from "lucide-react";
import { useState } from "react";
import { ListEnd } from "../../lists/list-end.tsx";
import { LoadingRows } from "../../lists/loading-rows.tsx";
import { StaleNotice } from "../../lists/stale-notice.tsx";
import { useListAddress } from "../../lists/use-list-address.ts";
import { type Translate, useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FailedState } from "../../ui/failed-state.tsx";
import { later } from "../../ui/later.tsx";
import { RefusedState } from "../../ui/refused-state.tsx";
import { useWorkspace, useWorkspaceMembers } from "./data.ts";
import { NothingFound } from "./nothing-found.tsx";
import { WorkspaceMembersTable } from "./workspace-members-table.tsx";
import { WorkspaceMembersToolbar } from "./workspace-members-toolbar.tsx";

const AddMembersDialog = later(() => import("./add-members-dialog.tsx").then((file) => file.AddMembersDialog));

/** The members of a Workspace, with their roles there and where each comes from. */
export function WorkspaceMembersPage() {
  const t = useText();
  const { data: workspace } = useWorkspace();
  // The frame around it shows why there is none.
  if (workspace === undefined) return null;
  if (!permits(workspace.permissions, "workspace.members:read"))
    return <RefusedState>{t("You need the Workspace Admin role here to see its members.")}</RefusedState>;
  return <WorkspaceMembers workspace={workspace} />;
}

function WorkspaceMembers({ workspace }: { workspace: Workspace }) {
  const t = useText();
  const search = useSearch({ from: "/signed-in/o/$organizationId/workspaces/$workspaceId/members" });
  const members = useWorkspaceMembers(search);
  const { onSearch, onClear } = useListAddress(search);
  const [isAdding, setAdding] = useState(false);
  const lockedReason = membersLockedReason(workspace, t);
  const isNarrowed = search.q !== undefined || search.role !== undefined;
  const { rows, isPlaceholderData, isFetching } = members;
  const add = (
    <Button
      variant="primary"
      icon={UserPlus}
      onClick={() => setAdding(true)}
      disabledReason={
        lockedReason ??
        (workspace.is_default ? t("Everybody in the Organization is in this Workspace already.") : undefined)
      }
    >
      {t("Add members")}
    </Button>
  );
  return (
    <div className="flex shrink-0 grow flex-col">
      <WorkspaceMembersToolbar
        search={search}
        onSearch={onSearch}
        onClear={onClear}
        total={isPlaceholderData ? undefined : members.total}
        busy={isPlaceholderData && isFetching}
        // Where nobody is yet, the button stands in the middle.
        action={(rows.length > 0 || isNarrowed) && add}
      />
      <div className="flex flex-col gap-2 px-4 pb-3 empty:hidden sm:px-8">
        {members.data && (members.isRefetchError || members.fetchStatus === "paused") && <StaleNotice read={members} />}
        <WhoIsHere workspace={workspace} lockedReason={lockedReason} />
      </div>
      {members.isPending ? (
        <LoadingRows />
      ) : members.data === undefined ? (
        <FailedState error={members.error} onRetry={() => void members.refetch()} pending={isFetching} />
      ) : rows.length > 0 ? (
        <div aria-busy={isPlaceholderData || undefined}>
          <WorkspaceMembersTable
            workspace={workspace}
            members={rows}
            searched={search.q}
            isLocked={lockedReason !== undefined}
          />
          <ListEnd list={members} />
        </div>
      ) : isNarrowed ? (
        <NothingFound title={t("Nobody matches")} q={search.q} onClear={onClear} />
      ) : (
        <EmptyState icon={UsersRound} title={t("Nobody is in this Workspace yet")} action={add}>
          {t("Add the people who work here, each with the roles that they need.")}
        </EmptyState>
      )}
      {isAdding && <AddMembersDialog workspace={workspace} onClose={() => setAdding(false)} />}
    </div>
  );
}

type NoticeProps = { workspace: Workspace; lockedReason: string | undefined };

/** Says what the list alone does not: who else may enter, why nobody leaves the default Workspace, why one can only look. */
function WhoIsHere({ workspace, lockedReason }: NoticeProps) {
  const t = useText();
  if (workspace.is_default)
    return (
      <Banner title={t("This is the default Workspace: everybody in the Organization belongs to it.")}>
        {t("Whoever joins is in it at once, and nobody can be taken out.")} {lockedReason ?? t("Roles can be changed.")}
      </Banner>
    );
  if (workspace.status === "archived") return null;
  return (
    <p className="text-xs text-subtle">
      {t("Organization Admins may enter every Workspace, also without a place in this list.")} {lockedReason}
    </p>
  );
}

function membersLockedReason({ status, permissions }: Workspace, t: Translate): string | undefined {
  if (status === "archived") return t("This Workspace is archived.");
  if (permits(permissions, "workspace.members:write")) return undefined;
  return t("You need the Workspace Admin role here to change members.");
}
