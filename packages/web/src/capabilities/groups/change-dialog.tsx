import type { Effects } from "@rollcall/contract/access";
import type { ReactNode } from "react";
import { problemText } from "../../texts/problem-text.ts";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { type Change, useApply, usePreview } from "./change.ts";
import { EffectsPreview } from "./effects-preview.tsx";

type Props = {
  onClose: () => void;
  title: string;
  description?: string;
  /** What the button says. */
  action: string;
  /** What the fields ask for now; nothing while they are not complete. */
  change: Change | undefined;
  /** What is missing while there is no change. */
  missing: string;
  onDone: (effects: Effects) => void;
  children: ReactNode;
};

/** A form whose effect shows before it is sent. */
export function ChangeDialog({ onClose, action, change, missing, onDone, children, ...texts }: Props) {
  const t = useText();
  const preview = usePreview(change);
  const apply = useApply((effects) => {
    onDone(effects);
    onClose();
  });
  const refused = change !== undefined && preview.isError && !preview.isPlaceholderData;
  const reason = change === undefined ? missing : refused ? problemText(preview.error, t) : undefined;
  return (
    <Dialog
      {...texts}
      open
      onClose={onClose}
      keepOpen
      onSubmit={(event) => {
        event.preventDefault();
        if (change !== undefined && preview.isSuccess && !preview.isFetching && !apply.isPending) apply.mutate(change);
      }}
      footer={
        <>
          <Button onClick={onClose}>{t("Cancel")}</Button>
          <Button
            type="submit"
            variant="primary"
            pending={apply.isPending || (change !== undefined && preview.isFetching)}
            disabledReason={reason}
          >
            {action}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        {apply.isError && <Banner tone="danger">{problemText(apply.error, t)}</Banner>}
        {children}
        {change !== undefined && <EffectsPreview preview={preview} />}
      </div>
    </Dialog>
  );
}
