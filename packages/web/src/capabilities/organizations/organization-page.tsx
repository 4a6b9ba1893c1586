import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { usePermits } from "../../session.ts";
import { useText } from "../../texts/use-text.ts";
import { FailedState } from "../../ui/failed-state.tsx";
import { PageBody, PageHeader } from "../../ui/page-header.tsx";
import { SecondFactorRuleCard } from "../second-factor/rule-card.tsx";
import { DangerZone } from "./danger-zone.tsx";
import { organizationQuery } from "./data.ts";
import { OrganizationFacts, OrganizationSkeleton } from "./organization-facts.tsx";
import { SettingsForm } from "./settings-form.tsx";

/** The name, the ID and the settings of the Organization, and the way to end it. */
export function OrganizationPage() {
  const t = useText();
  const may = usePermits();
  const { organizationId } = useParams({ from: "/signed-in/o/$organizationId/settings" });
  const { data, error, isFetching, refetch } = useQuery(organizationQuery(organizationId));
  return (
    <>
      <PageHeader
        section={t("Administration")}
        title={t("Organization")}
        description={t("How it is called, and what holds for everybody in it.")}
      />
      <PageBody narrow>
        {data === undefined && error === null && <OrganizationSkeleton />}
        {data === undefined && error !== null && (
          <FailedState error={error} onRetry={() => void refetch()} pending={isFetching} />
        )}
        {data &&
          (may("organization:write") ? (
            <SettingsForm key={data.id} organization={data} />
          ) : (
            <OrganizationFacts organization={data} />
          ))}
        {data && <SecondFactorRuleCard key={`${data.id} second factor`} organizationId={data.id} />}
        {data && may("organization:delete") && <DangerZone organization={data} />}
      </PageBody>
    </>
  );
}
