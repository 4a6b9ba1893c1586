import { useState } from "react";
import { useText } from "../texts/use-text.ts";
import { Chip, ChipText, chipButton } from "./chip.tsx";
import { useShown } from "./filter-chip.tsx";
import { whenReachedFor } from "./later.tsx";
import { showProblem } from "./toast.tsx";

type Parts = typeof import("./search-chip-parts.tsx");
let parts: Parts | undefined;

async function loadParts(): Promise<void> {
  parts = await import("./search-chip-parts.tsx");
}
whenReachedFor(loadParts);

export type SearchChoice = {
  value: string;
  label: string;
  description?: string | undefined;
  /** Why it cannot be chosen; shown in place of the description. */
  disabledReason?: string | undefined;
};
export type SearchGroup = {
  label: string;
  choices: readonly SearchChoice[];
  /** They were found by what is typed; others are narrowed here. */
  isFound?: boolean;
};

export type SearchChipProps = {
  label: string;
  /** What to type: "Name or address". */
  placeholder: string;
  groups: readonly SearchGroup[];
  values: readonly string[];
  onChange: (values: string[]) => void;
  /** The name of what is chosen, also where it is not among the choices. */
  nameOf: (value: string) => string;
  /** Hears what is typed, to find more. */
  onType?: (text: string) => void;
  /** Hears that it was opened: before that nobody needs its choices. */
  onOpen?: () => void;
  isBusy?: boolean;
};

/**
 * A filter whose values are found by typing; any of them matches. Until it is opened for the first time it is no more than
 * a button.
 */
export function SearchChip(props: SearchChipProps) {
  const { label, values, onChange, nameOf } = props;
  const t = useText();
  const shownOf = useShown();
  const [isOpened, setOpened] = useState(false);
  const shown = shownOf(values.map(nameOf));
  const Opened = parts?.OpenedSearch;

  function open(): void {
    const failed = () => showProblem(t("Rollcall cannot be reached. Check the connection and try again."));
    props.onOpen?.();
    if (parts !== undefined) setOpened(true);
    else loadParts().then(() => setOpened(true), failed);
  }
  return (
    <Chip label={label} isOn={values.length > 0} onClear={() => onChange([])}>
      {isOpened && Opened ? (
        <Opened {...props} shown={shown} />
      ) : (
        <button
          type="button"
          role="combobox"
          aria-haspopup="dialog"
          aria-expanded={false}
          aria-label={shown === undefined ? label : `${label} ${shown}`}
          className={chipButton}
          onClick={open}
          onKeyDown={(event) => {
            if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
            event.preventDefault();
            open();
          }}
        >
          <ChipText label={label} shown={shown} />
        </button>
      )}
    </Chip>
  );
}
