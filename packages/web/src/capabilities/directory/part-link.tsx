import { createLink } from "@tanstack/react-router";
import type { ComponentProps } from "react";
import { classes } from "../../ui/classes.ts";

function Anchor({ className, children, ...rest }: ComponentProps<"a">) {
  return (
    <a
      {...rest}
      className={classes(
        "flex h-7 items-center rounded-md px-2.5 font-medium text-muted hover:bg-hover hover:text-ink pointer-coarse:h-10",
        "aria-[current=page]:bg-pressed aria-[current=page]:text-ink",
        className,
      )}
    >
      {children}
    </a>
  );
}

const Part = createLink(Anchor);

/** A part of a page that is a tab already; it is the current one whatever is searched in it. */
export const PartLink = (({ activeOptions, ...props }: ComponentProps<typeof Part>) => (
  <Part {...props} activeOptions={{ includeSearch: false, ...activeOptions }} />
  // The cast gives back what the spread loses: the addresses that `to` may name.
)) as typeof Part;
