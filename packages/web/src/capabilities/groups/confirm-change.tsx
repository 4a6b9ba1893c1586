import type { Effects } from "@rollcall/contract/access";
import type { ComponentProps } from "react";
import { problemText } from "../../texts/problem-text.ts";
import { useText } from "../../texts/use-text.ts";
import { later } from "../../ui/later.tsx";
import { type Change, useApply, usePreview } from "./change.ts";
import { EffectsPreview } from "./effects-preview.tsx";

const ConfirmDialog = later(() => import("../../ui/confirm-dialog.tsx").then((file) => file.ConfirmDialog));

type Texts = Pick<
  ComponentProps<typeof ConfirmDialog>,
  "title" | "description" | "goes" | "stays" | "action" | "typed"
>;
type Props = Texts & { change: Change; onClose: () => void; onDone: (effects: Effects) => void };

/** Asks before something is taken away, and says from whom. */
export function ConfirmChange({ change, onClose, onDone, ...texts }: Props) {
  const t = useText();
  const preview = usePreview(change);
  const apply = useApply((effects) => {
    onClose();
    onDone(effects);
  });
  return (
    <ConfirmDialog
      {...texts}
      open
      onClose={onClose}
      pending={apply.isPending || preview.isFetching}
      problem={apply.isError ? problemText(apply.error, t) : undefined}
      onConfirm={() => preview.isSuccess && apply.mutate(change)}
    >
      <EffectsPreview preview={preview} />
    </ConfirmDialog>
  );
}
