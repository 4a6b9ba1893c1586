import { Checkbox as Base } from "@base-ui/react/checkbox";
import { Check, Minus } from "lucide-react";
import { type ReactNode, useId } from "react";
import { classes } from "./classes.ts";

type Props = {
  label: ReactNode;
  /** Hides the label from the eye, as for the box of a table row. */
  hideLabel?: boolean;
  hint?: ReactNode;
  checked: boolean;
  /** Some of what it stands for is on. */
  indeterminate?: boolean;
  onChange: (checked: boolean) => void;
  disabledReason?: string | undefined;
  name?: string;
};

/** On or off, sent with the form. What takes effect at once is a `Switch`. */
export function Checkbox({
  label,
  hideLabel = false,
  hint,
  checked,
  indeterminate = false,
  onChange,
  disabledReason,
  name,
}: Props) {
  const id = useId();
  const note = disabledReason ?? hint;
  return (
    <div className={classes("flex items-start gap-2", hideLabel && "inline-flex")}>
      <Base.Root
        id={id}
        checked={checked}
        indeterminate={indeterminate}
        onCheckedChange={(next) => onChange(next)}
        readOnly={disabledReason !== undefined}
        aria-describedby={note ? `${id}-note` : undefined}
        aria-disabled={disabledReason !== undefined || undefined}
        className="mt-0.5 flex size-4 shrink-0 items-center justify-center rounded-sm border border-line-control bg-surface text-accent-ink transition-colors not-aria-disabled:hover:border-muted aria-disabled:cursor-not-allowed aria-disabled:opacity-50 data-checked:border-accent data-checked:bg-accent data-indeterminate:border-accent data-indeterminate:bg-accent"
        {...(name && { name })}
      >
        <Base.Indicator className="flex">
          {indeterminate ? (
            <Minus aria-hidden="true" className="size-3" strokeWidth={3} />
          ) : (
            <Check aria-hidden="true" className="size-3" strokeWidth={3} />
          )}
        </Base.Indicator>
      </Base.Root>
      <div className={classes("min-w-0", hideLabel && "sr-only")}>
        <label htmlFor={id}>{label}</label>
        {note && (
          <p id={`${id}-note`} className="text-xs text-pretty text-subtle">
            {note}
          </p>
        )}
      </div>
    </div>
  );
}
