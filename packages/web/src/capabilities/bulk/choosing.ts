import { useState } from "react";
import { useMayChangeMany } from "./may-change.ts";
import { isNobody, type Selection, type SelectionStep } from "./selection.ts";
import { useSelection } from "./use-selection.ts";

/** Who of a list is selected, and whether one is selecting. */
export type Choosing = {
  selection: Selection;
  choose: (step: SelectionStep) => void;
  /** Boxes are there to tick also where there is no room for them otherwise, and the bar with what can be done is. */
  isOpen: boolean;
  open: () => void;
  close: () => void;
  /** Somebody was selected once: what is done to many has been loaded. */
  isWanted: boolean;
};

/** Selects among the rows of a list; nothing for whom may change nobody. */
export function useChoosing(filter: object, loaded: readonly string[]): Choosing | undefined {
  const { selection, choose } = useSelection(JSON.stringify(filter), loaded);
  const [begun, setBegun] = useState(false);
  const [isWanted, setWanted] = useState(false);
  const isOpen = begun || !isNobody(selection);
  if (isOpen && !isWanted) setWanted(true);
  function close(): void {
    choose({ to: "nobody" });
    setBegun(false);
  }
  return useMayChangeMany() ? { selection, choose, isOpen, open: () => setBegun(true), close, isWanted } : undefined;
}
