import type { CappedCount } from "@rollcall/contract/paging";

/** Who of a list is chosen: some by their ids, or all that the filter finds. */
export type Selection = {
  isAll: boolean;
  ids: ReadonlySet<string>;
  /** Where a range begins: the row that was chosen, or left out, last. */
  anchor: string | undefined;
};

export type SelectionStep =
  | { to: "toggle"; id: string }
  /** From the anchor to this row. */
  | { to: "reach"; id: string }
  | { to: "loaded" }
  | { to: "all" }
  | { to: "nobody" };

export const nobody: Selection = { isAll: false, ids: new Set(), anchor: undefined };

/** The selection after a step; `loaded` are the rows that are there, in their order. */
export function next(before: Selection, step: SelectionStep, loaded: readonly string[]): Selection {
  switch (step.to) {
    case "toggle":
      return changed(before, [step.id], { anchor: step.id, isOn: !isChosen(before, step.id), loaded });
    case "reach":
      return reached(before, step.id, loaded);
    case "loaded":
      return { isAll: false, ids: new Set(loaded), anchor: undefined };
    case "all":
      return { isAll: true, ids: new Set(), anchor: undefined };
    case "nobody":
      return nobody;
  }
}

export function isChosen({ isAll, ids }: Selection, id: string): boolean {
  return isAll || ids.has(id);
}

export function isNobody({ isAll, ids }: Selection): boolean {
  return !isAll && ids.size === 0;
}

/** How many are chosen; nothing while it is not known how many the filter finds. */
export function countOf({ isAll, ids }: Selection, total: CappedCount | undefined): CappedCount | undefined {
  return isAll ? total : { count: ids.size, exact: true };
}

function reached(before: Selection, id: string, loaded: readonly string[]): Selection {
  const places = [before.anchor ?? id, id].map((each) => loaded.indexOf(each));
  const [from, to] = [Math.min(...places), Math.max(...places)];
  // The row that the range began at has gone: it begins anew.
  if (from < 0) return next(before, { to: "toggle", id }, loaded);
  const isOn = before.anchor === undefined || isChosen(before, before.anchor);
  return changed(before, loaded.slice(from, to + 1), { anchor: id, isOn, loaded });
}

type Change = { anchor: string; isOn: boolean; loaded: readonly string[] };

function changed(before: Selection, rows: readonly string[], { anchor, isOn, loaded }: Change): Selection {
  // All but one can only be said of rows that are there.
  const ids = new Set(before.isAll ? loaded : before.ids);
  for (const id of rows) {
    if (isOn) ids.add(id);
    else ids.delete(id);
  }
  return { isAll: before.isAll && isOn, ids: before.isAll && isOn ? new Set() : ids, anchor };
}
