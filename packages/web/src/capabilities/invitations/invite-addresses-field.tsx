import { MAX_ADDRESSES } from "@rollcall/contract/invitations";
import { type ClipboardEvent, type KeyboardEvent, type Ref, useEffect, useRef, useState } from "react";
import { useFormats } from "../../texts/use-formats.ts";
import { useText } from "../../texts/use-text.ts";
import { Field } from "../../ui/field.tsx";
import { afterPress } from "./after-press.ts";
import { InviteAddressChip } from "./invite-address-chip.tsx";
import { addEntries, countBad, type Entry, endsEntry } from "./invite-addresses.ts";

export type Addresses = { entries: readonly Entry[]; draft: string };

type Props = Addresses & {
  onChange: (addresses: Addresses) => void;
  error: string | undefined;
  ref?: Ref<HTMLInputElement>;
};

/** Takes many addresses, typed or pasted in any common form; each becomes a chip, the bad ones red and editable. */
export function InviteAddressesField({ entries, draft, onChange, error, ref }: Props) {
  const t = useText();
  const { number } = useFormats();
  const box = useRef<HTMLDivElement>(null);
  const bad = countBad(entries);
  const commit = (text: string) => onChange({ entries: addEntries(entries, text), draft: "" });
  const [isLeft, setLeft] = useState(false);
  useEffect(() => (isLeft && draft.trim() !== "" ? afterPress(() => commit(draft)) : undefined));
  const without = (entry: Entry) => entries.filter((each) => each !== entry);

  function edit(entry: Entry): void {
    const others = without(entry);
    onChange({ entries: draft.trim() === "" ? others : addEntries(others, draft), draft: entry.text });
    box.current?.querySelector("input")?.focus();
  }
  function onKeyDown(event: KeyboardEvent<HTMLInputElement>): void {
    const lastEntry = entries.at(-1);
    if (endsEntry(event.key, draft)) commit(draft);
    else if (event.key === "Backspace" && draft === "" && lastEntry) edit(lastEntry);
    else return;
    event.preventDefault();
  }
  function onPaste(event: ClipboardEvent<HTMLInputElement>): void {
    const text = event.clipboardData.getData("text");
    if (!/[\s,;]/.test(text.trim())) return;
    event.preventDefault();
    commit(draft + text);
  }

  const count = t("{count} of {max}", { count: number(entries.length), max: number(MAX_ADDRESSES) });
  return (
    <Field
      label={t("E-mail addresses")}
      error={error}
      hint={
        <span className="flex justify-between gap-4">
          <span>
            {bad > 0
              ? t(
                  "{bad, plural, one {# address needs correction. Press it to edit.} other {# addresses need correction. Press one to edit.}}",
                  { bad },
                )
              : t("Type or paste many: separated by comma, space or line, also as Name <name@example.com>.")}
          </span>
          <span className="shrink-0 tabular-nums">{count}</span>
        </span>
      }
    >
      {(wired) => (
        <div ref={box} className="control flex max-h-52 flex-wrap items-center gap-1 overflow-y-auto p-1">
          {entries.map((entry) => (
            <InviteAddressChip
              key={entry.id}
              entry={entry}
              onEdit={() => edit(entry)}
              onRemove={() => {
                onChange({ entries: without(entry), draft });
                box.current?.querySelector("input")?.focus();
              }}
            />
          ))}
          <input
            {...wired}
            ref={ref}
            type="text"
            inputMode="email"
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            value={draft}
            placeholder={entries.length === 0 ? t("ada@example.com, grace@example.com") : undefined}
            onChange={(event) => onChange({ entries, draft: event.currentTarget.value })}
            onKeyDown={onKeyDown}
            onPaste={onPaste}
            onFocus={() => setLeft(false)}
            onBlur={() => setLeft(true)}
            className="h-6 min-w-40 flex-1 bg-transparent px-1.5 outline-none pointer-coarse:h-8"
          />
        </div>
      )}
    </Field>
  );
}
