import { parseAddress, splitAddresses } from "@rollcall/contract/text";

/** One address of the form, as it was typed; `email` is there when it is an address. */
export type Entry = { id: number; text: string; email: string | undefined };

let last = 0;

function entryOf(text: string): Entry {
  last += 1;
  return { id: last, text, email: parseAddress(text) };
}

/** Adds what was typed or pasted. The same address twice is one. */
export function addEntries(entries: readonly Entry[], text: string): Entry[] {
  const known = new Set(entries.map(({ email, text: typed }) => email ?? typed));
  const added = splitAddresses(text)
    .map(entryOf)
    .filter(({ email, text: typed }) => {
      const key = email ?? typed;
      if (known.has(key)) return false;
      known.add(key);
      return true;
    });
  return [...entries, ...added];
}

/** Whether what is being typed is finished by this key: `Name <a@b>` has spaces inside. */
export function endsEntry(key: string, draft: string): boolean {
  if (key === "," || key === ";" || key === "Enter") return draft.trim() !== "";
  return key === " " && parseAddress(draft) !== undefined;
}

export function countBad(entries: readonly Entry[]): number {
  return entries.filter(({ email }) => email === undefined).length;
}
