import type { Product, Subscription } from "@rollcall/contract/subscriptions";
import { UserRoundPlus, UserRoundX } from "lucide-react";
import { useId } from "react";
import { useFormats } from "../../texts/use-formats.ts";
import { type Translate, useText } from "../../texts/use-text.ts";
import { Badge } from "../../ui/badge.tsx";
import { Time } from "../../ui/time.tsx";
import { SeatBar } from "./seat-bar.tsx";

type Props = { product: Product; subscription: Subscription };

/** One subscription: plan, seats, and whether the plan lets Admins invite. */
export function SubscriptionCard({ product, subscription }: Props) {
  const t = useText();
  const formats = useFormats();
  const id = useId();
  const { plan, free, seats, updated_at } = subscription;
  return (
    <article aria-labelledby={id} className="flex w-full flex-col rounded-lg border bg-surface px-5 pt-4 pb-3.5">
      <header className="flex items-center justify-between gap-3">
        <h2 id={id} className="text-md font-semibold">
          {product.name}
        </h2>
        <Badge tone="accent">{plan.name}</Badge>
      </header>
      <p className="mt-3 mb-2.5 flex items-baseline gap-1.5">
        <span className="text-2xl font-semibold tracking-[-0.02em] tabular-nums">{formats.number(free)}</span>
        <span className="text-muted">{t("of {seats, plural, one {# seat} other {# seats}} free", { seats })}</span>
      </p>
      <SeatBar name={product.name} count={subscription} />
      <footer className="mt-auto flex flex-col gap-1 pt-4 text-xs text-muted">
        <Inviting product={product} allows={plan.allows_invitations} />
        <span className="text-subtle">
          {t("Last changed")} <Time at={updated_at} />
        </span>
      </footer>
    </article>
  );
}

/** A Product that could be bought. */
export function NotSubscribedCard({ product }: { product: Product }) {
  const t = useText();
  const formats = useFormats();
  const id = useId();
  const plans = formats.list(product.plans.map(({ name }) => name));
  return (
    <article
      aria-labelledby={id}
      className="flex w-full flex-col rounded-lg border border-dashed border-line-strong px-5 pt-4 pb-3.5"
    >
      <header className="flex items-center justify-between gap-3">
        <h2 id={id} className="text-md font-semibold">
          {product.name}
        </h2>
        <Badge>{t("Not subscribed")}</Badge>
      </header>
      <p className="mt-3 text-pretty text-muted">
        {t("Nobody can hold a seat of it. It comes in these plans: {plans}.", { plans })}
      </p>
      <footer className="mt-auto pt-4 text-xs text-muted">
        <Inviting product={product} allows={undefined} />
      </footer>
    </article>
  );
}

function Inviting({ product, allows }: { product: Product; allows: boolean | undefined }) {
  const t = useText();
  const formats = useFormats();
  const Icon = allows ? UserRoundPlus : UserRoundX;
  const allowing = formats.list(product.plans.filter((plan) => plan.allows_invitations).map(({ name }) => name));
  const sentence = invitingSentence(t, allows, allowing);
  if (sentence === undefined) return null;
  return (
    <span className="flex items-start gap-1.5">
      <Icon
        aria-hidden="true"
        className={allows ? "mt-px size-3.5 shrink-0 text-success" : "mt-px size-3.5 shrink-0"}
      />
      {sentence}
    </span>
  );
}

function invitingSentence(t: Translate, allows: boolean | undefined, plans: string): string | undefined {
  if (allows) return t("This plan allows inviting members.");
  if (plans !== "") return t("Inviting members needs one of these plans: {plans}.", { plans });
  return allows === undefined ? undefined : t("This product has no say in inviting members.");
}
