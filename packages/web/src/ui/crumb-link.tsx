import { createLink } from "@tanstack/react-router";
import type { ComponentProps } from "react";

function Anchor(props: ComponentProps<"a">) {
  return <a {...props} className="rounded-sm hover:text-ink hover:underline" />;
}

/** A page above the current one, in the breadcrumb. */
export const CrumbLink = createLink(Anchor);
