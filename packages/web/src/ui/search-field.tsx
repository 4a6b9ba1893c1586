import { Search, X } from "lucide-react";
import type { Ref } from "react";
import { useText } from "../texts/use-text.ts";
import { IconButton } from "./icon-button.tsx";
import { Kbd } from "./kbd.tsx";
import { TextField } from "./text-field.tsx";

type Props = {
  label: string;
  placeholder?: string;
  value: string;
  onChange: (value: string) => void;
  /** The key that focuses it, shown while it is empty. */
  shortcut?: string;
  ref?: Ref<HTMLInputElement>;
  className?: string;
};

/** A search as you type. Escape empties it, then leaves it. */
export function SearchField({ label, placeholder = label, value, onChange, shortcut, ref, className }: Props) {
  const t = useText();
  const clear = <IconButton icon={X} label={t("Clear search")} size="sm" onClick={() => onChange("")} />;
  return (
    <TextField
      ref={ref}
      type="text"
      role="searchbox"
      inputMode="search"
      enterKeyHint="search"
      autoComplete="off"
      spellCheck={false}
      label={label}
      hideLabel
      placeholder={placeholder}
      value={value}
      className={className}
      prefix={<Search aria-hidden="true" className="size-4" />}
      suffix={value !== "" ? clear : shortcut && <Kbd keys={shortcut} className="mr-1 pointer-coarse:hidden" />}
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.stopPropagation();
        if (value !== "") onChange("");
        else event.currentTarget.blur();
      }}
    />
  );
}
