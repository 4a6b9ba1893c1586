import { createLink, useLocation } from "@tanstack/react-router";
import { type ComponentProps, type ReactNode, type RefObject, useEffect, useRef } from "react";
import { classes } from "./classes.ts";

/** Tabs that are addresses: `<Tabs label={t("Lists")}><TabLink to="…">…</TabLink></Tabs>`. */
export function Tabs({ label, children }: { label: string; children: ReactNode }) {
  const strip = useRef<HTMLElement>(null);
  useCurrentInSight(strip);
  return (
    <nav ref={strip} aria-label={label} className="-mb-px flex gap-5 overflow-x-auto">
      {children}
    </nav>
  );
}

/** Where there is no room for all of them, the current one is in sight; also when counts arrive and push it aside. */
function useCurrentInSight(strip: RefObject<HTMLElement | null>): void {
  const address = useLocation({ select: ({ pathname }) => pathname });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another address has another current tab.
  useEffect(() => {
    const nav = strip.current;
    if (nav === null) return;
    const observer = new ResizeObserver(() => bringCurrent(nav));
    for (const tab of nav.children) observer.observe(tab);
    return () => observer.disconnect();
  }, [strip, address]);
}

function bringCurrent(nav: HTMLElement): void {
  const current = nav.querySelector("[aria-current=page]")?.getBoundingClientRect();
  if (current === undefined) return;
  const { left, right, width } = nav.getBoundingClientRect();
  if (current.left < left || current.right > right) nav.scrollLeft += current.left - left - (width - current.width) / 2;
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
