import { UserPlus } from "lucide-react";
import { useText } from "../../texts/use-text.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { InviteButton } from "../invitations/invite-button.tsx";

/** One is alone: the next step is to invite. */
export function ActiveUsersEmpty() {
  const t = useText();
  return (
    <EmptyState icon={UserPlus} title={t("It is only you so far")} action={<InviteButton />}>
      {t("Invite the first people. They get a mail with instructions to join.")}
    </EmptyState>
  );
}
