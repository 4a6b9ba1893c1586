import { Combobox as Base } from "@base-ui/react/combobox";
import { normalized } from "@rollcall/contract/text";
import { Check } from "lucide-react";
import { useState } from "react";
import { useText } from "../texts/use-text.ts";
import { ChipText, chipButton } from "./chip.tsx";
import type { SearchChipProps, SearchChoice, SearchGroup } from "./search-chip.tsx";

type Props = SearchChipProps & { shown: string | undefined };

/** The button and the popup of a filter that somebody has opened, which it is when it comes. */
export function OpenedSearch({ placeholder, groups, values, onChange, nameOf, onType, shown, ...rest }: Props) {
  const { label, isBusy = false } = rest;
  const t = useText();
  const [text, setText] = useState("");
  const chosen = values.map((value) => ({ value, label: nameOf(value) }));
  const [first, setFirst] = useState<readonly SearchChoice[]>(chosen);
  const items = text === "" ? withFirst(t("Chosen"), first, groups) : narrowed(groups, text);
  return (
    <Base.Root
      defaultOpen
      multiple
      items={items}
      filter={null}
      inputValue={text}
      onInputValueChange={(next) => {
        setText(next);
        onType?.(next);
      }}
      value={chosen}
      onValueChange={(next) => onChange(next.map(({ value }) => value))}
      itemToStringLabel={(choice) => choice.label}
      isItemEqualToValue={(one, other) => one.value === other.value}
      onOpenChange={(isOpen) => {
        // What is chosen stays in its place while one looks at it.
        if (isOpen) return setFirst(chosen);
        setText("");
        onType?.("");
      }}
    >
      {/* A combobox takes no name from what stands in it. */}
      <Base.Trigger aria-label={shown === undefined ? label : `${label} ${shown}`} className={chipButton}>
        <ChipText label={label} shown={shown} />
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner align="start" sideOffset={6} collisionPadding={8} className="z-50 outline-none">
          <Base.Popup aria-label={label} className="popup flex w-76 max-w-[calc(100vw-1rem)] flex-col">
            <Base.Input
              aria-label={label}
              placeholder={placeholder}
              className="h-9 shrink-0 border-b bg-transparent px-3 outline-none pointer-coarse:h-11"
            />
            <Base.Empty className="px-3 py-2.5 text-subtle empty:hidden">
              {isBusy ? t("Searching…") : t("Nothing matches.")}
            </Base.Empty>
            <Base.List className="max-h-[min(var(--available-height)-3rem,22rem)] overflow-y-auto overscroll-contain p-1 empty:hidden">
              {(group: { value: string; items: readonly SearchChoice[] }) => (
                <Base.Group
                  key={group.value}
                  items={group.items}
                  className="not-first:mt-1 not-first:border-t not-first:pt-1"
                >
                  <Base.GroupLabel className="px-2 pt-1.5 pb-1 text-xs text-subtle">{group.value}</Base.GroupLabel>
                  <Base.Collection>
                    {(choice: SearchChoice) => <Item key={choice.value} choice={choice} />}
                  </Base.Collection>
                </Base.Group>
              )}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function Item({ choice }: { choice: SearchChoice }) {
  const note = choice.disabledReason ?? choice.description;
  return (
    <Base.Item value={choice} disabled={choice.disabledReason !== undefined} className="popup-item">
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="truncate">{choice.label}</span>
        {note && <span className="truncate text-xs text-subtle">{note}</span>}
      </span>
      <Base.ItemIndicator>
        <Check aria-hidden="true" className="size-4 shrink-0 text-accent-text" />
      </Base.ItemIndicator>
    </Base.Item>
  );
}

/** Everything, with what was chosen before at the top. */
function withFirst(label: string, first: readonly SearchChoice[], groups: readonly SearchGroup[]) {
  const isFirst = ({ value }: SearchChoice) => first.some((each) => each.value === value);
  const others = groups.map((group) => ({ ...group, choices: group.choices.filter((choice) => !isFirst(choice)) }));
  return narrowed([{ label, choices: first }, ...others], "");
}

function narrowed(groups: readonly SearchGroup[], text: string) {
  const wanted = normalized(text);
  const fits = ({ label, description = "" }: SearchChoice) => normalized(`${label} ${description}`).includes(wanted);
  return groups
    .map(({ label, choices, isFound }) => ({ value: label, items: isFound ? [...choices] : choices.filter(fits) }))
    .filter(({ items }) => items.length > 0);
}
