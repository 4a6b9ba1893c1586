import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { ScrollText, SearchX } from "lucide-react";
import { useText } from "../../texts/use-text.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FailedState } from "../../ui/failed-state.tsx";
import { FilterChip } from "../../ui/filter-chip.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { ledgerQuery, useOffers } from "./data.ts";
import { LedgerLine } from "./ledger-line.tsx";

const route = "/signed-in/o/$organizationId/subscriptions";

/** The history of the seats, newest first: what changed, for whom, and what it came to. */
export function SeatLedger({ organizationId }: { organizationId: string }) {
  const t = useText();
  const { product_id } = useSearch({ from: route });
  const ledger = useInfiniteQuery(ledgerQuery(organizationId, product_id));
  const lines = ledger.data?.pages.flatMap(({ data }) => data);
  return (
    <Card
      flush
      title={t("Seat history")}
      description={t("Every seat that was turned on or off, reserved or given back.")}
      action={<ProductFilter organizationId={organizationId} />}
    >
      {lines === undefined && ledger.isError && (
        <FailedState error={ledger.error} onRetry={() => void ledger.refetch()} pending={ledger.isFetching} />
      )}
      {lines === undefined && !ledger.isError && <SkeletonLines />}
      {lines?.length === 0 && <NothingYet isFiltered={product_id !== undefined} />}
      {lines && lines.length > 0 && (
        <ol className="border-t">
          {lines.map((line) => (
            <LedgerLine key={line.id} line={line} organizationId={organizationId} />
          ))}
        </ol>
      )}
      {ledger.hasNextPage && (
        <div className="flex justify-center border-t px-5 py-2.5">
          <Button variant="quiet" pending={ledger.isFetchingNextPage} onClick={() => void ledger.fetchNextPage()}>
            {t("Show older")}
          </Button>
        </div>
      )}
    </Card>
  );
}

function NothingYet({ isFiltered }: { isFiltered: boolean }) {
  const t = useText();
  if (isFiltered) {
    return (
      <EmptyState icon={SearchX} title={t("Nothing has happened to these seats")}>
        {t("Choose another product, or clear the filter.")}
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={ScrollText} title={t("Nothing has happened yet")}>
      {t("The first seat that is turned on stands here.")}
    </EmptyState>
  );
}

function ProductFilter({ organizationId }: { organizationId: string }) {
  const t = useText();
  const { product_id = [] } = useSearch({ from: route });
  const navigate = useNavigate({ from: "/o/$organizationId/subscriptions" });
  const { offers = [] } = useOffers(organizationId);
  return (
    <FilterChip
      label={t("Product")}
      choices={offers.map(({ product }) => ({ value: product.id, label: product.name }))}
      values={product_id}
      onChange={(next) =>
        void navigate({
          search: (search) => ({ ...search, product_id: next.length === 0 ? undefined : next }),
          replace: true,
          resetScroll: false,
        })
      }
    />
  );
}

function SkeletonLines() {
  return (
    <div aria-busy="true" className="flex flex-col gap-4 border-t px-5 py-4">
      {[1, 2, 3, 4, 5].map((line) => (
        <Skeleton key={line} className="h-4 w-full" />
      ))}
    </div>
  );
}
