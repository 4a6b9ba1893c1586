import { useEffect, useEffectEvent, useReducer } from "react";
import { announce } from "../../shell/announcer.tsx";
import { useText } from "../../texts/use-text.ts";
import { useToast } from "../../ui/toast.tsx";
import { isNobody, next, nobody, type Selection, type SelectionStep } from "./selection.ts";

/**
 * Who of a list is chosen. It outlives scrolling, and ends with the filter that it was made under, since it would hold
 * people whom nobody sees.
 */
export function useSelection(filter: string, loaded: readonly string[]) {
  const t = useText();
  const toast = useToast();
  const [selection, choose] = useReducer(
    (before: Selection, step: SelectionStep) => next(before, step, loaded),
    nobody,
  );
  const forget = useEffectEvent(() => {
    if (isNobody(selection)) return;
    choose({ to: "nobody" });
    toast.success(t("The selection is cleared, since the search or a filter changed."));
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another filter ends it.
  useEffect(() => forget(), [filter]);

  const count = selection.isAll ? undefined : selection.ids.size;
  const said = useEffectEvent(() => {
    if (count === undefined) announce(t("All that match are selected"));
    else if (count > 0) announce(t("{count} selected", { count }));
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: said whenever the number changes.
  useEffect(() => said(), [count]);
  return { selection, choose };
}
