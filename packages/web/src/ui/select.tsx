import { Select as Base } from "@base-ui/react/select";
import { Check, ChevronsUpDown } from "lucide-react";
import type { Ref } from "react";
import { classes } from "./classes.ts";
import { Field, type FieldProps } from "./field.tsx";
import { Tooltip } from "./tooltip.tsx";

export type Choice<Value extends string> = {
  value: Value;
  label: string;
  description?: string;
  /** Why it cannot be chosen; shown in place of the description. */
  disabledReason?: string | undefined;
};

type Props<Value extends string> = FieldProps & {
  choices: readonly Choice<Value>[];
  value: Value;
  onChange: (value: Value) => void;
  /** `quiet` has no border until it is touched: for rows of a table. */
  variant?: "control" | "quiet";
  pending?: boolean;
  disabledReason?: string | undefined;
  name?: string;
  ref?: Ref<HTMLButtonElement>;
};

/** One of a few. For many or searched choices take `Combobox`. */
export function Select<Value extends string>({
  choices,
  value,
  onChange,
  variant,
  pending,
  disabledReason,
  name,
  ref,
  className,
  ...field
}: Props<Value>) {
  const isQuiet = variant === "quiet";
  const isBlocked = disabledReason !== undefined;
  return (
    // A quiet one is as wide as its text, also beside others.
    <Field {...field} className={classes(isQuiet && "shrink-0", className)}>
      {(wired) => (
        <Base.Root
          items={choices}
          value={value}
          onValueChange={(next) => next !== null && next !== value && onChange(next)}
          readOnly={isBlocked || pending === true}
          {...(name && { name })}
        >
          <Tooltip text={disabledReason}>
            <Base.Trigger
              {...wired}
              ref={ref}
              aria-disabled={isBlocked || undefined}
              aria-description={disabledReason}
              aria-busy={pending || undefined}
              className={classes(
                "flex items-center justify-between gap-1.5 text-left aria-disabled:cursor-not-allowed aria-disabled:text-subtle",
                looks[variant ?? "control"],
              )}
            >
              <Base.Value className="truncate" />
              <Base.Icon className="flex text-subtle">
                <ChevronsUpDown aria-hidden="true" className="size-3.5" />
              </Base.Icon>
            </Base.Trigger>
          </Tooltip>
          <Choices choices={choices} />
        </Base.Root>
      )}
    </Field>
  );
}

const looks = {
  control: "control w-full px-2.5",
  quiet:
    "-ml-2 h-7 max-w-full self-start rounded-md px-2 hover:bg-pressed data-popup-open:bg-pressed pointer-coarse:h-10",
};

function Choices({ choices }: { choices: readonly Choice<string>[] }) {
  return (
    <Base.Portal>
      <Base.Positioner sideOffset={4} alignItemWithTrigger={false} className="z-50 outline-none">
        <Base.Popup className="popup max-h-(--available-height) max-w-80 min-w-(--anchor-width) overflow-y-auto p-1">
          <Base.List>
            {choices.map(({ value, label, description, disabledReason }) => (
              <Base.Item
                key={value}
                value={value}
                disabled={disabledReason !== undefined}
                className="popup-item items-start"
              >
                <span className="flex min-w-0 flex-1 flex-col">
                  <Base.ItemText>{label}</Base.ItemText>
                  {(disabledReason ?? description) && (
                    <span className="text-xs text-pretty text-subtle">{disabledReason ?? description}</span>
                  )}
                </span>
                <span className="flex h-5 w-4 items-center">
                  <Base.ItemIndicator>
                    <Check aria-hidden="true" className="size-4 text-accent-text" />
                  </Base.ItemIndicator>
                </span>
              </Base.Item>
            ))}
          </Base.List>
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  );
}
