import type { Invitation } from "@rollcall/contract/invitations";
import { useEffect, useMemo, useRef, useState } from "react";
import { useActiveRow } from "../../lists/use-active-row.ts";
import { useVirtualRows } from "../../lists/use-virtual-rows.ts";
import type { InvitationSearch, useInvitations } from "./data.ts";
import { InvitedUsersCards } from "./invited-users-cards.tsx";
import { InvitedUsersTable } from "./invited-users-table.tsx";

type Props = {
  invitations: ReturnType<typeof useInvitations>;
  isTable: boolean;
  search: InvitationSearch;
  onSort: (sort: NonNullable<InvitationSearch["sort"]>) => void;
  onRevoke: (invitation: Invitation) => void;
};

/** How many rows before the end the next page is asked for. */
const AHEAD = 60;

/** The rows of Invited Users, however many there are. */
export function InvitedUsersList({ invitations, isTable, search, onSort, onRevoke }: Props) {
  const list = useRef<HTMLElement>(null);
  const { rows, total, hasNextPage, isFetchingNextPage, fetchNextPage, isError } = invitations;
  const ids = useMemo(() => rows.map(({ id }) => id), [rows]);
  const [activeId, setActiveId] = useState<string>();
  const { virtualizer, drawn, rest, lastIndex } = useVirtualRows({
    list,
    ids,
    count: rows.length + (hasNextPage ? 3 : 0),
    rowHeight: isTable ? 45 : 142,
    covered: 96,
    kept: activeId === undefined ? undefined : ids.indexOf(activeId),
  });
  const scrollTo = (index: number) => virtualizer.scrollToIndex(index);
  const { events } = useActiveRow({ list, ids, activeId, onActive: setActiveId, scrollTo });

  const isNearEnd = lastIndex > rows.length - AHEAD;
  useEffect(() => {
    if (isNearEnd && hasNextPage && !isFetchingNextPage && !isError) void fetchNextPage();
  }, [isNearEnd, hasNextPage, isFetchingNextPage, isError, fetchNextPage]);

  const shared = {
    drawn,
    rest,
    list,
    rows,
    searched: search.q,
    onRevoke,
  };
  return (
    <div {...events}>
      {isTable ? (
        <InvitedUsersTable {...shared} total={total} sort={search.sort ?? "-created_at"} onSort={onSort} />
      ) : (
        <InvitedUsersCards
          {...shared}
          total={total?.exact ? total.count : undefined}
          measure={virtualizer.measureElement}
        />
      )}
    </div>
  );
}
