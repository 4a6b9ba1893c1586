import { Outlet, useParams } from "@tanstack/react-router";
import { usePermits } from "../../session.ts";
import { useText } from "../../texts/use-text.ts";
import { PageHeader } from "../../ui/page-header.tsx";
import { RefusedState } from "../../ui/refused-state.tsx";
import { TabLink, Tabs } from "../../ui/tabs.tsx";

/** The audit log: what happened, and the proof that nobody changed it afterwards. */
export function AuditPage() {
  const t = useText();
  const may = usePermits();
  const { organizationId } = useParams({ from: "/signed-in/o/$organizationId" });
  const params = { organizationId };
  if (!may("audit:read"))
    return (
      <>
        <PageHeader section={t("Administration")} title={t("Audit log")} />
        <RefusedState>{t("You need the Admin role to read the audit log.")}</RefusedState>
      </>
    );
  return (
    <>
      <PageHeader
        section={t("Administration")}
        title={t("Audit log")}
        description={t("Every change in this Organization: who, what, to whom, from where, before and after.")}
        tabs={
          <Tabs label={t("Parts of the audit log")}>
            <TabLink to="/o/$organizationId/audit" params={params} activeOptions={{ exact: true }}>
              {t("Events")}
            </TabLink>
            <TabLink to="/o/$organizationId/audit/integrity" params={params}>
              {t("Integrity")}
            </TabLink>
          </Tabs>
        }
      />
      <Outlet />
    </>
  );
}
