import { createLink } from "@tanstack/react-router";
import type { ComponentProps } from "react";
import { classes } from "./classes.ts";

function Anchor({ className, ...rest }: ComponentProps<"a">) {
  return (
    <a
      {...rest}
      className={classes(
        "rounded-sm font-medium text-accent-text underline decoration-accent-line underline-offset-2 hover:decoration-current",
        className,
      )}
    />
  );
}

/** A link in running text, to a page of the panel. */
export const TextLink = createLink(Anchor);
