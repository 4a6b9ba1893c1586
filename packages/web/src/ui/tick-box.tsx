import { type ChangeEvent, useCallback } from "react";
import { classes } from "./classes.ts";

type Props = {
  /** What it stands for; only screen readers need it. */
  label: string;
  checked: boolean;
  /** Some of what it stands for is on. */
  indeterminate?: boolean;
  /** Whether Shift was held: then everything up to here is meant. */
  onChange: (isShift: boolean) => void;
  /** The place that a press counts in; the box stands in its middle. */
  className?: string;
};

/** The box of a row of a long list: no more than what the browser has, since every row draws one. */
export function TickBox({ label, checked, indeterminate = false, onChange, className }: Props) {
  const show = useCallback(
    (input: HTMLInputElement | null) => {
      if (input !== null) input.indeterminate = indeterminate;
    },
    [indeterminate],
  );
  return (
    <label className={classes("flex cursor-pointer items-center justify-center select-none", className)}>
      <input ref={show} type="checkbox" aria-label={label} checked={checked} onChange={change} className="tick-box" />
    </label>
  );

  function change({ nativeEvent }: ChangeEvent): void {
    onChange(nativeEvent instanceof MouseEvent && nativeEvent.shiftKey);
  }
}
