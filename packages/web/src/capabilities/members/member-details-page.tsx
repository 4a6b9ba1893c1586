import { Outlet, useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { usePermits } from "../../session.ts";
import { nameOf } from "../../shell/names.ts";
import { useDocumentTitle } from "../../shell/use-document-title.ts";
import { useText } from "../../texts/use-text.ts";
import { Drawer } from "../../ui/drawer.tsx";
import { FailedState } from "../../ui/failed-state.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { TabLink, Tabs } from "../../ui/tabs.tsx";
import { MemberKeysCount } from "../api-keys/member-keys-count.tsx";
import { MemberGroupsCount } from "../groups/member-groups-count.tsx";
import { MemberWorkspacesCount } from "../workspaces/member-workspaces-count.tsx";
import { useMemberDetails } from "./details-data.ts";
import { MemberDetailsFooter } from "./member-details-footer.tsx";
import { MemberDetailsTitle } from "./member-details-title.tsx";
import { type Asked, MemberDialogs } from "./member-dialogs.tsx";
import { MemberNeighbours } from "./member-neighbours.tsx";

/** User Details: a panel over the list, with an address of its own for each tab. */
export function MemberDetailsPage() {
  const t = useText();
  const may = usePermits();
  const navigate = useNavigate();
  const { organizationId, memberId } = useParams({ from: "/signed-in/o/$organizationId/members/active/$memberId" });
  const details = useMemberDetails(memberId);
  const [asked, setAsked] = useState<Asked>();
  const member = details.data;
  useDocumentTitle(member ? nameOf(member) : t("User Details"));

  const params = { organizationId, memberId };
  const close = () =>
    void navigate({ to: "/o/$organizationId/members", params: { organizationId }, search: true, resetScroll: false });
  return (
    <>
      <Drawer
        onClosed={close}
        title={
          member ? (
            <MemberDetailsTitle member={member} />
          ) : details.isError ? (
            t("User Details")
          ) : (
            <TitleOnItsWay label={t("User Details")} />
          )
        }
        actions={<MemberNeighbours memberId={memberId} />}
        head={
          <Tabs label={t("User Details")}>
            <TabLink to="/o/$organizationId/members/$memberId/profile" params={params} search replace>
              {t("Profile")}
            </TabLink>
            <TabLink to="/o/$organizationId/members/$memberId/subscriptions" params={params} search replace>
              {t("Subscriptions")}
            </TabLink>
            <TabLink to="/o/$organizationId/members/$memberId/workspaces" params={params} search replace>
              {t("Workspaces")} <MemberWorkspacesCount memberId={memberId} />
            </TabLink>
            <TabLink to="/o/$organizationId/members/$memberId/groups" params={params} search replace>
              {t("Groups")} <MemberGroupsCount memberId={memberId} />
            </TabLink>
            <TabLink to="/o/$organizationId/members/$memberId/keys" params={params} search replace>
              {t("API keys")} <MemberKeysCount memberId={memberId} />
            </TabLink>
            {may("audit:read") && (
              <TabLink to="/o/$organizationId/members/$memberId/activity" params={params} search replace>
                {t("Activity")}
              </TabLink>
            )}
          </Tabs>
        }
        footer={member && <MemberDetailsFooter member={member} onAsk={setAsked} />}
      >
        {details.isError && !member ? (
          <FailedState error={details.error} onRetry={() => void details.refetch()} pending={details.isFetching} />
        ) : (
          <Outlet key={memberId} />
        )}
      </Drawer>
      <MemberDialogs asked={asked} onClose={() => setAsked(undefined)} />
    </>
  );
}

function TitleOnItsWay({ label }: { label: string }) {
  return (
    <span className="flex items-center gap-3">
      <Skeleton className="size-12 rounded-full" />
      <span className="sr-only">{label}</span>
      <Skeleton className="h-5 w-40" />
    </span>
  );
}
