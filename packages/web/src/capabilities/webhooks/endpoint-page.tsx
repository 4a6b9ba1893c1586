import type { WebhookEndpoint } from "@rollcall/contract/webhooks";
import { Outlet, useMatch } from "@tanstack/react-router";
import { usePermits } from "../../session.ts";
import { useText } from "../../texts/use-text.ts";
import { CrumbLink } from "../../ui/crumb-link.tsx";
import { FailedState } from "../../ui/failed-state.tsx";
import { PageHeader } from "../../ui/page-header.tsx";
import { RefusedState } from "../../ui/refused-state.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { TabLink, Tabs } from "../../ui/tabs.tsx";
import { useEndpoint, useEndpointParams } from "./data.ts";
import { EndpointBadge, EndpointStanding } from "./endpoint-standing.tsx";
import { StandingBanner } from "./standing-banner.tsx";
import { TestButton } from "./test-button.tsx";
import { placeOf } from "./words.ts";

/** One endpoint: how it stands and what it was told; each tab has an address of its own. */
export function EndpointPage() {
  const t = useText();
  const may = usePermits();
  if (may("webhooks:write")) return <KnownEndpoint />;
  return (
    <>
      <PageHeader section={t("Developers")} title={t("Webhooks")} />
      <RefusedState>{t("Your roles do not include webhooks.")}</RefusedState>
    </>
  );
}

function KnownEndpoint() {
  const t = useText();
  const endpoint = useEndpoint();
  if (endpoint.data === undefined)
    return (
      <>
        <PageHeader section={<AllEndpoints />} title={t("Endpoint")} />
        {endpoint.isError ? (
          <FailedState error={endpoint.error} onRetry={() => void endpoint.refetch()} pending={endpoint.isFetching} />
        ) : (
          <Skeleton className="mx-4 h-48 sm:mx-8" />
        )}
      </>
    );
  return (
    <>
      <PageHeader
        section={<AllEndpoints />}
        title={placeOf(endpoint.data)}
        description={<About endpoint={endpoint.data} />}
        actions={<TestButton endpoint={endpoint.data} />}
        tabs={<EndpointTabs />}
      />
      <StandingBanner endpoint={endpoint.data} />
      <Outlet />
    </>
  );
}

function AllEndpoints() {
  const t = useText();
  const { organization_id: organizationId } = useEndpointParams();
  return (
    <CrumbLink to="/o/$organizationId/webhooks" params={{ organizationId }}>
      {t("Webhooks")}
    </CrumbLink>
  );
}

function About({ endpoint }: { endpoint: WebhookEndpoint }) {
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <EndpointBadge endpoint={endpoint} />
      <span>
        <EndpointStanding endpoint={endpoint} />
      </span>
      {endpoint.description !== "" && <span className="basis-full">{endpoint.description}</span>}
    </span>
  );
}

const deliveryRoute = "/signed-in/o/$organizationId/webhooks/$endpointId/deliveries/deliveries/$deliveryId";

function EndpointTabs() {
  const t = useText();
  const { organization_id: organizationId, endpoint_id: endpointId } = useEndpointParams();
  const params = { organizationId, endpointId };
  // One delivery opens over the log, at an address of its own.
  const isOpen = useMatch({ from: deliveryRoute, shouldThrow: false }) !== undefined;
  return (
    <Tabs label={t("Parts of the endpoint")}>
      <TabLink
        to="/o/$organizationId/webhooks/$endpointId"
        params={params}
        activeOptions={{ exact: true }}
        {...(isOpen && { "aria-current": "page" })}
      >
        {t("Deliveries")}
      </TabLink>
      <TabLink to="/o/$organizationId/webhooks/$endpointId/settings" params={params}>
        {t("Settings")}
      </TabLink>
      <TabLink to="/o/$organizationId/webhooks/$endpointId/verify" params={params}>
        {t("Check signatures")}
      </TabLink>
    </Tabs>
  );
}
