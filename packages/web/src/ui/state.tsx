import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { classes } from "./classes.ts";

export type StateProps = {
  icon: LucideIcon;
  title: ReactNode;
  children?: ReactNode;
  action?: ReactNode;
  /** For a page of its own the title is the page's heading. */
  heading?: "h1" | "h2";
  tone?: "neutral" | "danger";
};

/** What stands in place of content that is not there: empty, refused and failed states are made of it. */
export function State({ icon: Icon, title, children, action, heading: Heading = "h2", tone = "neutral" }: StateProps) {
  return (
    <div className="mx-auto flex w-full max-w-100 flex-col items-center px-6 py-14 text-center">
      <span
        className={classes(
          "mb-4 flex size-10 items-center justify-center rounded-lg border",
          tone === "danger"
            ? "border-danger-line bg-danger-soft text-danger-soft-ink"
            : "bg-surface text-muted shadow-raise",
        )}
      >
        <Icon aria-hidden="true" className="size-5" strokeWidth={1.75} />
      </span>
      <Heading className="text-md font-semibold text-balance">{title}</Heading>
      {children && <div className="mt-1 text-balance text-muted">{children}</div>}
      {action && <div className="mt-5 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
