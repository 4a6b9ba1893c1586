import { lazy, Suspense, useEffect, useState } from "react";

const CommandPalette = lazy(() =>
  import("../capabilities/palette/palette.tsx").then((file) => ({ default: file.CommandPalette })),
);

type Props = { open: boolean; onOpenChange: (open: boolean) => void; onShowShortcuts: () => void };

/** The palette behind ⌘K or Ctrl K, also while one types. It is loaded when it is asked for, and stays. */
export function CommandKey({ open, onOpenChange, onShowShortcuts }: Props) {
  const [isNeeded, setNeeded] = useState(false);
  if (open && !isNeeded) setNeeded(true);
  useEffect(() => {
    function listen(event: KeyboardEvent) {
      const isCommand = (event.metaKey || event.ctrlKey) && !event.altKey && !event.shiftKey;
      if (!isCommand || event.key.toLowerCase() !== "k" || event.isComposing) return;
      event.preventDefault();
      // What somebody is filling in stays as it is; a question stays until it is answered.
      if (open || !isAnswering()) onOpenChange(!open);
    }
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [open, onOpenChange]);
  return isNeeded ? (
    <Suspense>
      <CommandPalette open={open} onClose={() => onOpenChange(false)} onShowShortcuts={onShowShortcuts} />
    </Suspense>
  ) : null;
}

function isAnswering(): boolean {
  return document.querySelector("[data-dialog], [role=alertdialog]") !== null;
}
