import { useSyncExternalStore } from "react";
import { remember, remembered } from "../remembered.ts";

export type ThemeChoice = "system" | "light" | "dark";

const prefersDark = matchMedia("(prefers-color-scheme: dark)");
const listeners = new Set<() => void>();

/** The theme that the reader chose, and how to choose. `public/before.js` applies it before the first paint. */
export function useTheme(): [ThemeChoice, (choice: ThemeChoice) => void] {
  return [useSyncExternalStore(subscribe, choiceOfNow), choose];
}

/** Follows the system while the reader left the choice to it. */
export function followSystemTheme(): void {
  prefersDark.addEventListener("change", apply);
}

function choose(choice: ThemeChoice): void {
  remember("theme", choice === "system" ? null : choice);
  apply();
  for (const listener of listeners) listener();
}

function choiceOfNow(): ThemeChoice {
  const choice = remembered("theme");
  return choice === "light" || choice === "dark" ? choice : "system";
}

function apply(): void {
  const choice = choiceOfNow();
  const isDark = choice === "dark" || (choice === "system" && prefersDark.matches);
  document.documentElement.dataset["theme"] = isDark ? "dark" : "light";
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
