import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useActiveRow } from "../../lists/use-active-row.ts";
import { useVirtualRows } from "../../lists/use-virtual-rows.ts";
import type { Choosing } from "../bulk/choosing.ts";
import { useChoosingKeys } from "../bulk/use-choosing-keys.ts";
import { ActiveUsersCards } from "./active-users-cards.tsx";
import type { Layout } from "./active-users-columns.ts";
import { ActiveUsersTable } from "./active-users-table.tsx";
import { type MemberSearch, type useMembers, useSubscriptions } from "./data.ts";
import type { Asked } from "./member-dialogs.tsx";

const ROW = 45;
const CARD = 133;
/** How many rows before the end the next page is asked for. */
const AHEAD = 60;
/** Toolbar and column heads stick over this much of the list. */
const COVERED = 96;

type Props = {
  members: ReturnType<typeof useMembers>;
  layout: Layout;
  search: MemberSearch;
  /** Whose details are open over the list; when they close, the focus comes back to this row. */
  openId: string | undefined;
  /** Who is selected; nothing for whom may change nobody. */
  choosing: Choosing | undefined;
  onSort: (sort: NonNullable<MemberSearch["sort"]>) => void;
  onAsk: (asked: Asked) => void;
};

/** The rows of Active Users, however many there are. */
export function ActiveUsersList({ members, layout, search, openId, choosing, onSort, onAsk }: Props) {
  const list = useRef<HTMLElement>(null);
  const subscriptions = useSubscriptions();
  const { rows, ids, total, hasNextPage, isFetchingNextPage, fetchNextPage } = members;
  const [activeId, setActiveId] = useState<string>();
  const isCards = layout.kind === "cards";
  const { virtualizer, drawn, rest, lastIndex } = useVirtualRows({
    list,
    ids,
    count: rows.length + (hasNextPage ? 3 : 0),
    rowHeight: isCards ? CARD : ROW,
    covered: COVERED,
    kept: activeId === undefined ? undefined : ids.indexOf(activeId),
  });
  const scrollTo = (index: number) => virtualizer.scrollToIndex(index);
  const { focusRow, events } = useActiveRow({ list, ids, activeId, onActive: setActiveId, scrollTo });
  const chooseByKey = useChoosingKeys(choosing, activeId);

  const isNearEnd = lastIndex > rows.length - AHEAD;
  useEffect(() => {
    if (isNearEnd && hasNextPage && !isFetchingNextPage && !members.isError) void fetchNextPage();
  }, [isNearEnd, hasNextPage, isFetchingNextPage, members.isError, fetchNextPage]);

  useFocusBack(openId, focusRow);

  const shared = {
    drawn,
    rest,
    list,
    rows,
    activeId: openId ?? activeId,
    subscriptions,
    search,
    choosing,
    onAsk,
  };
  const keys = {
    ...events,
    onKeyDown(event: KeyboardEvent): void {
      events.onKeyDown(event);
      chooseByKey(event);
    },
  };
  return (
    <div {...keys}>
      {layout.kind === "cards" ? (
        <ActiveUsersCards
          {...shared}
          total={total?.exact ? total.count : undefined}
          measure={virtualizer.measureElement}
        />
      ) : (
        <ActiveUsersTable {...shared} ids={ids} columns={layout.columns} total={total} onSort={onSort} />
      )}
    </div>
  );
}

function useFocusBack(openId: string | undefined, focusRow: (id: string) => void): void {
  const last = useRef(openId);
  useEffect(() => {
    if (openId === undefined && last.current !== undefined) focusRow(last.current);
    last.current = openId;
  });
}
