import type { Invitation } from "@rollcall/contract/invitations";
import { mayGrant } from "@rollcall/contract/roles";
import { Ellipsis, Link as LinkIcon, Send, Trash2 } from "lucide-react";
import { useMembership, useOrganizationId, usePermits } from "../../session.ts";
import { useText } from "../../texts/use-text.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { Menu, MenuItem, MenuSeparator } from "../../ui/menu.tsx";
import { useInvitationDeeds } from "./use-invitation-deeds.ts";

type Props = { invitation: Invitation; onRevoke: (invitation: Invitation) => void };

/** Resend, copy link, revoke; what cannot be done now says why. */
export function InvitationMenu({ invitation, onRevoke }: Props) {
  const t = useText();
  const deeds = useInvitationDeeds();
  const { resend, copy } = deeds;
  const { offered, link, any } = useReasons(invitation);
  return (
    <Menu
      trigger={
        <IconButton
          icon={Ellipsis}
          label={t("More for {name}", { name: invitation.email })}
          size="sm"
          data-row-link={invitation.id}
          pending={resend.isPending || copy.isPending}
        />
      }
    >
      <MenuItem icon={Send} onClick={() => resend.mutate(invitation)} disabledReason={any ?? offered}>
        {t("Resend with a new link")}
      </MenuItem>
      <MenuItem icon={LinkIcon} onClick={() => copy.mutate(invitation)} disabledReason={any ?? offered ?? link}>
        {t("Copy link")}
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={Trash2} danger onClick={() => onRevoke(invitation)} disabledReason={any}>
        {t("Revoke…")}
      </MenuItem>
    </Menu>
  );
}

function useReasons({ status, roles }: Invitation) {
  const t = useText();
  const may = usePermits();
  const held = new Set(useMembership(useOrganizationId())?.permissions);
  const isOpen = status === "pending" || status === "expired";
  const answered = isOpen ? undefined : t("This invitation was answered or withdrawn. Invite the person again.");
  return {
    any: may("members:invite") ? answered : t("Your roles do not include inviting."),
    offered: mayGrant(held, roles) ? undefined : t("You can grant only what you hold yourself."),
    link: status === "expired" ? t("The link has expired. Resend the invitation first.") : undefined,
  };
}
