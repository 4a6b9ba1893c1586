import { ChevronsUpDown } from "lucide-react";
import { useText } from "../texts/use-text.ts";
import { Menu, MenuOptions } from "../ui/menu.tsx";

type Props<Value extends string> = {
  value: Value;
  onChange: (value: Value) => void;
  choices: readonly { value: Value; label: string }[];
};

/** The order of a list, where no column heads are there to sort by. */
export function OrderMenu<Value extends string>({ value, onChange, choices }: Props<Value>) {
  const t = useText();
  const chosen = choices.find((choice) => choice.value === value)?.label ?? value;
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={t("Order: {order}", { order: chosen })}
          className="ml-auto flex h-7 shrink-0 items-center gap-1.5 rounded-md px-2 whitespace-nowrap hover:bg-hover data-popup-open:bg-hover pointer-coarse:h-10"
        >
          {chosen}
          <ChevronsUpDown aria-hidden="true" className="size-3.5 text-subtle" />
        </button>
      }
    >
      <MenuOptions label={t("Order")} value={value} onChange={onChange} choices={choices} />
    </Menu>
  );
}
