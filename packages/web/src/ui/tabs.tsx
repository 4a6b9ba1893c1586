import { createLink } from "@tanstack/react-router";
import type { ComponentProps, ReactNode } from "react";
import { classes } from "./classes.ts";

/** Tabs that are addresses: `<Tabs label={t("Lists")}><TabLink to="…">…</TabLink></Tabs>`. */
export function Tabs({ label, children }: { label: string; children: ReactNode }) {
  return (
    <nav aria-label={label} className="-mb-px flex gap-5 overflow-x-auto">
      {children}
    </nav>
  );
}

function Anchor({ className, children, ...rest }: ComponentProps<"a">) {
  return (
    <a
      {...rest}
      className={classes(
        "flex h-9 shrink-0 items-center gap-2 border-b-2 border-transparent font-medium text-muted -outline-offset-2 hover:text-ink",
        "aria-[current=page]:border-accent-text aria-[current=page]:text-ink pointer-coarse:h-11",
        className,
      )}
    >
      {children}
    </a>
  );
}

const Tab = createLink(Anchor);

/** One tab; it is the current one while its address is, whatever is searched. `activeOptions={{ exact: true }}` for the first of a list. */
export const TabLink = (({ activeOptions, ...props }: ComponentProps<typeof Tab>) => (
  <Tab {...props} activeOptions={{ includeSearch: false, ...activeOptions }} />
  // The cast gives back what the spread loses: the addresses that `to` may name.
)) as typeof Tab;
