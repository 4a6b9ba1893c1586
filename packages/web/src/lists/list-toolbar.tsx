import type { CappedCount } from "@rollcall/contract/paging";
import { type ReactNode, useEffect, useRef } from "react";
import { announce } from "../shell/announcer.tsx";
import { useShortcut } from "../shell/use-shortcut.ts";
import { useFormats } from "../texts/use-formats.ts";
import { useText } from "../texts/use-text.ts";
import { SearchField } from "../ui/search-field.tsx";
import { ListState } from "./list-state.tsx";
import { focusFirstRow } from "./use-active-row.ts";
import { useSearchText } from "./use-search-text.ts";

type Props = {
  label: string;
  q: string | undefined;
  onSearch: (change: { q: string | undefined }, how: { isTyping: boolean }) => void;
  isNarrowed: boolean;
  onClear: () => void;
  /** How many there are; nothing while the answer is on its way. */
  total: CappedCount | undefined;
  /** The rows of another search are still shown. */
  busy: boolean;
  /** The filters. */
  children?: ReactNode;
  /** At the right end. */
  action?: ReactNode;
};

/** Search and filters above a list. Stays at the top while the list scrolls. */
export function ListToolbar({ label, q, onSearch, isNarrowed, onClear, total, busy, children, action }: Props) {
  const t = useText();
  const formats = useFormats();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useSearchText(q, (next) => onSearch({ q: next }, { isTyping: q !== undefined }));
  useShortcut("/", t("Search"), () => field.current?.select());
  const found = isNarrowed && total !== undefined ? formats.count(total) : undefined;
  useEffect(() => {
    if (found !== undefined) announce(t("{count} found", { count: found }));
  }, [found, t]);
  return (
    <search
      aria-label={label}
      className="sticky top-0 z-20 flex flex-wrap items-center gap-2 bg-surface px-4 py-2.5 sm:px-8"
      onKeyDown={(event) => {
        if (event.key !== "ArrowDown" || event.target !== field.current) return;
        event.preventDefault();
        focusFirstRow();
      }}
    >
      <SearchField ref={field} label={label} value={text} onChange={setText} shortcut="/" className="w-full sm:w-60" />
      {children}
      <ListState isNarrowed={isNarrowed} onClear={onClear} busy={busy} />
      {action && <span className="ml-auto flex">{action}</span>}
    </search>
  );
}
