import type { Member } from "@rollcall/contract/members";
import type { Subscription } from "@rollcall/contract/subscriptions";
import { ShieldCheck } from "lucide-react";
import { memo } from "react";
import { nameOf } from "../../shell/names.ts";
import { useText } from "../../texts/use-text.ts";
import { classes } from "../../ui/classes.ts";
import { Highlight } from "../../ui/highlight.tsx";
import { TickBox } from "../../ui/tick-box.tsx";
import { Time } from "../../ui/time.tsx";
import type { SelectionStep } from "../bulk/selection.ts";
import type { OptionalColumn } from "./active-users-columns.ts";
import type { Asked } from "./member-dialogs.tsx";
import { MemberMenu } from "./member-menu.tsx";
import { MemberName } from "./member-name.tsx";
import { MemberRolesMenu } from "./member-roles-menu.tsx";
import { MemberSeatSwitch } from "./member-seat-switch.tsx";
import { factorName, sourceName } from "./words.ts";

export type RowProps = {
  member: Member;
  index: number;
  isActive: boolean;
  columns: ReadonlySet<OptionalColumn>;
  subscriptions: readonly Subscription[];
  searched: string | undefined;
  onAsk: (asked: Asked) => void;
  isChosen: boolean;
  /** Nothing where nobody can be selected. */
  choose: ((step: SelectionStep) => void) | undefined;
};

/** One member; a press anywhere opens their details, what can be changed changes at once. */
export const ActiveUsersRow = memo(function ActiveUsersRow(props: RowProps) {
  const { member, index, isActive, columns, subscriptions, searched, onAsk, isChosen, choose } = props;
  const t = useText();
  return (
    <tr
      data-row={member.id}
      // The head is row 1.
      aria-rowindex={index + 2}
      className={classes("relative h-[45px]", isChosen ? "bg-accent-soft" : isActive ? "bg-hover" : "hover:bg-hover")}
    >
      <td className={classes(cell, "pl-4 sm:pl-8")}>
        {choose && (
          <TickBox
            label={t("Select {name}", { name: nameOf(member) })}
            checked={isChosen}
            onChange={(isShift) => choose({ to: isShift ? "reach" : "toggle", id: member.id })}
            className="absolute inset-y-0 left-0 z-1 w-8"
          />
        )}
        <MemberName member={member} searched={searched} showsEmail={!columns.has("email")} />
      </td>
      {columns.has("email") && (
        <td className={classes(cell, "text-muted")}>
          <span className="relative block truncate" title={member.email}>
            <Highlight text={member.email} match={searched} />
          </span>
        </td>
      )}
      <td className={cell}>
        <MemberRolesMenu member={member} />
      </td>
      {subscriptions.map((subscription) => (
        <td key={subscription.product.id} className={cell}>
          <MemberSeatSwitch member={member} subscription={subscription} />
        </td>
      ))}
      {columns.has("source") && <td className={classes(cell, "text-muted")}>{sourceName(member.source, t)}</td>}
      {columns.has("second_factor") && (
        <td className={classes(cell, "text-muted")}>
          <span aria-hidden="true" className="relative flex" title={factorName(member.has_second_factor, t)}>
            {member.has_second_factor ? <ShieldCheck className="size-4 text-success" /> : "–"}
          </span>
          <span className="sr-only">{factorName(member.has_second_factor, t)}</span>
        </td>
      )}
      {columns.has("joined") && (
        <td className={classes(cell, "text-muted")}>
          <Time at={member.joined_at} />
        </td>
      )}
      {columns.has("last_active") && (
        <td className={classes(cell, "text-muted")}>
          {member.last_active_at === null ? t("Never") : <Time at={member.last_active_at} format="relative" />}
        </td>
      )}
      <td className={classes(cell, "pr-4 text-right sm:pr-8")}>
        <MemberMenu member={member} onAsk={onAsk} />
      </td>
    </tr>
  );
});

// A time keeps its title above the link that covers the row.
const cell = "overflow-hidden px-2.5 py-1 [&_time]:relative";
