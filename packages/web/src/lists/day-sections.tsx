import type { ReactNode } from "react";
import { useFormats } from "../texts/use-formats.ts";
import { useText } from "../texts/use-text.ts";
import { classes } from "../ui/classes.ts";
import { useNow } from "../ui/clock.ts";
import { byDay } from "./days.ts";

const DAY_MS = 86_400_000;

type Props<Row> = {
  /** In their order, the latest first. */
  rows: readonly Row[];
  /** Draws one as an `<li>`. */
  children: (row: Row) => ReactNode;
  /** The place of the days below what sticks at the top. */
  className?: string;
};

/** What happened, day by day of the reader's calendar. */
export function DaySections<Row extends { at: string }>({ rows, children, className }: Props<Row>) {
  const t = useText();
  const { day } = useFormats();
  const now = useNow();
  const names: Record<string, string> = {
    [new Date(now - DAY_MS).toDateString()]: t("Yesterday"),
    [new Date(now).toDateString()]: t("Today"),
  };
  return byDay(rows).map((each) => (
    <section key={each.key} aria-label={names[each.key] ?? day(each.key)}>
      <h2
        className={classes(
          "sticky z-10 border-y bg-sunken px-4 py-1.5 text-xs font-medium text-muted sm:px-8",
          className ?? "top-0",
        )}
      >
        {names[each.key] ?? day(each.key)}
      </h2>
      <ul>{each.rows.map(children)}</ul>
    </section>
  ));
}
