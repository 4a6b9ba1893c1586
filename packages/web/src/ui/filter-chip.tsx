import { useFormats } from "../texts/use-formats.ts";
import { useText } from "../texts/use-text.ts";
import { Chip, ChipText, chipButton } from "./chip.tsx";
import { Menu, MenuCheckbox } from "./menu.tsx";

type Props<Value extends string> = {
  label: string;
  choices: readonly { value: Value; label: string; count?: number }[];
  values: readonly Value[];
  onChange: (values: Value[]) => void;
};

/** A filter that takes several values; any of them matches. Shows what is chosen and can be cleared in one press. */
export function FilterChip<Value extends string>({ label, choices, values, onChange }: Props<Value>) {
  const shownOf = useShown();
  const chosen = choices.filter(({ value }) => values.includes(value)).map((each) => each.label);

  function toggle(value: Value): void {
    onChange(values.includes(value) ? values.filter((each) => each !== value) : [...values, value]);
  }

  return (
    <Chip label={label} isOn={chosen.length > 0} onClear={() => onChange([])}>
      <Menu
        align="start"
        className="min-w-44!"
        trigger={
          <button type="button" className={chipButton}>
            <ChipText label={label} shown={shownOf(chosen)} />
          </button>
        }
      >
        {choices.map(({ value, label: name, count }) => (
          <MenuCheckbox
            key={value}
            label={name}
            checked={values.includes(value)}
            onChange={() => toggle(value)}
            after={count !== undefined && <span className="text-xs text-subtle tabular-nums">{count}</span>}
          />
        ))}
      </Menu>
    </Chip>
  );
}

/** What a filter shows of what is chosen: one or two by name, more by their number. */
export function useShown(): (chosen: readonly string[]) => string | undefined {
  const t = useText();
  const { list } = useFormats();
  return (chosen) => {
    if (chosen.length === 0) return undefined;
    return chosen.length > 2 ? t("{count} chosen", { count: chosen.length }) : list([...chosen]);
  };
}
