import { ChevronsUpDown } from "lucide-react";
import { type KeyboardEvent, type Ref, useState } from "react";
import { useText } from "../texts/use-text.ts";
import { classes } from "./classes.ts";
import { Field, type FieldProps, type Wired } from "./field.tsx";
import { whenReachedFor } from "./later.tsx";
import { showProblem } from "./toast.tsx";
import { Tooltip } from "./tooltip.tsx";

type Parts = typeof import("./select-parts.tsx");
let parts: Parts | undefined;

async function loadParts(): Promise<void> {
  parts = await import("./select-parts.tsx");
}
whenReachedFor(loadParts);

export type Choice<Value extends string> = {
  value: Value;
  label: string;
  description?: string;
  /** Why it cannot be chosen; shown in place of the description. */
  disabledReason?: string | undefined;
};

export type SelectProps<Value extends string> = FieldProps & {
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

/**
 * One of a few. For many or searched choices take `Combobox`. Until it is opened for the first time it is a button that
 * shows what is chosen; what opens comes when somebody first reaches for a button.
 */
export function Select<Value extends string>({
  label,
  hideLabel,
  hint,
  error,
  optional,
  className,
  ...select
}: SelectProps<Value>) {
  const [isOpened, setOpened] = useState(false);
  const Opened = parts?.OpenedSelect;
  const field = { label, hideLabel, hint, error, optional };
  return (
    // A quiet one is as wide as its text, also beside others.
    <Field {...field} className={classes(select.variant === "quiet" && "shrink-0", className)}>
      {(wired) =>
        isOpened && Opened ? (
          <Opened {...select} wired={wired} />
        ) : (
          <Closed {...select} wired={wired} onOpen={() => setOpened(true)} />
        )
      }
    </Field>
  );
}

type ClosedProps<Value extends string> = Omit<SelectProps<Value>, "label"> & { wired: Wired; onOpen: () => void };

function Closed<Value extends string>(props: ClosedProps<Value>) {
  const { choices, value, variant = "control", pending = false, disabledReason, ref, wired, onOpen } = props;
  const t = useText();
  const isBlocked = disabledReason !== undefined;

  function open(): void {
    if (isBlocked || pending) return;
    const failed = () => showProblem(t("Rollcall cannot be reached. Check the connection and try again."));
    if (parts !== undefined) onOpen();
    else loadParts().then(onOpen, failed);
  }
  /** Arrows open it, and so do letters, which look for a choice in what opens. */
  function openByKey(event: KeyboardEvent): void {
    const isLetter = event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!isLetter && event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    event.preventDefault();
    open();
  }
  return (
    <Tooltip text={disabledReason}>
      <button
        type="button"
        role="combobox"
        aria-haspopup="listbox"
        aria-expanded={false}
        {...wired}
        ref={ref}
        aria-disabled={isBlocked || undefined}
        aria-description={disabledReason}
        aria-busy={pending || undefined}
        className={classes(selectButton, looks[variant])}
        onClick={open}
        onKeyDown={openByKey}
      >
        <span className="truncate">{choices.find((choice) => choice.value === value)?.label}</span>
        <span className="flex text-subtle">
          <ChevronsUpDown aria-hidden="true" className="size-3.5" />
        </span>
      </button>
    </Tooltip>
  );
}

export const selectButton =
  "flex items-center justify-between gap-1.5 text-left aria-disabled:cursor-not-allowed aria-disabled:text-subtle";

export const looks = {
  control: "control w-full px-2.5",
  quiet:
    "-ml-2 h-7 max-w-full self-start rounded-md px-2 hover:bg-pressed data-popup-open:bg-pressed pointer-coarse:h-10",
};
