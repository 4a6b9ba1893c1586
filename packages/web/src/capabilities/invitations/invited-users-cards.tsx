import type { Invitation } from "@rollcall/contract/invitations";
import type { RefObject } from "react";
import type { Drawn } from "../../lists/use-virtual-rows.ts";
import { useText } from "../../texts/use-text.ts";
import { Highlight } from "../../ui/highlight.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { Time } from "../../ui/time.tsx";
import { useProductNames } from "../members/use-seats-missed.ts";
import { InvitationEnd, InvitationMail, InvitationStatusBadge } from "./invitation-facts.tsx";
import { InvitationMenu } from "./invitation-menu.tsx";
import { useOffer } from "./use-offer.ts";

type CardProps = { invitation: Invitation; searched: string | undefined; onRevoke: (invitation: Invitation) => void };

type Props = Omit<CardProps, "invitation"> & {
  list: RefObject<HTMLElement | null>;
  rows: readonly Invitation[];
  total: number | undefined;
  drawn: readonly Drawn[];
  rest: number;
  measure: (element: HTMLElement | null) => void;
};

/** Invited Users where there is no room for columns. */
export function InvitedUsersCards({ list, rows, total, drawn, rest, measure, searched, onRevoke }: Props) {
  const t = useText();
  return (
    // The cast is sound: a list is an element like any other that holds rows. The space before the first one stays inside.
    <ul ref={list as RefObject<HTMLUListElement | null>} className="flow-root" aria-label={t("Invited Users")}>
      {drawn.map(({ gap, item }) => {
        const invitation = rows[item.index];
        return (
          <li
            key={item.key}
            ref={measure}
            data-index={item.index}
            data-row={invitation?.id}
            aria-posinset={item.index + 1}
            aria-setsize={total ?? -1}
            style={{ marginTop: gap }}
            className="border-b px-4 py-3"
          >
            {invitation ? (
              <Card invitation={invitation} searched={searched} onRevoke={onRevoke} />
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

function Card({ invitation, searched, onRevoke }: CardProps) {
  const t = useText();
  const productNames = useProductNames();
  const { email, seats, invited_by, sent_at } = invitation;
  const { roles, placesWithRoles } = useOffer(invitation);
  const offer = [roles, ...productNames(seats)].join(" · ");
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex items-start justify-between gap-2">
        <span className="min-w-0 font-medium break-all">
          <Highlight text={email} match={searched} />
        </span>
        <span className="-my-2 -mr-2 shrink-0">
          <InvitationMenu invitation={invitation} onRevoke={onRevoke} />
        </span>
      </div>
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-muted">
        <InvitationStatusBadge invitation={invitation} />
        <span>
          <InvitationEnd invitation={invitation} />
        </span>
      </div>
      <span>{offer}</span>
      {placesWithRoles && <span className="text-xs text-pretty text-muted">{placesWithRoles}</span>}
      <span className="text-xs text-subtle">
        {t("Invited by {name}", { name: invited_by?.name ?? t("nobody any more") })} ·{" "}
        <Time at={sent_at} format="relative" />
      </span>
      <span className="text-xs">
        <InvitationMail invitation={invitation} />
      </span>
    </div>
  );
}
