import type { Me } from "@rollcall/contract/identity";
import { Outlet } from "@tanstack/react-router";
import { lazy, Suspense, useEffect } from "react";
import { SecondFactorDueBanner } from "../capabilities/second-factor/due-banner.tsx";
import { SecondFactorNeededPage } from "../capabilities/second-factor/needed-page.tsx";
import { remember } from "../remembered.ts";
import { type Membership, useMe, useMembership, useOrganizationId } from "../session.ts";
import { useText } from "../texts/use-text.ts";
import { RefusedState } from "../ui/refused-state.tsx";
import { NotFoundPage } from "./not-found-page.tsx";
import { PendingPage } from "./pending-page.tsx";
import { useDocumentTitle } from "./use-document-title.ts";

// Few see them, so only they load them.
const SsoNeededPage = lazy(() =>
  import("../capabilities/sso/sso-needed-page.tsx").then((file) => ({ default: file.SsoNeededPage })),
);
const OtherSignInPage = lazy(() =>
  import("../capabilities/sso/other-sign-in-page.tsx").then((file) => ({ default: file.OtherSignInPage })),
);

/**
 * Inside an Organization: remembers it for next time, and lets nobody in who is suspended, has to come through the identity
 * provider, or owes a second factor.
 */
export function OrganizationFrame() {
  const me = useMe();
  const membership = useMembership(useOrganizationId());
  const organizationId = membership?.organization.id;
  useEffect(() => {
    if (organizationId !== undefined) remember("organization", organizationId);
  }, [organizationId]);

  // To somebody who does not belong to it, it looks like one that does not exist.
  if (membership === undefined) return <NotFoundPage />;
  if (membership.status === "suspended") return <SuspendedPage organization={membership.organization.name} />;
  const needsProvider = membership.single_sign_on_required;
  if (needsProvider || isThroughAnother(me, membership))
    return (
      <Suspense fallback={<PendingPage />}>
        {needsProvider ? <SsoNeededPage membership={membership} /> : <OtherSignInPage membership={membership} />}
      </Suspense>
    );
  const dueAt = membership.second_factor_due_at;
  if (dueAt !== null && new Date(dueAt) <= new Date()) return <SecondFactorNeededPage membership={membership} />;
  return (
    <>
      {dueAt !== null && <SecondFactorDueBanner membership={membership} dueAt={dueAt} />}
      <Outlet />
    </>
  );
}

/** What another Organization's identity provider says of somebody opens only that one. */
function isThroughAnother({ signed_in_through: through }: Me, { organization }: Membership): boolean {
  return through !== null && through.organization_id !== organization.id;
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
