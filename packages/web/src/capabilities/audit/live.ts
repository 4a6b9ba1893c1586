import type { AuditFilter } from "@rollcall/contract/audit";
import { useEffect, useEffectEvent, useMemo, useState, useSyncExternalStore } from "react";
import { scroller } from "../../lists/scroller.ts";
import { announce } from "../../shell/announcer.tsx";
import { useText } from "../../texts/use-text.ts";
import { type AuditEvent, useChangeEvents, useLatest } from "./data.ts";
import { freshIn, isTorn, withLatest } from "./tail.ts";

type Listed = { rows: AuditEvent[]; hasNextPage: boolean; isPending: boolean; isPlaceholderData: boolean };

/**
 * Follows what happens. While one is at the top of the list new lines join it; further down they wait, so that nothing
 * moves under the eyes of whoever reads.
 */
export function useLive(filter: AuditFilter, { rows, hasNextPage, ...listed }: Listed, isLive: boolean) {
  const isAtTop = useIsAtTop();
  // Until its own events are there, the list shows those of another filter.
  const isFollowed = isLive && !listed.isPending && !listed.isPlaceholderData;
  const latest = useLatest(filter, { enabled: isFollowed }).data;
  const change = useChangeEvents(filter);
  const [arrived, setArrived] = useState<ReadonlySet<string>>(new Set());
  const fresh = useMemo(
    () => freshIn(rows, isFollowed ? latest : undefined, !hasNextPage),
    [rows, latest, isFollowed, hasNextPage],
  );
  const isMore = latest !== undefined && isFollowed && isTorn(rows, latest);

  function admit(): void {
    if (latest === undefined) return;
    setArrived(new Set(fresh.map(({ id }) => id)));
    change((pages) => withLatest(pages, latest));
  }
  const admitAtTop = useEffectEvent(() => admit());
  const isDue = fresh.length > 0 && isAtTop;
  useEffect(() => {
    if (isDue) admitAtTop();
  }, [isDue]);
  useTold(fresh.length);

  function show(): void {
    admit();
    scroller()?.scrollTo({ top: 0, behavior: "smooth" });
  }
  return { arrived, waiting: isAtTop ? 0 : fresh.length, isMore, show };
}

/** Says how many are new, politely and never line by line. */
function useTold(count: number): void {
  const t = useText();
  useEffect(() => {
    if (count > 0) announce(t("{count, plural, one {# new event} other {# new events}}", { count }));
  }, [count, t]);
}

const NEAR_TOP = 40;

function useIsAtTop(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const page = scroller();
      page?.addEventListener("scroll", listener, { passive: true });
      return () => page?.removeEventListener("scroll", listener);
    },
    () => (scroller()?.scrollTop ?? 0) < NEAR_TOP,
  );
}
