import type { Product, Subscription } from "@rollcall/contract/subscriptions";
import { useParams } from "@tanstack/react-router";
import { useFormats } from "../../texts/use-formats.ts";
import { useText } from "../../texts/use-text.ts";
import { FailedState } from "../../ui/failed-state.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useProducts, useSubscriptions } from "./data.ts";
import { type ShownMember, useMemberDetails } from "./details-data.ts";
import { MemberSeatSwitch } from "./member-seat-switch.tsx";

/** The Subscriptions tab of User Details: every Product of the catalogue, with its seat on or off. */
export function MemberSubscriptionsPage() {
  const t = useText();
  const { memberId } = useParams({ from: "/signed-in/o/$organizationId/members/active/$memberId" });
  const { data: member } = useMemberDetails(memberId);
  const products = useProducts();
  const subscriptions = useSubscriptions();
  if (products.isError)
    return <FailedState error={products.error} onRetry={() => void products.refetch()} pending={products.isFetching} />;
  if (member === undefined || products.data === undefined) return <Skeleton className="h-36 w-full" />;
  return (
    <ul aria-label={t("Seats")} className="overflow-hidden rounded-lg border">
      {products.data.data.map((product) => (
        <ProductLine
          key={product.id}
          product={product}
          member={member}
          subscription={subscriptions.find((each) => each.product.id === product.id)}
        />
      ))}
    </ul>
  );
}

type LineProps = { product: Product; member: ShownMember; subscription: Subscription | undefined };

function ProductLine({ product, member, subscription }: LineProps) {
  const t = useText();
  const { number } = useFormats();
  const seats = subscription && { free: number(subscription.free), seats: number(subscription.seats) };
  return (
    <li className="flex items-center justify-between gap-4 border-t px-4 py-3 first:border-t-0">
      <span className="flex min-w-0 flex-col">
        <span className="font-medium">
          {product.name}
          {subscription && <span className="font-normal text-muted"> · {subscription.plan.name}</span>}
        </span>
        <span className="text-xs text-subtle">
          {seats ? t("{free} of {seats} seats are free", seats) : t("The Organization has no subscription of it.")}
        </span>
      </span>
      {subscription && <MemberSeatSwitch member={member} subscription={subscription} />}
    </li>
  );
}
