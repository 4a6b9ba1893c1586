import type { LucideIcon } from "lucide-react";
import type { ComponentProps } from "react";
import { type ButtonSize, type ButtonVariant, buttonLooks } from "./button-looks.ts";
import { classes } from "./classes.ts";
import { Spinner } from "./spinner.tsx";
import { Tooltip } from "./tooltip.tsx";

type Props = Omit<ComponentProps<"button">, "children"> & {
  icon: LucideIcon;
  /** What it does: its name for screen readers and its tooltip. */
  label: string;
  variant?: ButtonVariant;
  size?: ButtonSize;
  pending?: boolean;
  disabledReason?: string | undefined;
  side?: "top" | "right" | "bottom" | "left";
};

/** A button that is only an icon. The label is always there, as a tooltip. */
export function IconButton({
  icon: Icon,
  label,
  variant = "quiet",
  size = "md",
  pending = false,
  disabledReason,
  side,
  className,
  onClick,
  ...rest
}: Props) {
  const isBlocked = pending || disabledReason !== undefined;
  return (
    <Tooltip text={disabledReason ?? label} {...(side && { side })}>
      <button
        type="button"
        {...rest}
        aria-label={label}
        aria-disabled={isBlocked || undefined}
        aria-busy={pending || undefined}
        aria-description={disabledReason}
        onClick={isBlocked ? undefined : onClick}
        className={classes(
          buttonLooks(variant, size, true),
          variant === "quiet" && "text-muted hover:text-ink",
          className,
        )}
      >
        {pending ? <Spinner /> : <Icon aria-hidden="true" className="size-4" />}
      </button>
    </Tooltip>
  );
}
