import { type ReactNode, useEffect, useEffectEvent, useRef } from "react";
import { ListEnd } from "./list-end.tsx";

type Props = {
  list: {
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    isFetchNextPageError: boolean;
    fetchNextPage: () => unknown;
  };
  /** What stands below the last row. */
  end?: ReactNode;
};

/** The end of a list that reads its next page when one comes near it. */
export function MoreInSight({ list, end }: Props) {
  const mark = useRef<HTMLDivElement>(null);
  const more = useEffectEvent(() => {
    if (list.hasNextPage && !list.isFetchingNextPage && !list.isFetchNextPageError) void list.fetchNextPage();
  });
  const isReady = list.hasNextPage && !list.isFetchingNextPage;
  useEffect(() => {
    if (mark.current === null || !isReady) return;
    // Anew after each page: one that is short leaves the mark in sight, which is no news to an observer that goes on.
    const observer = new IntersectionObserver((seen) => seen.some((each) => each.isIntersecting) && more(), {
      rootMargin: "600px",
    });
    observer.observe(mark.current);
    return () => observer.disconnect();
  }, [isReady]);
  return (
    <div ref={mark}>
      <ListEnd list={list} />
      {!list.hasNextPage && end && <p className="px-4 py-6 text-center text-xs text-subtle">{end}</p>}
    </div>
  );
}
