import type { Invitation } from "@rollcall/contract/invitations";
import { problemText } from "../../texts/problem-text.ts";
import { useFormats } from "../../texts/use-formats.ts";
import { useText } from "../../texts/use-text.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { useProductNames } from "../members/use-seats-missed.ts";
import { useInvitationDeeds } from "./use-invitation-deeds.ts";

type Props = { invitation: Invitation; open: boolean; onClose: () => void };

/** Asks before an invitation is withdrawn, and names what goes with it. */
export function RevokeDialog({ invitation, open, onClose }: Props) {
  const t = useText();
  const { list } = useFormats();
  const productNames = useProductNames();
  const { revoke } = useInvitationDeeds();
  const { email, seats, status } = invitation;
  const holdsSeats = status === "pending" && seats.length > 0;
  const close = () => {
    revoke.reset();
    onClose();
  };
  return (
    <ConfirmDialog
      open={open}
      onClose={close}
      title={t("Revoke the invitation?")}
      description={t("{email} cannot join with it any more.", { email })}
      goes={[
        t("The link in the mail and every copy of it, at once"),
        ...(holdsSeats
          ? [t("Reserved seats, free for others: {products}", { products: list(productNames(seats)) })]
          : []),
      ]}
      stays={[t("You can invite {email} again at any time", { email })]}
      action={t("Revoke invitation")}
      pending={revoke.isPending}
      problem={revoke.error === null ? undefined : problemText(revoke.error, t)}
      onConfirm={() => revoke.mutate(invitation, { onSuccess: close })}
    />
  );
}
