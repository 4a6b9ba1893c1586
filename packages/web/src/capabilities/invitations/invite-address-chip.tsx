import { CircleAlert, X } from "lucide-react";
import { useText } from "../../texts/use-text.ts";
import { classes } from "../../ui/classes.ts";
import type { Entry } from "./invite-addresses.ts";

type Props = { entry: Entry; onEdit: () => void; onRemove: () => void };

/** One address of the invite form: a press edits it, the cross takes it out. */
export function InviteAddressChip({ entry, onEdit, onRemove }: Props) {
  const t = useText();
  const isBad = entry.email === undefined;
  const shown = entry.email ?? entry.text;
  return (
    <span
      className={classes(
        "flex h-6 max-w-full items-center rounded-sm border pointer-coarse:h-8",
        isBad ? "border-danger-line bg-danger-soft text-danger-soft-ink" : "border-transparent bg-pressed",
      )}
    >
      <button
        type="button"
        onClick={onEdit}
        title={entry.text}
        aria-label={
          isBad ? t("{text} is not an e-mail address. Edit it", { text: shown }) : t("Edit {text}", { text: shown })
        }
        className="flex h-full min-w-0 items-center gap-1 pl-1.5"
      >
        {isBad && <CircleAlert aria-hidden="true" className="size-3.5 shrink-0" />}
        <span className="truncate">{shown}</span>
      </button>
      <button
        type="button"
        onClick={onRemove}
        aria-label={t("Remove {label}", { label: shown })}
        className="flex h-full w-6 shrink-0 items-center justify-center opacity-70 hover:opacity-100 pointer-coarse:w-8"
      >
        <X aria-hidden="true" className="size-3.5" />
      </button>
    </span>
  );
}
