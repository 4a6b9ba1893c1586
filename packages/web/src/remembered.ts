type Thing = "theme" | "language" | "organization" | "sidebar";

/** What this browser remembers between visits. Storage may be switched off; then nothing is remembered and nothing breaks. */
export function remembered(thing: Thing): string | null {
  try {
    return localStorage.getItem(`rollcall.${thing}`);
  } catch {
    return null;
  }
}

export function remember(thing: Thing, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(`rollcall.${thing}`);
    else localStorage.setItem(`rollcall.${thing}`, value);
  } catch {
    // See above.
  }
}
