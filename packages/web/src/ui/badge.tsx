import type { ReactNode } from "react";
import { classes } from "./classes.ts";

export type BadgeTone = "neutral" | "accent" | "success" | "warning" | "danger";

const tones: Record<BadgeTone, string> = {
  neutral: "border-line bg-sunken text-muted",
  accent: "border-accent-line bg-accent-soft text-accent-soft-ink",
  success: "border-success-line bg-success-soft text-success-soft-ink",
  warning: "border-warning-line bg-warning-soft text-warning-soft-ink",
  danger: "border-danger-line bg-danger-soft text-danger-soft-ink",
};

/** A state in one or two words. The word says it; the colour only helps to find it. */
export function Badge({ tone = "neutral", children }: { tone?: BadgeTone; children: ReactNode }) {
  return (
    <span
      className={classes(
        "inline-flex h-5 items-center rounded-full border px-2 text-xs font-medium whitespace-nowrap",
        tones[tone],
      )}
    >
      {children}
    </span>
  );
}
