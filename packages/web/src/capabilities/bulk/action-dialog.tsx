import type { BulkActionType, BulkJob, BulkSelection } from "@rollcall/contract/bulk";
import type { CappedCount } from "@rollcall/contract/paging";
import { useState } from "react";
import { useFormats } from "../../texts/use-formats.ts";
import { type Translate, useText } from "../../texts/use-text.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { actionOf, emptyChoice, type Missing } from "./choice.ts";
import { ChoiceFields } from "./choice-fields.tsx";
import { useBegin } from "./data.ts";
import { actionName } from "./words.ts";

/** What is to be done to whom. */
export type Asked = { type: BulkActionType; selection: BulkSelection; count: CappedCount | undefined };

type Props = { asked: Asked; onBegun: (job: BulkJob) => void; onClose: () => void };

/** Asks which role, seat, Workspace or Group; then its effect is worked out. */
export function ActionDialog({ asked: { type, selection, count }, onBegun, onClose }: Props) {
  const t = useText();
  const formats = useFormats();
  const [choice, setChoice] = useState(() => emptyChoice(type));
  const begin = useBegin(onBegun);
  const action = actionOf(type, choice);
  const missing = typeof action === "string" ? action : undefined;
  return (
    <Dialog
      open
      onClose={onClose}
      title={actionName(type, t)}
      description={t("{count} selected. What would change is shown first.", {
        count: count ? formats.count(count) : "…",
      })}
      onSubmit={(event) => {
        event.preventDefault();
        if (typeof action !== "string" && !begin.isPending) begin.mutate({ selection, action });
      }}
      footer={
        <>
          <Button onClick={onClose}>{t("Cancel")}</Button>
          <Button
            type="submit"
            variant="primary"
            pending={begin.isPending}
            disabledReason={missing && missingText(missing, t)}
          >
            {t("Preview")}
          </Button>
        </>
      }
    >
      <ChoiceFields type={type} choice={choice} onChange={(change) => setChoice({ ...choice, ...change })} />
    </Dialog>
  );
}

function missingText(missing: Missing, t: Translate): string {
  return {
    roles: t("Choose at least one role."),
    product: t("Choose a product first."),
    workspace: t("Choose a Workspace first."),
    group: t("Choose a Group first."),
  }[missing];
}
