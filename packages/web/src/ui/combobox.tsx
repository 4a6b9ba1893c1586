import { Combobox as Base } from "@base-ui/react/combobox";
import { Check, ChevronsUpDown, X } from "lucide-react";
import { useState } from "react";
import { useText } from "../texts/use-text.ts";
import { Field, type FieldProps } from "./field.tsx";
import type { Choice } from "./select.tsx";

type Props<Value extends string> = FieldProps & {
  choices: readonly Choice<Value>[];
  values: readonly Value[];
  onChange: (values: Value[]) => void;
  placeholder?: string;
  /** Where there are too many to have them all: what is typed is searched elsewhere, and `choices` are what was found. */
  search?: { onType: (text: string) => void; isBusy: boolean; isTooShort?: boolean };
  /** What is chosen and may not be among the choices of this search. */
  known?: readonly Choice<Value>[];
  /** Only one can be chosen: another takes its place, and the list closes. */
  single?: boolean;
};

/** Several of many, or one of them, found by typing; what is chosen stands as chips in the field. */
export function Combobox<Value extends string>({
  choices,
  values,
  onChange,
  placeholder,
  search,
  known = [],
  single = false,
  ...field
}: Props<Value>) {
  const t = useText();
  const [isOpen, setOpen] = useState(false);
  const chosen = values.flatMap((value) => [...known, ...choices].find((each) => each.value === value) ?? []);
  return (
    <Field {...field}>
      {(wired) => (
        <Base.Root
          multiple
          open={isOpen}
          onOpenChange={setOpen}
          items={choices}
          {...(search && { filter: null, onInputValueChange: search.onType })}
          value={chosen}
          onValueChange={(next, details) => {
            // Escape does not throw away what was chosen; it closes whatever is around.
            if (details.reason === "escape-key") return details.allowPropagation();
            onChange((single ? next.slice(-1) : next).map(({ value }) => value));
            if (single) setOpen(false);
          }}
          itemToStringLabel={({ label }) => label}
          isItemEqualToValue={(one, other) => one.value === other.value}
        >
          <Base.InputGroup className="control flex items-center pr-1">
            <Base.Chips className="flex min-w-0 flex-1 flex-wrap items-center gap-1 p-[3px]">
              {chosen.map(({ value, label }) => (
                <Base.Chip
                  key={value}
                  className="flex h-6 items-center rounded-sm bg-pressed pl-2 data-highlighted:bg-accent-soft"
                >
                  {label}
                  <Base.ChipRemove
                    aria-label={t("Remove {label}", { label })}
                    className="flex size-6 items-center justify-center text-muted hover:text-ink"
                  >
                    <X aria-hidden="true" className="size-3.5" />
                  </Base.ChipRemove>
                </Base.Chip>
              ))}
              <Base.Input
                {...wired}
                // The list hides everything else from screen readers while it is open, the label too.
                aria-label={typeof field.label === "string" ? field.label : undefined}
                placeholder={chosen.length === 0 ? placeholder : undefined}
                className="h-6 min-w-16 flex-1 bg-transparent px-1.5 outline-none pointer-coarse:h-8"
              />
            </Base.Chips>
            <Base.Trigger
              aria-label={t("Show choices")}
              className="flex size-6 items-center justify-center text-subtle"
            >
              <ChevronsUpDown aria-hidden="true" className="size-3.5" />
            </Base.Trigger>
          </Base.InputGroup>
          <Base.Portal>
            <Base.Positioner sideOffset={4} className="z-50 outline-none">
              <Base.Popup className="popup w-(--anchor-width) p-1">
                <Base.Empty className="px-2 py-1.5 text-subtle empty:hidden">
                  {search?.isBusy
                    ? t("Searching…")
                    : search?.isTooShort
                      ? t("Type two characters or more.")
                      : t("Nothing matches.")}
                </Base.Empty>
                <Base.List className="max-h-[min(var(--available-height)-0.75rem,20rem)] overflow-y-auto">
                  {(choice: Choice<Value>) => (
                    <Base.Item
                      key={choice.value}
                      value={choice}
                      disabled={choice.disabledReason !== undefined}
                      className="popup-item items-start"
                    >
                      <span className="flex min-w-0 flex-1 flex-col">
                        {choice.label}
                        {(choice.disabledReason ?? choice.description) && (
                          <span className="text-xs text-subtle">{choice.disabledReason ?? choice.description}</span>
                        )}
                      </span>
                      <Base.ItemIndicator>
                        <Check aria-hidden="true" className="size-4 text-accent-text" />
                      </Base.ItemIndicator>
                    </Base.Item>
                  )}
                </Base.List>
              </Base.Popup>
            </Base.Positioner>
          </Base.Portal>
        </Base.Root>
      )}
    </Field>
  );
}
