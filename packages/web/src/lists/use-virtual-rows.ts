import { type Range, useVirtualizer, type VirtualItem } from "@tanstack/react-virtual";
import { type RefObject, useCallback, useLayoutEffect, useMemo, useRef, useState } from "react";
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

/**
 * How many rows come and go at a time. Between two steps the browser moves what is drawn, which costs next to nothing; with
 * one row at a time every frame would lay the whole list out anew.
 */
const STEP = 8;
/** At least so many rows are drawn out of sight on either side. */
const AHEAD = 8;

/** Draws only the rows that can be seen of a long list that scrolls with the page. */
export function useVirtualRows({ list, ids, count, rowHeight, covered, kept }: Options) {
  const [scrollMargin, setScrollMargin] = useState(0);
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: scroller,
    getItemKey: useCallback((index: number) => ids[index] ?? index, [ids]),
    estimateSize: () => rowHeight,
    scrollMargin,
    scrollPaddingStart: covered,
    scrollPaddingEnd: rowHeight,
    rangeExtractor: useSteps(kept),
  });

  // After every change of the page, since anything above the list moves it; not while it scrolls, which changes nothing there.
  useLayoutEffect(() => {
    if (virtualizer.isScrolling) return;
    const [page, rows] = [scroller(), list.current];
    if (page === null || rows === null) return;
    const begins = Math.round(rows.getBoundingClientRect().top - page.getBoundingClientRect().top + page.scrollTop);
    setScrollMargin(begins);
  });
  const items = virtualizer.getVirtualItems();
  const size = virtualizer.getTotalSize();
  const gaps = useMemo(() => withGaps(items, scrollMargin, size), [items, scrollMargin, size]);
  return { virtualizer, ...gaps, lastIndex: items.at(-1)?.index ?? 0 };
}

/** Which rows to draw: the same array as long as they are the same, so that nothing is drawn for nothing. */
function useSteps(kept: number | undefined): (range: Range) => number[] {
  const last = useRef<number[]>([]);
  return useCallback(
    (range: Range) => {
      const drawn = withKept(inSteps(range), range.count, kept);
      if (drawn.join() !== last.current.join()) last.current = drawn;
      return last.current;
    },
    [kept],
  );
}

/** The rows in sight and those around them, from one multiple of the step to another. */
export function inSteps({ startIndex, endIndex, count }: Pick<Range, "startIndex" | "endIndex" | "count">): number[] {
  const first = Math.max(0, Math.floor((startIndex - AHEAD) / STEP) * STEP);
  const end = Math.min(count, Math.ceil((endIndex + 1 + AHEAD) / STEP) * STEP);
  return Array.from({ length: Math.max(0, end - first) }, (_, index) => first + index);
}

function withKept(drawn: number[], count: number, kept: number | undefined): number[] {
  if (kept === undefined || kept < 0 || kept >= count || drawn.includes(kept)) return drawn;
  return [...drawn, kept].sort((one, other) => one - other);
}

export type Drawn = { gap: number; item: VirtualItem };

/** The drawn rows, each with the empty space before it, and the space after the last one. */
function withGaps(items: readonly VirtualItem[], begins: number, size: number): { drawn: Drawn[]; rest: number } {
  let end = begins;
  const drawn = items.map((item) => {
    const gap = item.start - end;
    end = item.end;
    return { gap, item };
  });
  return { drawn, rest: Math.max(0, begins + size - end) };
}
