import { useEffect, useEffectEvent } from "react";
import { useText } from "../texts/use-text.ts";
import { keyPressOf, type Shortcut, shortcuts } from "./shortcuts.ts";

type Options = Partial<Pick<Shortcut, "group" | "inDialogs">> & { disabled?: boolean };

/** Binds a key while the component is there, and lists it behind `?`: `useShortcut("/", t("Search"), focusSearch)`. */
export function useShortcut(keys: string, label: string, handler: () => void, options: Options = {}): void {
  const t = useText();
  const run = useEffectEvent(handler);
  const { group = t("This page"), inDialogs = false, disabled = false } = options;
  useEffect(() => {
    if (disabled) return undefined;
    return shortcuts.add({ keys, label, group, inDialogs, run: () => run() });
  }, [keys, label, group, inDialogs, disabled]);
}

/** Listens to the keyboard for every shortcut; once, in the shell. */
export function useShortcutListener(): void {
  useEffect(() => {
    function listen(event: KeyboardEvent) {
      if (!event.defaultPrevented && shortcuts.press(keyPressOf(event), event.timeStamp)) event.preventDefault();
    }
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
}
