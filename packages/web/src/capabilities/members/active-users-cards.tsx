import type { Member } from "@rollcall/contract/members";
import type { Subscription } from "@rollcall/contract/subscriptions";
import { memo, type RefObject } from "react";
import type { Drawn } from "../../lists/use-virtual-rows.ts";
import { nameOf } from "../../shell/names.ts";
import { useText } from "../../texts/use-text.ts";
import { classes } from "../../ui/classes.ts";
import { Skeleton } from "../../ui/skeleton.tsx";
import { TickBox } from "../../ui/tick-box.tsx";
import { Time } from "../../ui/time.tsx";
import type { Choosing } from "../bulk/choosing.ts";
import { isChosen, type SelectionStep } from "../bulk/selection.ts";
import type { MemberSearch } from "./data.ts";
import type { Asked } from "./member-dialogs.tsx";
import { MemberMenu } from "./member-menu.tsx";
import { MemberName } from "./member-name.tsx";
import { MemberRolesMenu } from "./member-roles-menu.tsx";
import { MemberSeatSwitch } from "./member-seat-switch.tsx";
import { sourceName } from "./words.ts";

type Props = {
  list: RefObject<HTMLElement | null>;
  rows: readonly Member[];
  total: number | undefined;
  drawn: readonly Drawn[];
  rest: number;
  measure: (element: HTMLElement | null) => void;
  activeId: string | undefined;
  subscriptions: readonly Subscription[];
  search: MemberSearch;
  choosing: Choosing | undefined;
  onAsk: (asked: Asked) => void;
};

/** Active Users where there is no room for columns: everything that a row has, below each other. */
export function ActiveUsersCards({ list, rows, total, drawn, rest, measure, choosing, ...shared }: Props) {
  const t = useText();
  const choose = choosing?.isOpen ? choosing.choose : undefined;
  return (
    // The cast is sound: a list is an element like any other that holds rows. The space before the first one stays inside.
    <ul ref={list as RefObject<HTMLUListElement | null>} className="flow-root" aria-label={t("Active Users")}>
      {drawn.map(({ gap, item }) => {
        const member = rows[item.index];
        const isOn = choosing !== undefined && member !== undefined && isChosen(choosing.selection, member.id);
        return (
          <li
            key={item.key}
            ref={measure}
            data-index={item.index}
            data-row={member?.id}
            aria-posinset={item.index + 1}
            aria-setsize={total ?? -1}
            style={{ marginTop: gap }}
            className={classes(
              "relative border-b px-4 py-3",
              isOn ? "bg-accent-soft" : member?.id === shared.activeId && "bg-hover",
            )}
          >
            {member ? (
              <Card member={member} isChosen={isOn} choose={choose} {...shared} />
            ) : (
              <Skeleton className="h-20 w-full" />
            )}
          </li>
        );
      })}
      {rest > 0 && <li aria-hidden="true" style={{ height: rest }} />}
    </ul>
  );
}

type CardProps = Pick<Props, "subscriptions" | "search" | "onAsk"> & {
  member: Member;
  isChosen: boolean;
  /** While members are selected, a press anywhere on the card does. */
  choose: ((step: SelectionStep) => void) | undefined;
};

const Card = memo(function Card({ member, subscriptions, search, onAsk, isChosen, choose }: CardProps) {
  const t = useText();
  return (
    <div className="flex flex-col gap-1">
      <div className="flex items-start justify-between gap-2">
        <MemberName member={member} searched={search.q} showsEmail />
        <span className="-mr-2 shrink-0">{choose === undefined && <MemberMenu member={member} onAsk={onAsk} />}</span>
      </div>
      <div className="flex items-center justify-between gap-3 pl-[34px]">
        <MemberRolesMenu member={member} />
        <span className="shrink-0 text-xs text-subtle">
          {sourceName(member.source, t)} ·{" "}
          {member.last_active_at === null ? t("Never active") : <Time at={member.last_active_at} format="relative" />}
        </span>
      </div>
      {subscriptions.length > 0 && (
        <div className="flex flex-wrap gap-x-5 gap-y-2 pl-[34px]">
          {subscriptions.map((subscription) => (
            <span key={subscription.product.id} className="relative flex h-8 items-center gap-2">
              <MemberSeatSwitch member={member} subscription={subscription} />
              <span aria-hidden="true" className="text-muted">
                {subscription.product.name}
              </span>
            </span>
          ))}
        </div>
      )}
      {choose && (
        <TickBox
          label={t("Select {name}", { name: nameOf(member) })}
          checked={isChosen}
          onChange={(isShift) => choose({ to: isShift ? "reach" : "toggle", id: member.id })}
          className="absolute inset-0 z-1 items-start! justify-end! p-4"
        />
      )}
    </div>
  );
});
