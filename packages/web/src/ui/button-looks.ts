import { classes } from "./classes.ts";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";
export type ButtonSize = "sm" | "md" | "lg";

const variants: Record<ButtonVariant, string> = {
  primary: "bg-accent text-accent-ink shadow-raise not-aria-disabled:hover:bg-accent-hover",
  secondary:
    "bg-surface text-ink border border-line-strong shadow-raise not-aria-disabled:hover:bg-hover not-aria-disabled:active:bg-pressed",
  quiet: "text-ink not-aria-disabled:hover:bg-hover not-aria-disabled:active:bg-pressed data-popup-open:bg-hover",
  danger: "bg-danger text-danger-ink shadow-raise not-aria-disabled:hover:bg-danger-hover",
};

const sizes: Record<ButtonSize, string> = {
  sm: "h-7 gap-1.5 px-2 pointer-coarse:h-9",
  md: "h-8 gap-1.5 px-3 pointer-coarse:h-10",
  lg: "h-10 gap-2 px-4 text-md",
};

/** How everything that looks like a button looks, whether it is a button or a link. */
export function buttonLooks(variant: ButtonVariant, size: ButtonSize, isIcon = false): string {
  return classes(
    "inline-flex shrink-0 items-center justify-center rounded-md font-medium whitespace-nowrap select-none",
    "transition-colors aria-disabled:cursor-not-allowed aria-disabled:opacity-50",
    variants[variant],
    sizes[size],
    isIcon && "aspect-square px-0",
  );
}
