import type { KeyboardEvent } from "react";
import { useShortcut } from "../../shell/use-shortcut.ts";
import { useText } from "../../texts/use-text.ts";
import type { Choosing } from "./choosing.ts";

/** Where the bar with what can be done begins. */
export const BAR_ID = "selection-bar";

/** Selects by the keyboard: the row that it is on, or all up to it. Gives back what listens to the space bar. */
export function useChoosingKeys(choosing: Choosing | undefined, activeId: string | undefined) {
  const t = useText();
  const isOff = { disabled: choosing === undefined };
  const choose = (to: "toggle" | "reach") => activeId !== undefined && choosing?.choose({ to, id: activeId });
  useShortcut("x", t("Select the row"), () => choose("toggle"), isOff);
  useShortcut("X", t("Select up to the row"), () => choose("reach"), isOff);
  const isEmpty = { disabled: choosing?.isOpen !== true };
  useShortcut("a", t("Do something to the selected"), focusBar, isEmpty);
  useShortcut("Escape", t("Clear the selection"), () => choosing?.close(), isEmpty);

  return (event: KeyboardEvent): void => {
    const isOnRow = event.target instanceof HTMLElement && event.target.dataset["rowLink"] !== undefined;
    if (event.key !== " " || !isOnRow || choosing === undefined) return;
    event.preventDefault();
    choose(event.shiftKey ? "reach" : "toggle");
  };
}

function focusBar(): void {
  document.getElementById(BAR_ID)?.querySelector("button")?.focus();
}
