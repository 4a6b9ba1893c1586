import type { GroupDetails } from "@rollcall/contract/groups";
import { Outlet } from "@tanstack/react-router";
import { Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import { usePermits } from "../../session.ts";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { CountBadge } from "../../ui/count-badge.tsx";
import { CrumbLink } from "../../ui/crumb-link.tsx";
import { FailedState } from "../../ui/failed-state.tsx";
import { later } from "../../ui/later.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { RefusedState } from "../../ui/refused-state.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { TabLink, Tabs } from "../../ui/tabs.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { useGroup, useGroupParams } from "./data.ts";
import { ManagedBadge, useGroupReasons } from "./managed.tsx";

const DeleteGroupDialog = later(() => import("./delete-group-dialog.tsx").then((file) => file.DeleteGroupDialog));
const EditGroupDialog = later(() => import("./edit-group-dialog.tsx").then((file) => file.EditGroupDialog));

/** One Group: its name and what can be done to it; each tab has an address of its own. */
export function GroupPage() {
  const t = useText();
  const may = usePermits();
  if (may("groups:read")) return <KnownGroup />;
  return (
    <>
      <PageHeader section={t("Administration")} title={t("Groups")} />
      <RefusedState>{t("You need the Admin role to see Groups.")}</RefusedState>
    </>
  );
}

function KnownGroup() {
  const t = useText();
  const group = useGroup();
  if (group.data === undefined)
    return (
      <>
        <PageHeader section={<AllGroups />} title={t("Group")} />
        {group.isError ? (
          <FailedState error={group.error} onRetry={() => void group.refetch()} pending={group.isFetching} />
        ) : (
          <Skeleton className="mx-4 h-48 sm:mx-8" />
        )}
      </>
    );
  return (
    <>
      <PageHeader
        section={<AllGroups />}
        title={group.data.name}
        {...(isTold(group.data) && { description: <About group={group.data} /> })}
        actions={<Actions group={group.data} />}
        tabs={<GroupTabs group={group.data} />}
      />
      {group.data.is_externally_managed && (
        <div className="px-4 pt-5 sm:px-8">
          <Banner>
            {t("Directory sync owns the name and the members of this Group. What it grants is decided here.")}{" "}
            <SentByDirectory group={group.data} />
          </Banner>
        </div>
      )}
      <Outlet />
    </>
  );
}

/** To what directories asked about the Group, for who may read that. */
function SentByDirectory({ group: { id } }: { group: GroupDetails }) {
  const t = useText();
  const may = usePermits();
  const { organization_id: organizationId } = useGroupParams();
  if (!may("access:write")) return null;
  return (
    <TextLink to="/o/$organizationId/access/directory/log" params={{ organizationId }} search={{ subject_id: id }}>
      {t("What the directory sent")}
    </TextLink>
  );
}

function AllGroups() {
  const t = useText();
  const { organization_id: organizationId } = useGroupParams();
  return (
    <CrumbLink to="/o/$organizationId/groups" params={{ organizationId }}>
      {t("Groups")}
    </CrumbLink>
  );
}

function isTold({ description, is_externally_managed }: GroupDetails): boolean {
  return description !== "" || is_externally_managed;
}

function About({ group }: { group: GroupDetails }) {
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
      {group.is_externally_managed && <ManagedBadge />}
      {group.description && <span>{group.description}</span>}
    </span>
  );
}

function Actions({ group }: { group: GroupDetails }) {
  const t = useText();
  const { members: reason } = useGroupReasons(group);
  const [open, setOpen] = useState<"edit" | "delete">();
  const close = () => setOpen(undefined);
  return (
    <>
      <Button icon={Pencil} disabledReason={reason} onClick={() => setOpen("edit")}>
        {t("Edit")}
      </Button>
      <Button icon={Trash2} disabledReason={reason} onClick={() => setOpen("delete")}>
        {t("Delete")}
      </Button>
      {open === "edit" && <EditGroupDialog group={group} onClose={close} />}
      {open === "delete" && <DeleteGroupDialog group={group} onClose={close} />}
    </>
  );
}

function GroupTabs({ group }: { group: GroupDetails }) {
  const t = useText();
  const { organization_id: organizationId, group_id: groupId } = useGroupParams();
  const params = { organizationId, groupId };
  const places = group.grants.length + (group.organization_roles.length > 0 ? 1 : 0);
  return (
    <Tabs label={t("Parts of the Group")}>
      <TabLink to="/o/$organizationId/groups/$groupId/members" params={params}>
        {t("Members")} <CountBadge count={group.total_member_count} />
      </TabLink>
      <TabLink to="/o/$organizationId/groups/$groupId/inside" params={params}>
        {t("Groups inside")} <CountBadge count={group.child_count} />
      </TabLink>
      <TabLink to="/o/$organizationId/groups/$groupId/access" params={params}>
        {t("Access")} <CountBadge count={places} />
      </TabLink>
    </Tabs>
  );
}
