import { ArrowDown, ArrowUp, ChevronsUpDown } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { classes } from "./classes.ts";

/** A plain table for what fits on a page. `label` names it. Long lists draw their own rows, with these cells' looks. */
export function Table({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable with the keyboard.
    <section aria-label={label} tabIndex={0} className="overflow-x-auto -outline-offset-2">
      <table className="w-full border-collapse text-left">{children}</table>
    </section>
  );
}

export const headCellLooks = "h-9 px-3 text-xs font-medium text-subtle whitespace-nowrap first:pl-5 last:pr-5";
export const cellLooks = "h-11 px-3 py-1.5 first:pl-5 last:pr-5";

type HeadProps = Omit<ComponentProps<"th">, "onClick"> & {
  /** The direction that the column is sorted in now; `none` for a column that can be sorted. */
  sorted?: "ascending" | "descending" | "none";
  onSort?: () => void;
  /** Before what sorts: what is about all rows. */
  before?: ReactNode;
};

/** The head of a column, which can sort by it. */
export function HeadCell({ sorted, onSort, before, className, children, ...rest }: HeadProps) {
  const Icon = sorted === "ascending" ? ArrowUp : sorted === "descending" ? ArrowDown : ChevronsUpDown;
  return (
    <th {...rest} scope="col" aria-sort={sorted} className={classes(headCellLooks, className)}>
      {before}
      {onSort ? (
        <button
          type="button"
          onClick={onSort}
          className="-mx-1.5 inline-flex h-6 items-center gap-1 rounded-sm px-1.5 hover:bg-pressed hover:text-ink"
        >
          {children}
          <Icon aria-hidden="true" className={classes("size-3", sorted === "none" && "opacity-60")} />
        </button>
      ) : (
        children
      )}
    </th>
  );
}

export function Row({ className, ...rest }: ComponentProps<"tr">) {
  return <tr {...rest} className={classes("border-t hover:bg-hover", className)} />;
}

export function Cell({ className, ...rest }: ComponentProps<"td">) {
  return <td {...rest} className={classes(cellLooks, className)} />;
}
