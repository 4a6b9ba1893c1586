/** One key or a sequence (`g m`), what it does in words, and whether it works inside dialogs and panels as well. */
export type Shortcut = {
  keys: string;
  label: string;
  group: string;
  inDialogs: boolean;
  run: (event: KeyPress) => void;
};

/** What of a keyboard event decides; made by `keyPressOf`. */
export type KeyPress = { key: string; isModified: boolean; isTyping: boolean; isInDialog: boolean };

const SEQUENCE_WITHIN_MS = 1200;

/** Every shortcut that is active right now. The page that was opened last wins a key that two want. */
export function createShortcuts() {
  let active: readonly Shortcut[] = [];
  let begun = { key: "", at: 0 };
  const listeners = new Set<() => void>();

  function change(next: readonly Shortcut[]): void {
    active = next;
    for (const listener of listeners) listener();
  }

  function usable(keys: string, press: KeyPress): Shortcut | undefined {
    return active.findLast((each) => each.keys === keys && (each.inDialogs || !press.isInDialog));
  }

  return {
    add(shortcut: Shortcut): () => void {
      change([...active, shortcut]);
      return () => change(active.filter((each) => each !== shortcut));
    },

    /** Runs what a key press means. Gives back whether it meant anything. */
    press(press: KeyPress, now: number): boolean {
      if (press.isModified || press.isTyping) return false;
      const sequence = now - begun.at <= SEQUENCE_WITHIN_MS ? `${begun.key} ${press.key}` : press.key;
      const found = usable(sequence, press) ?? usable(press.key, press);
      begun = { key: "", at: 0 };
      if (found !== undefined) {
        found.run(press);
        return true;
      }
      const begins = active.some(
        (each) => each.keys.startsWith(`${press.key} `) && (each.inDialogs || !press.isInDialog),
      );
      if (begins) begun = { key: press.key, at: now };
      return begins;
    },

    list: () => active,
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export const shortcuts = createShortcuts();

const fields = 'input:not([type="checkbox"]):not([type="radio"]), textarea, select, [contenteditable="true"]';
const overlays = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]';

export function keyPressOf(event: KeyboardEvent): KeyPress {
  const target = event.target instanceof Element ? event.target : undefined;
  return {
    key: event.key,
    isModified: event.metaKey || event.ctrlKey || event.altKey || event.isComposing,
    isTyping: target?.closest(fields) != null,
    isInDialog: target?.closest(overlays) != null,
  };
}
