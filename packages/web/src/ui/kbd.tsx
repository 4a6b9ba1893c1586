import { Fragment } from "react";
import { classes } from "./classes.ts";

const symbols: Record<string, string> = { Escape: "Esc", Enter: "↵", ArrowUp: "↑", ArrowDown: "↓" };

/** A key or a sequence of keys, as they are pressed: `<Kbd keys="g m" />`. */
export function Kbd({ keys, className }: { keys: string; className?: string }) {
  return (
    <span className={classes("inline-flex items-center gap-1", className)}>
      {keys.split(" ").map((key, index) => (
        // Keys of a sequence have no identity but their place.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above.
        <Fragment key={index}>
          <kbd className="inline-flex h-[18px] min-w-[18px] items-center justify-center rounded-sm border border-line-strong bg-sunken px-1 font-sans text-2xs font-medium text-muted">
            {symbols[key] ?? key}
          </kbd>
        </Fragment>
      ))}
    </span>
  );
}
