import { useId } from "react";
import { classes } from "../../ui/classes.ts";

type Props<Value extends string> = {
  label: string;
  value: Value;
  onChange: (value: Value) => void;
  choices: readonly { value: Value; label: string; hint?: string }[];
};

/** One of a few that are worth seeing all at once. */
export function ChoiceCards<Value extends string>({ label, value, onChange, choices }: Props<Value>) {
  const name = useId();
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium">{label}</legend>
      <div className={classes("grid gap-2", choices.length > 2 ? "grid-cols-2 sm:grid-cols-3" : "sm:grid-cols-2")}>
        {choices.map((choice) => (
          <label
            key={choice.value}
            className="flex cursor-pointer flex-col rounded-md border border-line-strong px-3 py-2 hover:bg-hover has-checked:border-accent has-checked:bg-accent-soft has-checked:text-accent-soft-ink has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent-text"
          >
            <span className="flex items-center gap-2 font-medium">
              <input
                type="radio"
                name={name}
                checked={choice.value === value}
                onChange={() => onChange(choice.value)}
                className="size-4 shrink-0 accent-accent outline-none"
              />
              {choice.label}
            </span>
            {choice.hint && <span className="pl-6 text-xs text-muted">{choice.hint}</span>}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
