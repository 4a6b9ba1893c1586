import { Outlet, useParams } from "@tanstack/react-router";
import { usePermits } from "../../session.ts";
import { useText } from "../../texts/use-text.ts";
import { Badge } from "../../ui/badge.tsx";
import { CountBadge } from "../../ui/count-badge.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { RefusedState } from "../../ui/refused-state.tsx";
import { TabLink, Tabs } from "../../ui/tabs.tsx";
import { useDirectory } from "../directory/data.ts";
import { useSsoSettings } from "../sso/data.ts";

/** How people come into the Organization: each part is a tab with an address of its own. */
export function AccessPage() {
  const t = useText();
  const may = usePermits();
  const { organizationId } = useParams({ from: "/signed-in/o/$organizationId" });
  const params = { organizationId };
  const { data: settings } = useSsoSettings({ enabled: may("access:write") });
  const { data: directory } = useDirectory({ enabled: may("access:write") });
  const isStopped = (directory?.brake.stopped_at ?? null) !== null;
  const without = settings?.went_without_a_seat ?? 0;
  if (!may("access:write"))
    return (
      <>
        <PageHeader section={t("Administration")} title={t("Access")} />
        <RefusedState>{t("You need the Admin role to decide how people come in.")}</RefusedState>
      </>
    );
  return (
    <>
      <PageHeader
        section={t("Administration")}
        title={t("Access")}
        description={t("How people join the Organization, and how they sign in to it.")}
        tabs={
          <Tabs label={t("Parts of access")}>
            <TabLink to="/o/$organizationId/access/domains" params={params}>
              {t("Domains")}
            </TabLink>
            <TabLink to="/o/$organizationId/access/sso" params={params}>
              {t("Single sign-on")}
            </TabLink>
            <TabLink to="/o/$organizationId/access/directory" params={params}>
              {t("Directory")} {isStopped && <Badge tone="danger">{t("Stopped")}</Badge>}
            </TabLink>
            <TabLink to="/o/$organizationId/access/seats" params={params}>
              {t("Automatic seat assignment")} {without > 0 && <CountBadge count={without} />}
            </TabLink>
            <TabLink to="/o/$organizationId/access/sign-in-rules" params={params}>
              {t("Sign-in rules")}
            </TabLink>
          </Tabs>
        }
      />
      <Outlet />
    </>
  );
}
