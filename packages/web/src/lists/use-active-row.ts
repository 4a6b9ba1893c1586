import { type KeyboardEvent, type RefObject, useEffect, useRef } from "react";
import { useShortcut } from "../shell/use-shortcut.ts";
import { useText } from "../texts/use-text.ts";

type Options = {
  list: RefObject<HTMLElement | null>;
  ids: readonly string[];
  activeId: string | undefined;
  onActive: (id: string) => void;
  scrollTo: (index: number) => void;
};

/**
 * The row that the keyboard is on: `j` and `k` move it, and the arrow keys while it has the focus. Each row has an
 * element with `data-row-link={id}`: a link to its details or the button of its menu, which Enter opens.
 */
export function useActiveRow({ list, ids, activeId, onActive, scrollTo }: Options) {
  const t = useText();
  const wanted = useRef<string>(undefined);
  const index = activeId === undefined ? -1 : ids.indexOf(activeId);

  function focusRow(id: string): void {
    const place = ids.indexOf(id);
    if (place < 0) return;
    wanted.current = id;
    onActive(id);
    scrollTo(place);
  }
  function move(by: 1 | -1): void {
    const next = ids[Math.min(Math.max(index + by, 0), ids.length - 1)];
    if (next !== undefined) focusRow(next);
  }
  useShortcut("j", t("Next row"), () => move(1));
  useShortcut("k", t("Previous row"), () => move(-1));

  // The row is drawn with the next commit at the latest, since the active one always is.
  useEffect(() => {
    if (wanted.current === undefined) return;
    const link = list.current?.querySelector<HTMLElement>(`[data-row-link="${wanted.current}"]`);
    if (!link) return;
    wanted.current = undefined;
    link.focus({ preventScroll: true });
  });

  // Whoever was removed takes the focus with them; it goes to the row that took their place.
  const lastIndex = useRef(index);
  useEffect(() => {
    const isGone = activeId !== undefined && index < 0;
    const place = ids[Math.min(lastIndex.current, ids.length - 1)];
    if (isGone && place !== undefined && document.activeElement === document.body) focusRow(place);
    if (index >= 0) lastIndex.current = index;
  });

  const events = {
    onFocus: ({ target }: { target: EventTarget }) => {
      const row = target instanceof Element ? target.closest<HTMLElement>("[data-row]") : null;
      if (row?.dataset["row"] !== undefined) onActive(row.dataset["row"]);
    },
    onKeyDown: (event: KeyboardEvent) => {
      // A menu button opens by the arrow keys; only a link is left by them.
      const isOnLink = event.target instanceof HTMLAnchorElement && event.target.dataset["rowLink"] !== undefined;
      if (!isOnLink || (event.key !== "ArrowDown" && event.key !== "ArrowUp")) return;
      event.preventDefault();
      move(event.key === "ArrowDown" ? 1 : -1);
    },
  };
  return { focusRow, events };
}

/** Puts the focus on the first row in sight, once what had it has left; the page does not move. */
export function focusRowInSight(): void {
  requestAnimationFrame(() => {
    if (document.activeElement !== document.body) return;
    const links = [...document.querySelectorAll<HTMLElement>("[data-row-link]")];
    const isInSight = (link: HTMLElement) => link.getBoundingClientRect().top > COVERED;
    (links.find(isInSight) ?? links[0])?.focus({ preventScroll: true });
  });
}

// What sticks at the top of a page covers about as much.
const COVERED = 160;

/** Puts the focus on the first row that is drawn: out of the search field, downwards. */
export function focusFirstRow(): void {
  document.querySelector<HTMLElement>("[data-row-link]")?.focus();
}
