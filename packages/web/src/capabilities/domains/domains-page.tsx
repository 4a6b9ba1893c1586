import type { Domain } from "@rollcall/contract/domains";
import { Globe } from "lucide-react";
import { useState } from "react";
import { ListEnd } from "../../lists/list-end.tsx";
import { StaleNotice } from "../../lists/stale-notice.tsx";
import { useText } from "../../texts/use-text.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FailedState } from "../../ui/failed-state.tsx";
import { later } from "../../ui/later.tsx";
import { PageBody } from "../../ui/page-header.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useDomains } from "./data.ts";
import { DomainCard } from "./domain-card.tsx";

const ClaimDialog = later(() => import("./claim-dialog.tsx").then((file) => file.ClaimDialog));
const GiveUpDialog = later(() => import("./give-up-dialog.tsx").then((file) => file.GiveUpDialog));

/** The domains that the Organization claims. */
export function DomainsPage() {
  const t = useText();
  const domains = useDomains();
  const [isClaiming, setClaiming] = useState(false);
  const [givenUp, setGivenUp] = useState<Domain>();
  const claim = (
    <Button variant="primary" icon={Globe} onClick={() => setClaiming(true)}>
      {t("Verify a domain")}
    </Button>
  );
  const isEmpty = domains.rows?.length === 0;
  return (
    <PageBody narrow>
      {domains.isPending && <Loading />}
      {domains.data === undefined && domains.error && (
        <FailedState error={domains.error} onRetry={() => void domains.refetch()} pending={domains.isFetching} />
      )}
      {isEmpty && (
        <EmptyState icon={Globe} title={t("No domain yet")} action={claim}>
          {t(
            "Prove that a domain is yours. Then its people can join by themselves or sign in through your identity provider, and nobody else can claim it.",
          )}
        </EmptyState>
      )}
      {domains.rows && !isEmpty && (
        <>
          {domains.isRefetchError && <StaleNotice read={domains} />}
          <div className="flex flex-wrap items-center justify-between gap-3">
            <p className="max-w-100 text-pretty text-muted">
              {t("We look for the record of each domain every day, and warn you before anything ends.")}
            </p>
            {claim}
          </div>
          {domains.rows.map((domain) => (
            <DomainCard key={domain.id} domain={domain} onGiveUp={() => setGivenUp(domain)} />
          ))}
          <ListEnd list={domains} />
        </>
      )}
      {isClaiming && <ClaimDialog onClose={() => setClaiming(false)} />}
      {givenUp && <GiveUpDialog domain={givenUp} onClose={() => setGivenUp(undefined)} />}
    </PageBody>
  );
}

function Loading() {
  return (
    <div aria-busy="true" className="flex flex-col gap-5">
      <Skeleton className="h-28 w-full rounded-lg" />
      <Skeleton className="h-28 w-full rounded-lg" />
    </div>
  );
}
