import type { Member } from "@rollcall/contract/members";
import type { CappedCount } from "@rollcall/contract/paging";
import type { Subscription } from "@rollcall/contract/subscriptions";
import { memo, type RefObject } from "react";
import { GapRow } from "../../lists/gap-row.tsx";
import type { Drawn } from "../../lists/use-virtual-rows.ts";
import { useText } from "../../texts/use-text.ts";
import { Skeleton } from "../../ui/skeleton.tsx";
import type { Choosing } from "../bulk/choosing.ts";
import { isChosen } from "../bulk/selection.ts";
import type { OptionalColumn } from "./active-users-columns.ts";
import { ActiveUsersHead, ActiveUsersWidths } from "./active-users-head.tsx";
import { ActiveUsersRow } from "./active-users-row.tsx";
import type { MemberSearch } from "./data.ts";
import type { Asked } from "./member-dialogs.tsx";

type Props = {
  list: RefObject<HTMLElement | null>;
  columns: ReadonlySet<OptionalColumn>;
  rows: readonly Member[];
  ids: readonly string[];
  total: CappedCount | undefined;
  drawn: readonly Drawn[];
  rest: number;
  activeId: string | undefined;
  subscriptions: readonly Subscription[];
  search: MemberSearch;
  choosing: Choosing | undefined;
  onSort: (sort: NonNullable<MemberSearch["sort"]>) => void;
  onAsk: (asked: Asked) => void;
};

/** Active Users as a table of which only the rows in sight exist; it still tells how long it is. */
export const ActiveUsersTable = memo(function ActiveUsersTable({
  list,
  rows,
  total,
  drawn,
  rest,
  activeId,
  search,
  onSort,
  choosing,
  ...shared
}: Props) {
  const t = useText();
  const { ids, columns, subscriptions, onAsk } = shared;
  const span = 3 + subscriptions.length + columns.size;
  return (
    <table
      aria-label={t("Active Users")}
      aria-rowcount={total?.exact ? total.count + 1 : -1}
      className="w-full table-fixed border-separate border-spacing-0 text-left [&_td]:border-b"
    >
      <ActiveUsersWidths columns={columns} subscriptions={subscriptions} />
      <ActiveUsersHead
        columns={columns}
        subscriptions={subscriptions}
        sort={search.sort ?? "name"}
        onSort={onSort}
        ids={ids}
        choosing={choosing}
      />
      {/* The cast is sound: a table's body is an element like any other that holds rows. */}
      <tbody ref={list as RefObject<HTMLTableSectionElement | null>}>
        {drawn.flatMap(({ gap, item }) => {
          const member = rows[item.index];
          return [
            gap > 0 && <GapRow key={`gap ${item.key}`} height={gap} columns={span} />,
            member === undefined ? (
              <GapRow key={item.key} height={45} columns={span}>
                <Skeleton className="mx-8 h-3.5" />
              </GapRow>
            ) : (
              <ActiveUsersRow
                key={item.key}
                member={member}
                index={item.index}
                isActive={member.id === activeId}
                columns={columns}
                subscriptions={subscriptions}
                searched={search.q}
                onAsk={onAsk}
                isChosen={choosing !== undefined && isChosen(choosing.selection, member.id)}
                choose={choosing?.choose}
              />
            ),
          ];
        })}
        {rest > 0 && <GapRow height={rest} columns={span} />}
      </tbody>
    </table>
  );
});
