import { useText } from "../../texts/use-text.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";

type Props = { onClose: () => void; onConfirm: () => void };

/** Asks before an Admin stops being one: they could not put it back. */
export function GiveUpAdminDialog(props: Props) {
  const t = useText();
  return (
    <ConfirmDialog
      {...props}
      open
      title={t("Give up your own Admin role?")}
      description={t("It takes effect at once, and only another Admin can give it back.")}
      goes={[t("This page and every other page of the administration")]}
      stays={[t("Your membership, your seats and your other roles")]}
      action={t("Give up Admin")}
    />
  );
}
