import { useBlocker } from "@tanstack/react-router";
import { useText } from "../../texts/use-text.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";

/** Asks before something that was edited and not saved is left behind. */
export function LeavingDialog({ isEdited }: { isEdited: boolean }) {
  const t = useText();
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => isEdited && current.pathname !== next.pathname,
    enableBeforeUnload: isEdited,
    withResolver: true,
  });
  return (
    <ConfirmDialog
      open={blocker.status === "blocked"}
      onClose={() => blocker.reset?.()}
      title={t("Leave without saving?")}
      description={t("Your changes on this page are not saved.")}
      action={t("Leave and lose the changes")}
      onConfirm={() => blocker.proceed?.()}
    />
  );
}
