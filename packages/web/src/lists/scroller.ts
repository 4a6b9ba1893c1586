/** The page itself scrolls, so that the whole height of a phone belongs to the list. */
export function scroller(): HTMLElement | null {
  return document.getElementById("main");
}
