import { Outlet } from "@tanstack/react-router";
import { useEffect } from "react";
import { SecondFactorDueBanner } from "../capabilities/second-factor/due-banner.tsx";
import { SecondFactorNeededPage } from "../capabilities/second-factor/needed-page.tsx";
import { remember } from "../remembered.ts";
import { useMembership, useOrganizationId } from "../session.ts";
import { useText } from "../texts/use-text.ts";
import { RefusedState } from "../ui/refused-state.tsx";
import { NotFoundPage } from "./not-found-page.tsx";
import { useDocumentTitle } from "./use-document-title.ts";

/** Inside an Organization: remembers it for next time, and lets nobody in who is suspended, or owes a second factor. */
export function OrganizationFrame() {
  const membership = useMembership(useOrganizationId());
  const organizationId = membership?.organization.id;
  useEffect(() => {
    if (organizationId !== undefined) remember("organization", organizationId);
  }, [organizationId]);

  // To somebody who does not belong to it, it looks like one that does not exist.
  if (membership === undefined) return <NotFoundPage />;
  if (membership.status === "suspended") return <SuspendedPage organization={membership.organization.name} />;
  const dueAt = membership.second_factor_due_at;
  if (dueAt !== null && new Date(dueAt) <= new Date()) return <SecondFactorNeededPage membership={membership} />;
  return (
    <>
      {dueAt !== null && <SecondFactorDueBanner membership={membership} dueAt={dueAt} />}
      <Outlet />
    </>
  );
}

function SuspendedPage({ organization }: { organization: string }) {
  const t = useText();
  useDocumentTitle(organization);
  return (
    <RefusedState heading="h1" title={t("Your membership is suspended")}>
      {t("You have no access to {organization} for now. Its Admins can reactivate you.", { organization })}
    </RefusedState>
  );
}
