import { getMember } from "@rollcall/contract/members";
import { useQuery } from "@tanstack/react-query";
import { Outlet, useNavigate, useParams } from "@tanstack/react-router";
import { read } from "../../api.ts";
import { nameOf } from "../../shell/names.ts";
import { useDocumentTitle } from "../../shell/use-document-title.ts";
import { useText } from "../../texts/use-text.ts";
import { Drawer } from "../../ui/drawer.tsx";
import { FailedState } from "../../ui/failed-state.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { TabLink, Tabs } from "../../ui/tabs.tsx";

const route = "/signed-in/o/$organizationId/members/active/$memberId";

/** User Details: a panel over the list, with an address of its own for each tab. */
export function MemberDetailsPage() {
  const t = useText();
  const navigate = useNavigate();
  const { organizationId, memberId } = useParams({ from: route });
  const member = useQuery(read(getMember, { params: { organization_id: organizationId, member_id: memberId } }));
  const name = member.data ? nameOf(member.data) : t("User Details");
  useDocumentTitle(name);

  const close = () => void navigate({ to: "/o/$organizationId/members", params: { organizationId }, search: true });
  const params = { organizationId, memberId };
  return (
    <Drawer
      onClosed={close}
      title={member.isPending ? <Skeleton className="h-6 w-40" /> : name}
      head={
        <Tabs label={t("User Details")}>
          <TabLink to="/o/$organizationId/members/$memberId/profile" params={params} search replace>
            {t("Profile")}
          </TabLink>
          <TabLink to="/o/$organizationId/members/$memberId/subscriptions" params={params} search replace>
            {t("Subscriptions")}
          </TabLink>
        </Tabs>
      }
    >
      {member.isError ? <FailedState error={member.error} onRetry={() => void member.refetch()} /> : <Outlet />}
    </Drawer>
  );
}
