import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { classes } from "./classes.ts";

type Tone = "info" | "success" | "warning" | "danger";
type Props = {
  tone?: Tone;
  title?: ReactNode;
  children?: ReactNode;
  /** A button or a link at the right end. */
  action?: ReactNode;
};

const tones = {
  info: { Icon: Info, looks: "border-accent-line bg-accent-soft text-accent-soft-ink" },
  success: { Icon: CircleCheck, looks: "border-success-line bg-success-soft text-success-soft-ink" },
  warning: { Icon: TriangleAlert, looks: "border-warning-line bg-warning-soft text-warning-soft-ink" },
  danger: { Icon: CircleAlert, looks: "border-danger-line bg-danger-soft text-danger-soft-ink" },
};

/** Something to know about the page or the form below it. A `danger` banner is read out at once. */
export function Banner({ tone = "info", title, children, action }: Props) {
  const { Icon, looks } = tones[tone];
  return (
    <div
      role={tone === "danger" ? "alert" : "status"}
      className={classes("flex flex-wrap items-start gap-x-3 gap-y-2 rounded-lg border px-3 py-2.5", looks)}
    >
      <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-48 flex-1 text-pretty break-words">
        {title && <p className="font-semibold">{title}</p>}
        {children && <div>{children}</div>}
      </div>
      {action}
    </div>
  );
}
