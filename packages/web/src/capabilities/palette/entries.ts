import { normalized } from "@rollcall/contract/text";
import type { LucideIcon } from "lucide-react";

/** Something to go to or to do. */
export type Entry = {
  id: string;
  label: string;
  /** What tells it from others of the same name: an address, a description. */
  hint?: string;
  icon: LucideIcon;
  /** Other words that find it. */
  words?: string;
  /** The keys that do the same without the palette. */
  keys?: string;
  run: () => void;
};

export type EntryGroup = { label: string; items: Entry[] };

/** The entries that hold every word that was typed, those whose name begins with it first. */
export function matching(entries: readonly Entry[], typed: string): Entry[] {
  const wanted = normalized(typed).split(" ").filter(Boolean);
  const found = entries.filter((entry) => {
    const text = normalized(`${entry.label} ${entry.words ?? ""}`);
    return wanted.every((word) => text.includes(word));
  });
  return found.toSorted((one, other) => rankOf([one], typed) - rankOf([other], typed));
}

/** How well the best of these fits: 0 where a name begins with what was typed. */
export function rankOf(entries: readonly Entry[], typed: string): 0 | 1 {
  const start = normalized(typed).trim();
  return entries.some(({ label }) => normalized(label).startsWith(start)) ? 0 : 1;
}
