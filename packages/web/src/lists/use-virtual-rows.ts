import { defaultRangeExtractor, type Range, useVirtualizer, type VirtualItem } from "@tanstack/react-virtual";
import { type RefObject, useCallback, useLayoutEffect, useState } from "react";
import { scroller } from "./scroller.ts";

type Options = {
  /** What holds the rows: its place in the page is where they begin. */
  list: RefObject<HTMLElement | null>;
  /** Of every row that is there, in order. */
  ids: readonly string[];
  /** How many rows to leave room for; more than there are while the next page is on its way. */
  count: number;
  rowHeight: number;
  /** How much of the top is covered by what sticks there. */
  covered: number;
  /** A row that stays drawn wherever the page is scrolled to: the one with the focus. */
  kept: number | undefined;
};

/** Draws only the rows that can be seen of a long list that scrolls with the page. */
export function useVirtualRows({ list, ids, count, rowHeight, covered, kept }: Options) {
  const [scrollMargin, setScrollMargin] = useState(0);
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: scroller,
    getItemKey: useCallback((index: number) => ids[index] ?? index, [ids]),
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollMargin,
    scrollPaddingStart: covered,
    scrollPaddingEnd: rowHeight,
    rangeExtractor: (range) => withKept(range, kept),
  });

  // After every change of the page, since anything above the list moves it; not while it scrolls, which changes nothing there.
  useLayoutEffect(() => {
    if (virtualizer.isScrolling) return;
    const [page, rows] = [scroller(), list.current];
    if (page === null || rows === null) return;
    const begins = Math.round(rows.getBoundingClientRect().top - page.getBoundingClientRect().top + page.scrollTop);
    setScrollMargin(begins);
  });
  return virtualizer;
}

function withKept(range: Range, kept: number | undefined): number[] {
  const drawn = defaultRangeExtractor(range);
  if (kept === undefined || kept < 0 || kept >= range.count || drawn.includes(kept)) return drawn;
  return [...drawn, kept].sort((one, other) => one - other);
}

export type Drawn = { gap: number; item: VirtualItem };

/** The drawn rows, each with the empty space before it, and the space after the last one. */
export function withGaps(
  items: readonly VirtualItem[],
  begins: number,
  size: number,
): { drawn: Drawn[]; rest: number } {
  let end = begins;
  const drawn = items.map((item) => {
    const gap = item.start - end;
    end = item.end;
    return { gap, item };
  });
  return { drawn, rest: Math.max(0, begins + size - end) };
}
