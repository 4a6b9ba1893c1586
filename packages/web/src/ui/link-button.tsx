import { createLink } from "@tanstack/react-router";
import type { LucideIcon } from "lucide-react";
import type { ComponentProps } from "react";
import { type ButtonSize, type ButtonVariant, buttonLooks } from "./button-looks.ts";
import { classes } from "./classes.ts";

type Props = ComponentProps<"a"> & { variant?: ButtonVariant; size?: ButtonSize; icon?: LucideIcon };

function Anchor({ variant = "secondary", size = "md", icon: Icon, className, children, ...rest }: Props) {
  return (
    <a {...rest} className={classes(buttonLooks(variant, size), className)}>
      {Icon && <Icon aria-hidden="true" className="-ml-0.5 size-4 shrink-0" />}
      {children}
    </a>
  );
}

/** A link that looks like a button: it goes somewhere. Takes `to`, `params` and `search` like the router's own link. */
export const LinkButton = createLink(Anchor);
