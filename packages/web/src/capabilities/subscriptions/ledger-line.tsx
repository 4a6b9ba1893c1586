import type { LedgerEntry } from "@rollcall/contract/subscriptions";
import { CircleMinus, CirclePlus, Hourglass, type LucideIcon, RotateCcw, SlidersHorizontal } from "lucide-react";
import type { ReactNode } from "react";
import { RichText } from "../../texts/rich-text.tsx";
import { useFormats } from "../../texts/use-formats.ts";
import { useText } from "../../texts/use-text.ts";
import { Time } from "../../ui/time.tsx";
import { useProductNames } from "./data.ts";
import { MemberLink } from "./member-link.tsx";

type Props = { line: LedgerEntry; organizationId: string };

/** One line of the history in words, with how the seats stood after it. */
export function LedgerLine({ line, organizationId }: Props) {
  const Icon = icons[line.change];
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-0.5 border-t px-5 py-2 first:border-t-0 hover:bg-hover">
      <span className="flex min-w-0 basis-full gap-2.5 md:flex-1 md:basis-0">
        <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-subtle" />
        <span className="min-w-0 break-words">
          <Sentence line={line} organizationId={organizationId} />
        </span>
      </span>
      <CountsAfter line={line} />
      <span className="text-xs/5 text-subtle md:w-28 md:text-right">
        <Time at={line.at} format="relative" />
      </span>
    </li>
  );
}

const icons: Record<LedgerEntry["change"], LucideIcon> = {
  granted: CirclePlus,
  released: CircleMinus,
  reserved: Hourglass,
  reservation_ended: RotateCcw,
  subscription_changed: SlidersHorizontal,
};

function Sentence({ line, organizationId }: Props) {
  const { actor_name, email, member_id, product_id } = line;
  const product = useProductNames()(product_id);
  const values: Record<string, ReactNode> = {
    actor: <strong className="font-medium">{actor_name}</strong>,
    product: <strong className="font-medium">{product}</strong>,
    email: <MemberLink organizationId={organizationId} memberId={member_id} name={email ?? "?"} />,
    seats: line.seats_after,
  };
  switch (line.change) {
    case "granted":
      return actor_name ? (
        <RichText message="{actor} turned {product} on for {email}" values={values} />
      ) : (
        <RichText message="{product} was turned on for {email}" values={values} />
      );
    case "released":
      return actor_name ? (
        <RichText message="{actor} turned {product} off for {email}" values={values} />
      ) : (
        <RichText message="{product} was turned off for {email}" values={values} />
      );
    case "reserved":
      return <RichText message="{product} is reserved for an invitation to {email}" values={values} />;
    case "reservation_ended":
      return <RichText message="{product} is no longer reserved for the invitation to {email}" values={values} />;
    case "subscription_changed":
      return (
        <RichText
          message="The subscription of {product} changed; it has {seats, plural, one {# seat} other {# seats}} now"
          values={values}
        />
      );
  }
}

function CountsAfter({ line }: { line: LedgerEntry }) {
  const t = useText();
  const { number } = useFormats();
  return (
    <span className="ml-6.5 text-xs/5 text-muted tabular-nums md:ml-0">
      {line.reserved_after === 0
        ? t("{used} of {seats} used", { used: number(line.used_after), seats: number(line.seats_after) })
        : t("{used} of {seats} used, {reserved} reserved", {
            used: number(line.used_after),
            seats: number(line.seats_after),
            reserved: number(line.reserved_after),
          })}
    </span>
  );
}
