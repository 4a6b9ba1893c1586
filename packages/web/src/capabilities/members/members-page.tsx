import { countMembers } from "@rollcall/contract/members";
import { useQuery } from "@tanstack/react-query";
import { Outlet, useMatch, useParams } from "@tanstack/react-router";
import { read } from "../../api.ts";
import { usePermits } from "../../session.ts";
import { useText } from "../../texts/use-text.ts";
import { CountBadge } from "../../ui/count-badge.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { RefusedState } from "../../ui/refused-state.tsx";
import { TabLink, Tabs } from "../../ui/tabs.tsx";

const inOrganization = "/signed-in/o/$organizationId";

/** The head of both lists, with their counts; the list itself is the route below. */
export function MembersPage() {
  const t = useText();
  const may = usePermits();
  if (may("members:read")) return <Lists />;
  return (
    <>
      <PageHeader section={t("Administration")} title={t("Members")} />
      <RefusedState>{t("You need the Admin role to manage members.")}</RefusedState>
    </>
  );
}

function Lists() {
  const t = useText();
  const { organizationId } = useParams({ from: inOrganization });
  // The details of a member belong to the first tab; only the other list does not.
  const isInvited = useMatch({ from: `${inOrganization}/members/invited`, shouldThrow: false }) !== undefined;
  const params = { organization_id: organizationId };
  const { data: counts } = useQuery(read(countMembers, { params }));
  return (
    <>
      <PageHeader
        section={t("Administration")}
        title={t("Members")}
        tabs={
          <Tabs label={t("Lists of members")}>
            <TabLink to="/o/$organizationId/members" params={{ organizationId }} activeOptions={{ exact: isInvited }}>
              {t("Active Users")} <CountBadge count={counts?.active_users} />
            </TabLink>
            <TabLink to="/o/$organizationId/members/invited" params={{ organizationId }}>
              {t("Invited Users")} <CountBadge count={counts?.invited_users} />
            </TabLink>
          </Tabs>
        }
      />
      <Outlet />
    </>
  );
}
