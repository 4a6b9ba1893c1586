import { ChevronDown, X } from "lucide-react";
import type { ReactNode } from "react";
import { useText } from "../texts/use-text.ts";
import { classes } from "./classes.ts";

type Props = {
  label: string;
  /** Whether it filters anything. */
  isOn: boolean;
  onClear: () => void;
  /** Its button, or a text where there is nothing to choose. */
  children: ReactNode;
};

/** The frame of every filter: its button, and the cross that takes it away. */
export function Chip({ label, isOn, onClear, children }: Props) {
  const t = useText();
  return (
    <div className={classes("inline-flex max-w-full shrink-0 items-center rounded-full border", isOn ? on : off)}>
      {children}
      {isOn && (
        <button
          type="button"
          aria-label={t("Clear filter {label}", { label })}
          onClick={onClear}
          className="flex size-[26px] items-center justify-center rounded-full hover:bg-accent-line pointer-coarse:size-[34px]"
        >
          <X aria-hidden="true" className="size-3.5" />
        </button>
      )}
    </div>
  );
}

const on = "border-accent-line bg-accent-soft text-accent-soft-ink";
const off = "border-line-strong bg-surface hover:bg-hover";

/** How the button inside looks. */
export const chipButton = "flex h-[26px] min-w-0 items-center gap-1 rounded-full pr-2 pl-3 pointer-coarse:h-[34px]";

/** What stands on the button: the filter's name, and what is chosen. */
export function ChipText({ label, shown }: { label: string; shown: string | undefined }) {
  return (
    <>
      <span className={classes("whitespace-nowrap", shown === undefined && "text-muted")}>{label}</span>
      {shown === undefined ? (
        <ChevronDown aria-hidden="true" className="size-3.5 text-subtle" />
      ) : (
        <span className="truncate font-medium">{shown}</span>
      )}
    </>
  );
}
