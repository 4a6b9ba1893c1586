import type { Invitation } from "@rollcall/contract/invitations";
import type { CappedCount } from "@rollcall/contract/paging";
import { memo, type RefObject } from "react";
import { GapRow } from "../../lists/gap-row.tsx";
import type { Drawn } from "../../lists/use-virtual-rows.ts";
import { useText } from "../../texts/use-text.ts";
import { classes } from "../../ui/classes.ts";
import { Skeleton } from "../../ui/skeleton.tsx";
import { HeadCell } from "../../ui/table.tsx";
import type { InvitationSearch } from "./data.ts";
import { InvitedUsersRow } from "./invited-users-row.tsx";

type Sort = NonNullable<InvitationSearch["sort"]>;

type Props = {
  list: RefObject<HTMLElement | null>;
  rows: readonly Invitation[];
  total: CappedCount | undefined;
  drawn: readonly Drawn[];
  rest: number;
  sort: Sort;
  onSort: (sort: Sort) => void;
  searched: string | undefined;
  onRevoke: (invitation: Invitation) => void;
};

const COLUMNS = 8;

/** Invited Users as a table of which only the rows in sight exist. */
export const InvitedUsersTable = memo(function InvitedUsersTable(props: Props) {
  const { list, rows, total, drawn, rest, sort, onSort, searched, onRevoke } = props;
  const t = useText();
  return (
    <table
      aria-label={t("Invited Users")}
      aria-rowcount={total?.exact ? total.count + 1 : -1}
      className="w-full table-fixed border-separate border-spacing-0 text-left [&_td]:border-b"
    >
      <Head sort={sort} onSort={onSort} />
      {/* The cast is sound: a table's body is an element like any other that holds rows. */}
      <tbody ref={list as RefObject<HTMLTableSectionElement | null>}>
        {drawn.flatMap(({ gap, item }) => {
          const invitation = rows[item.index];
          return [
            gap > 0 && <GapRow key={`gap ${item.key}`} height={gap} columns={COLUMNS} />,
            invitation === undefined ? (
              <GapRow key={item.key} height={45} columns={COLUMNS}>
                <Skeleton className="mx-8 h-3.5" />
              </GapRow>
            ) : (
              <InvitedUsersRow
                key={item.key}
                invitation={invitation}
                index={item.index}
                searched={searched}
                onRevoke={onRevoke}
              />
            ),
          ];
        })}
        {rest > 0 && <GapRow height={rest} columns={COLUMNS} />}
      </tbody>
    </table>
  );
});

function Head({ sort, onSort }: Pick<Props, "sort" | "onSort">) {
  const t = useText();
  const sortable = (key: "email" | "created_at" | "expires_at", label: string, className: string) => (
    <HeadCell
      sorted={sort === key ? "ascending" : sort === `-${key}` ? "descending" : "none"}
      onSort={() => onSort(sort === key ? `-${key}` : key)}
      className={classes(head, className)}
    >
      {label}
    </HeadCell>
  );
  return (
    <thead>
      <tr aria-rowindex={1}>
        {sortable("email", t("E-mail address"), "sm:pl-8!")}
        <HeadCell className={classes(head, "w-30")}>{t("Roles")}</HeadCell>
        <HeadCell className={classes(head, "w-28")}>{t("Seats reserved")}</HeadCell>
        <HeadCell className={classes(head, "w-28")}>{t("Invited by")}</HeadCell>
        {sortable("created_at", t("Sent"), "w-32")}
        {sortable("expires_at", t("Expires"), "w-46")}
        <HeadCell className={classes(head, "w-40")}>{t("Mail")}</HeadCell>
        <HeadCell className={classes(head, "w-15")}>
          <span className="sr-only">{t("Actions")}</span>
        </HeadCell>
      </tr>
    </thead>
  );
}

// The toolbar above is 53 px high and sticks first.
const head = "sticky top-[53px] z-20 bg-surface shadow-[inset_0_-1px_0_var(--line)]";
