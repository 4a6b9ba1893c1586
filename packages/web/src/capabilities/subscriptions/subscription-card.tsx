import type { Product, Subscription } from "@rollcall/contract/subscriptions";
import { UserRoundPlus, UserRoundX } from "lucide-react";
import { useId } from "react";
import { useFormats } from "../../texts/use-formats.ts";
import { useText } from "../../texts/use-text.ts";
import { Badge } from "../../ui/badge.tsx";
import { classes } from "../../ui/classes.ts";
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
        <Inviting product={product} plan={plan} />
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
        <Inviting product={product} />
      </footer>
    </article>
  );
}

/** What the plan says about inviting, and which others would allow it; nothing where the Product does not decide it. */
function Inviting({ product, plan }: { product: Product; plan?: Subscription["plan"] }) {
  const t = useText();
  const formats = useFormats();
  const allowing = product.plans.filter((each) => each.allows_invitations).map(({ name }) => name);
  if (allowing.length === 0) return null;
  const allows = plan?.allows_invitations ?? false;
  const Icon = plan && !allows ? UserRoundX : UserRoundPlus;
  const others = { count: allowing.length, plans: formats.list(allowing) };
  return (
    <span className="flex items-start gap-1.5">
      <Icon aria-hidden="true" className={classes("mt-px size-3.5 shrink-0", allows && "text-success")} />
      {allows && t("This plan allows inviting members.")}
      {plan &&
        !allows &&
        t("This plan does not allow inviting members; {plans} {count, plural, one {does} other {do}}.", others)}
      {plan === undefined && t("{plans} {count, plural, one {allows} other {allow}} inviting members.", others)}
    </span>
  );
}
