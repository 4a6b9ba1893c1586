import { type SsoOutcome, ssoOutcomes } from "@rollcall/contract/sso-sign-ins";
import { getRouteApi } from "@tanstack/react-router";
import { History } from "lucide-react";
import { ListEnd } from "../../lists/list-end.tsx";
import { LoadingRows } from "../../lists/loading-rows.tsx";
import { StaleNotice } from "../../lists/stale-notice.tsx";
import { useText } from "../../texts/use-text.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FailedState } from "../../ui/failed-state.tsx";
import { FilterChip } from "../../ui/filter-chip.tsx";
import { useSignIns } from "./data.ts";
import { SignInRow } from "./sign-in-row.tsx";
import { outcomeOf } from "./words.ts";

const route = getRouteApi("/signed-in/o/$organizationId/access/sso/$connectionId/sign-ins");

/** Who tried to sign in through the connection, and what came of it. */
export function SignInsPage() {
  const t = useText();
  const { outcome } = route.useSearch();
  const navigate = route.useNavigate();
  const tried = useSignIns(outcome);
  const filter = (next: SsoOutcome[]) =>
    void navigate({ search: { outcome: next.length === 0 ? undefined : next }, resetScroll: false });
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-4 py-2.5 sm:px-8">
        <FilterChip
          label={t("Outcome")}
          choices={ssoOutcomes.map((value) => ({ value, label: outcomeOf(value, t).name }))}
          values={outcome ?? []}
          onChange={filter}
        />
        <span className="text-xs text-subtle">
          {t("Kept for 90 days. What the identity provider sent is not kept.")}
        </span>
      </div>
      {tried.isRefetchError && (
        <div className="px-4 pb-3 sm:px-8">
          <StaleNotice read={tried} />
        </div>
      )}
      {tried.isPending && <LoadingRows />}
      {tried.data === undefined && tried.error && (
        <FailedState error={tried.error} onRetry={() => void tried.refetch()} pending={tried.isFetching} />
      )}
      {tried.data && tried.rows.length === 0 && (
        <EmptyState icon={History} title={t("Nobody has tried yet")}>
          {t("Each sign-in and each test stands here, with the reason where it was refused.")}
        </EmptyState>
      )}
      {tried.rows.length > 0 && (
        <ul aria-label={t("Sign-ins")} className="border-t">
          {tried.rows.map((signIn) => (
            <SignInRow key={signIn.id} signIn={signIn} />
          ))}
        </ul>
      )}
      <ListEnd list={tried} />
    </>
  );
}
