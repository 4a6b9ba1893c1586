import { Outlet, useMatch, useParams } from "@tanstack/react-router";
import { ListChecks } from "lucide-react";
import { usePermits } from "../../session.ts";
import { useText } from "../../texts/use-text.ts";
import { CountBadge } from "../../ui/count-badge.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { RefusedState } from "../../ui/refused-state.tsx";
import { TabLink, Tabs } from "../../ui/tabs.tsx";
import { ImportButton } from "../bulk/import-button.tsx";
import { InviteButton } from "../invitations/invite-button.tsx";
import { InviteProvider } from "../invitations/invite-context.tsx";
import { useWaitingCount } from "../join-requests/data.ts";
import { useCounts } from "./data.ts";
import { ExportLink } from "./export-link.tsx";

const inOrganization = "/signed-in/o/$organizationId";

/** The head of both lists, with their counts; the list itself is the route below. */
export function MembersPage() {
  const t = useText();
  const may = usePermits();
  if (may("members:read"))
    return (
      <InviteProvider>
        <Lists />
      </InviteProvider>
    );
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
  // The details of a member belong to the first tab; only the other lists do not.
  const isInvited = useMatch({ from: `${inOrganization}/members/invited`, shouldThrow: false }) !== undefined;
  const isAsked = useMatch({ from: `${inOrganization}/members/requests`, shouldThrow: false }) !== undefined;
  const { data: counts } = useCounts();
  const waiting = useWaitingCount();
  return (
    <>
      <PageHeader
        section={t("Administration")}
        title={t("Members")}
        actions={
          <>
            <LinkButton variant="quiet" icon={ListChecks} to="/o/$organizationId/bulk" params={{ organizationId }}>
              <span className="max-sm:sr-only">{t("Bulk changes")}</span>
            </LinkButton>
            {isInvited ? <ImportButton /> : <ExportLink />}
            <InviteButton />
          </>
        }
        tabs={
          <Tabs label={t("Lists of members")}>
            <TabLink
              to="/o/$organizationId/members"
              params={{ organizationId }}
              activeOptions={{ exact: isInvited || isAsked }}
            >
              {t("Active Users")} <CountBadge count={counts?.active_users} />
            </TabLink>
            <TabLink to="/o/$organizationId/members/invited" params={{ organizationId }}>
              {t("Invited Users")} <CountBadge count={counts?.invited_users} />
            </TabLink>
            <TabLink to="/o/$organizationId/members/requests" params={{ organizationId }}>
              {t("Requests")} <CountBadge count={waiting} />
            </TabLink>
          </Tabs>
        }
      />
      <Outlet />
    </>
  );
}
