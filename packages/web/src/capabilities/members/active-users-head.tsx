import type { MemberSort } from "@rollcall/contract/members";
import type { Subscription } from "@rollcall/contract/subscriptions";
import { ShieldCheck } from "lucide-react";
import type { ReactNode } from "react";
import { useFormats } from "../../texts/use-formats.ts";
import { useText } from "../../texts/use-text.ts";
import { classes } from "../../ui/classes.ts";
import { HeadCell } from "../../ui/table.tsx";
import { ChooseLoaded } from "../bulk/choose-loaded.tsx";
import type { Choosing } from "../bulk/choosing.ts";
import { nextSort, type OptionalColumn, type SortKey, sortedBy, widths } from "./active-users-columns.ts";

type Props = {
  columns: ReadonlySet<OptionalColumn>;
  subscriptions: readonly Subscription[];
  sort: MemberSort;
  onSort: (sort: MemberSort) => void;
  /** Of the rows that are there. */
  ids: readonly string[];
  choosing: Choosing | undefined;
};

/** The widths of the columns; the name and the address share what is left. */
export function ActiveUsersWidths({ columns, subscriptions }: Pick<Props, "columns" | "subscriptions">) {
  return (
    <colgroup>
      <col />
      {columns.has("email") && <col />}
      <col style={{ width: widths.roles }} />
      {subscriptions.map(({ product }) => (
        <col key={product.id} style={{ width: widths.seat }} />
      ))}
      {columns.has("source") && <col style={{ width: widths.source }} />}
      {columns.has("second_factor") && <col style={{ width: widths.second_factor }} />}
      {columns.has("joined") && <col style={{ width: widths.joined }} />}
      {columns.has("last_active") && <col style={{ width: widths.last_active }} />}
      <col style={{ width: widths.menu }} />
    </colgroup>
  );
}

/** The heads of the columns: they sort, and say how many seats are free. */
export function ActiveUsersHead({ columns, subscriptions, sort, onSort, ids, choosing }: Props) {
  const t = useText();
  const sortable = (key: SortKey, label: ReactNode, className?: string) => (
    <HeadCell
      sorted={sortedBy(sort, key)}
      onSort={() => onSort(nextSort(sort, key))}
      className={classes(head, className)}
    >
      {label}
    </HeadCell>
  );
  return (
    <thead>
      <tr aria-rowindex={1}>
        <HeadCell
          sorted={sortedBy(sort, "name")}
          onSort={() => onSort(nextSort(sort, "name"))}
          className={classes(head, "sm:pl-8!")}
          before={choosing && <ChooseLoaded ids={ids} choosing={choosing} className="absolute inset-y-0 left-0 w-8" />}
        >
          {t("Name")}
        </HeadCell>
        {columns.has("email") && sortable("email", t("E-mail address"))}
        <HeadCell className={head}>{t("Roles")}</HeadCell>
        {subscriptions.map((subscription) => (
          <HeadCell key={subscription.product.id} className={head}>
            <SeatHead subscription={subscription} />
          </HeadCell>
        ))}
        {columns.has("source") && <HeadCell className={head}>{t("Source")}</HeadCell>}
        {columns.has("second_factor") && (
          <HeadCell className={head}>
            <span aria-hidden="true" title={t("Second factor")}>
              <ShieldCheck className="size-4" />
            </span>
            <span className="sr-only">{t("Second factor")}</span>
          </HeadCell>
        )}
        {columns.has("joined") && sortable("joined_at", t("Joined"))}
        {columns.has("last_active") && sortable("last_active_at", t("Last active"))}
        <HeadCell className={head}>
          <span className="sr-only">{t("Actions")}</span>
        </HeadCell>
      </tr>
    </thead>
  );
}

// The toolbar above is 53 px high and sticks first.
const head = "px-2.5! sticky top-[53px] z-20 bg-surface shadow-[inset_0_-1px_0_var(--line)]";

function SeatHead({ subscription: { product, free } }: { subscription: Subscription }) {
  const t = useText();
  const { number, narrow } = useFormats();
  return (
    <span
      className="flex flex-col leading-4 py-1"
      title={t("{product}: {free} free", { product: product.name, free: number(free) })}
    >
      <span className="truncate">{product.name}</span>
      <span className={free > 0 ? "font-normal" : "font-normal text-warning-soft-ink"}>
        {free > 0 ? t("{free} free", { free: narrow(free) }) : t("none free")}
      </span>
    </span>
  );
}
