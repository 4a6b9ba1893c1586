import { permits } from "@rollcall/contract/permissions";
import type { Workspace } from "@rollcall/contract/workspaces";
import { Outlet } from "@tanstack/react-router";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { CountBadge } from "../../ui/count-badge.tsx";
import { CrumbLink } from "../../ui/crumb-link.tsx";
import { FailedState } from "../../ui/failed-state.tsx";
import { PageBody, PageHeader } from "../../ui/page-header.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { TabLink, Tabs } from "../../ui/tabs.tsx";
import { Time } from "../../ui/time.tsx";
import { useWorkspace, useWorkspaceParams } from "./data.ts";
import { WorkspaceBadges } from "./workspace-badges.tsx";
import { WorkspaceIcon } from "./workspace-icon.tsx";

/** One Workspace; each tab has an address of its own. */
export function WorkspacePage() {
  const t = useText();
  const { data, error, isFetching, refetch } = useWorkspace();
  if (data === undefined)
    return (
      <>
        <PageHeader section={<AllWorkspaces />} title={t("Workspace")} />
        {error === null ? (
          <PageBody>
            <Skeleton className="h-48" />
          </PageBody>
        ) : (
          <FailedState error={error} onRetry={() => void refetch()} pending={isFetching} />
        )}
      </>
    );
  return (
    <>
      <PageHeader
        section={<AllWorkspaces />}
        icon={<WorkspaceIcon icon={data.icon} isMuted={data.status === "archived"} />}
        title={data.name}
        {...(isTold(data) && { description: <About workspace={data} /> })}
        tabs={<WorkspaceTabs workspace={data} />}
      />
      {data.archived_at !== null && (
        <div className="px-4 pt-5 sm:px-8">
          <Banner tone="warning" title={t("This Workspace is archived.")}>
            {t("Nobody can enter it and its keys do not work. What you see is history.")} <Time at={data.archived_at} />
          </Banner>
        </div>
      )}
      <Outlet />
    </>
  );
}

function AllWorkspaces() {
  const t = useText();
  const { organization_id: organizationId } = useWorkspaceParams();
  return (
    <CrumbLink to="/o/$organizationId/workspaces" params={{ organizationId }}>
      {t("Workspaces")}
    </CrumbLink>
  );
}

function isTold({ description, is_default, status }: Workspace): boolean {
  return description !== "" || is_default || status === "archived";
}

function About({ workspace }: { workspace: Workspace }) {
  return (
    <span className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1">
      <WorkspaceBadges workspace={workspace} />
      {workspace.description && <span className="whitespace-pre-line">{workspace.description}</span>}
    </span>
  );
}

function WorkspaceTabs({ workspace }: { workspace: Workspace }) {
  const t = useText();
  const { organization_id: organizationId, workspace_id: workspaceId } = useWorkspaceParams();
  const params = { organizationId, workspaceId };
  // Others see only their own, which are fewer.
  const administersKeys = permits(workspace.permissions, "workspace.keys:write");
  return (
    <Tabs label={t("Parts of the Workspace")}>
      {permits(workspace.permissions, "workspace.members:read") && (
        <TabLink to="/o/$organizationId/workspaces/$workspaceId/members" params={params}>
          {t("Members")} <CountBadge count={workspace.member_count} />
        </TabLink>
      )}
      <TabLink to="/o/$organizationId/workspaces/$workspaceId/keys" params={params}>
        {t("API keys")} {administersKeys && <CountBadge count={workspace.key_count} />}
      </TabLink>
      {administersKeys && (
        <TabLink to="/o/$organizationId/workspaces/$workspaceId/service-accounts" params={params}>
          {t("Service accounts")}
        </TabLink>
      )}
      <TabLink to="/o/$organizationId/workspaces/$workspaceId/settings" params={params}>
        {t("Settings")}
      </TabLink>
    </Tabs>
  );
}
