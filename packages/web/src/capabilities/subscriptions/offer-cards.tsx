import { useText } from "../../texts/use-text.ts";
import { FailedState } from "../../ui/failed-state.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useOffers } from "./data.ts";
import { NotSubscribedCard, SubscriptionCard } from "./subscription-card.tsx";

/** A card for each Product of the catalogue, whether it was bought or not. */
export function OfferCards({ organizationId }: { organizationId: string }) {
  const t = useText();
  const { offers, error, refetch, isFetching } = useOffers(organizationId);
  if (offers === undefined && error) {
    return <FailedState error={error} onRetry={() => void refetch()} pending={isFetching} />;
  }
  return (
    <section aria-label={t("Products")} aria-busy={offers === undefined}>
      <ul className="grid gap-4 md:grid-cols-2 xl:grid-cols-3">
        {offers === undefined && [1, 2, 3].map((place) => <SkeletonCard key={place} />)}
        {offers?.map(({ product, subscription }) => (
          <li key={product.id} className="flex">
            {subscription ? (
              <SubscriptionCard product={product} subscription={subscription} />
            ) : (
              <NotSubscribedCard product={product} />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function SkeletonCard() {
  return (
    <li className="h-58 rounded-lg border p-5">
      <Skeleton className="h-5 w-28" />
      <Skeleton className="mt-6 h-7 w-20" />
      <Skeleton className="mt-4 h-2 w-full" />
      <Skeleton className="mt-4 h-4 w-56" />
    </li>
  );
}
