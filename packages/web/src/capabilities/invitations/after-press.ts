/**
 * Runs when the press that is going on has ended, at once when there is none: what one is pressing must not move away
 * under the pointer. Gives back how to call it off.
 */
export function afterPress(run: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = () => {
    // The click of the press comes first.
    timer = setTimeout(run);
  };
  if (document.querySelector(":active") === null) end();
  else addEventListener("pointerup", end, { once: true });
  return () => {
    removeEventListener("pointerup", end);
    clearTimeout(timer);
  };
}
