import type { Invitation } from "@rollcall/contract/invitations";
import { memo } from "react";
import { useFormats } from "../../texts/use-formats.ts";
import { useText } from "../../texts/use-text.ts";
import { classes } from "../../ui/classes.ts";
import { Highlight } from "../../ui/highlight.tsx";
import { Time } from "../../ui/time.tsx";
import { useProductNames } from "../members/use-seats-missed.ts";
import { InvitationEnd, InvitationMail, InvitationStatusBadge } from "./invitation-facts.tsx";
import { InvitationMenu } from "./invitation-menu.tsx";
import { useOffer } from "./use-offer.ts";

export type InvitationRowProps = {
  invitation: Invitation;
  index: number;
  searched: string | undefined;
  onRevoke: (invitation: Invitation) => void;
};

/** One invitation as a row. */
export const InvitedUsersRow = memo(function InvitedUsersRow(props: InvitationRowProps) {
  const { invitation, index, searched, onRevoke } = props;
  const t = useText();
  const { list } = useFormats();
  const productNames = useProductNames();
  const { email, seats, invited_by, sent_at } = invitation;
  const offer = useOffer(invitation);
  return (
    <tr data-row={invitation.id} aria-rowindex={index + 2} className="h-[45px] hover:bg-hover">
      <td className={classes(cell, "pl-4 sm:pl-8")}>
        <span className="flex min-w-0 items-center gap-2">
          <span className="truncate font-medium" title={email}>
            <Highlight text={email} match={searched} />
          </span>
          <InvitationStatusBadge invitation={invitation} />
        </span>
        {offer.places && (
          <span className="block truncate text-xs text-subtle" title={offer.placesWithRoles}>
            {offer.places}
          </span>
        )}
      </td>
      <td className={cell}>
        <span className="block truncate" title={offer.roles}>
          {offer.roles}
        </span>
      </td>
      <td className={classes(cell, "text-muted")}>
        <span className="block truncate" title={list(productNames(seats))}>
          {seats.length === 0 ? t("None") : list(productNames(seats))}
        </span>
      </td>
      <td className={classes(cell, "text-muted")}>
        <span className="block truncate" title={invited_by?.email}>
          {invited_by?.name ?? t("Nobody any more")}
        </span>
      </td>
      <td className={classes(cell, "text-muted")}>
        <Time at={sent_at} format="relative" />
      </td>
      <td className={classes(cell, "text-muted")}>
        <InvitationEnd invitation={invitation} />
      </td>
      <td className={cell}>
        <InvitationMail invitation={invitation} />
      </td>
      <td className={classes(cell, "pr-4 text-right sm:pr-8")}>
        <InvitationMenu invitation={invitation} onRevoke={onRevoke} />
      </td>
    </tr>
  );
});

const cell = "overflow-hidden px-3 py-1";
