import { ChevronDown, X } from "lucide-react";
import { useFormats } from "../texts/use-formats.ts";
import { useText } from "../texts/use-text.ts";
import { classes } from "./classes.ts";
import { Menu, MenuCheckbox } from "./menu.tsx";

type Props<Value extends string> = {
  label: string;
  choices: readonly { value: Value; label: string; count?: number }[];
  values: readonly Value[];
  onChange: (values: Value[]) => void;
};

/** A filter that takes several values; any of them matches. Shows what is chosen and can be cleared in one press. */
export function FilterChip<Value extends string>({ label, choices, values, onChange }: Props<Value>) {
  const t = useText();
  const { list } = useFormats();
  const chosen = choices.filter(({ value }) => values.includes(value)).map((each) => each.label);
  const isOn = chosen.length > 0;
  const shown = chosen.length > 2 ? t("{count} chosen", { count: chosen.length }) : list(chosen);

  function toggle(value: Value): void {
    onChange(values.includes(value) ? values.filter((each) => each !== value) : [...values, value]);
  }

  return (
    <div className={classes("inline-flex max-w-full shrink-0 items-center rounded-full border", isOn ? on : off)}>
      <Menu
        align="start"
        className="min-w-44!"
        trigger={
          <button
            type="button"
            className="flex h-[26px] min-w-0 items-center gap-1 rounded-full pr-2 pl-3 pointer-coarse:h-[34px]"
          >
            <span className={classes("whitespace-nowrap", !isOn && "text-muted")}>{label}</span>
            {isOn && <span className="truncate font-medium">{shown}</span>}
            {!isOn && <ChevronDown aria-hidden="true" className="size-3.5 text-subtle" />}
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
      {isOn && (
        <button
          type="button"
          aria-label={t("Clear filter {label}", { label })}
          onClick={() => onChange([])}
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
