import type { LucideIcon } from "lucide-react";
import type { ComponentProps } from "react";
import { type ButtonSize, type ButtonVariant, buttonLooks } from "./button-looks.ts";
import { classes } from "./classes.ts";
import { Spinner } from "./spinner.tsx";
import { Tooltip } from "./tooltip.tsx";

export type ButtonProps = ComponentProps<"button"> & {
  variant?: ButtonVariant;
  size?: ButtonSize;
  icon?: LucideIcon;
  /** Something is being sent: the button stays where it is, keeps the focus and cannot be pressed again. */
  pending?: boolean;
  /** Why it cannot be pressed now. It stays focusable, so that everybody can learn the reason. */
  disabledReason?: string | undefined;
};

/** The button. One `primary` on a page; `danger` only where something goes. */
export function Button({
  variant = "secondary",
  size = "md",
  icon: Icon,
  pending = false,
  disabledReason,
  className,
  children,
  onClick,
  type = "button",
  ...rest
}: ButtonProps) {
  const isBlocked = pending || disabledReason !== undefined;
  const button = (
    <button
      {...rest}
      type={isBlocked ? "button" : type}
      aria-disabled={isBlocked || undefined}
      aria-busy={pending || undefined}
      aria-description={disabledReason}
      onClick={isBlocked ? undefined : onClick}
      className={classes(buttonLooks(variant, size), className)}
    >
      {pending ? <Spinner /> : Icon && <Icon aria-hidden="true" className="-ml-0.5 size-4 shrink-0" />}
      {children}
    </button>
  );
  return <Tooltip text={disabledReason}>{button}</Tooltip>;
}
