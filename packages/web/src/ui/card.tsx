import { type ReactNode, useId } from "react";
import { classes } from "./classes.ts";

type Props = {
  title?: ReactNode;
  description?: ReactNode;
  /** At the right of the title. */
  action?: ReactNode;
  /** Below the body, on a ground of its own: the save button of a settings card. */
  footer?: ReactNode;
  /** For a danger zone. */
  tone?: "neutral" | "danger";
  /** The body runs to the edges, as for a table. */
  flush?: boolean;
  children?: ReactNode;
};

/** A section of a page: title, what it is about, content. */
export function Card({ title, description, action, footer, tone = "neutral", flush = false, children }: Props) {
  const id = useId();
  return (
    <section
      aria-labelledby={title ? id : undefined}
      className={classes("overflow-hidden rounded-lg border bg-surface", tone === "danger" && "border-danger-line")}
    >
      {(title || action) && (
        <header
          className={classes(
            "flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-5 pt-4",
            flush ? "pb-3" : "pb-1",
          )}
        >
          <div className="min-w-48 flex-1">
            <h2 id={id} className={classes("text-md font-semibold", tone === "danger" && "text-danger-text")}>
              {title}
            </h2>
            {description && <p className="mt-0.5 max-w-160 text-pretty text-muted">{description}</p>}
          </div>
          {action}
        </header>
      )}
      {children && <div className={flush ? undefined : "px-5 pt-3 pb-5"}>{children}</div>}
      {footer && (
        <footer className="flex flex-wrap items-center justify-end gap-2 border-t bg-sunken px-5 py-2.5">
          {footer}
        </footer>
      )}
    </section>
  );
}
