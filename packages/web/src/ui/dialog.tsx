import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import type { ReactNode, RefObject } from "react";
import { useText } from "../texts/use-text.ts";
import { classes } from "./classes.ts";
import { IconButton } from "./icon-button.tsx";

type Props = {
  open: boolean;
  /** Escape, the cross and a press outside ask for this. */
  onClose: () => void;
  title: ReactNode;
  description?: ReactNode;
  children?: ReactNode;
  /** Buttons at the right end; the one that goes ahead last. */
  footer?: ReactNode;
  size?: "sm" | "md" | "lg";
  /** Something typed would be lost: a press outside does not close. */
  keepOpen?: boolean;
  /** What gets the focus first; the first field otherwise. */
  initialFocus?: RefObject<HTMLElement | null>;
  /** What gets the focus afterwards; what had it before otherwise. */
  finalFocus?: RefObject<HTMLElement | null>;
  /** Wraps body and footer, so that a form can hold its submit button: `<form onSubmit={submit}>`. */
  onSubmit?: (event: React.SubmitEvent<HTMLFormElement>) => void;
};

const sizes = { sm: "max-w-110", md: "max-w-140", lg: "max-w-190" };

/** A question or a form above the page. The focus goes in, stays in and comes back. */
export function Dialog({
  open,
  onClose,
  title,
  description,
  children,
  footer,
  size = "md",
  keepOpen = false,
  initialFocus,
  finalFocus,
  onSubmit,
}: Props) {
  const t = useText();
  const body = (
    <>
      {children && <div className="scroll-edges min-h-0 flex-1 overflow-y-auto px-5 py-1">{children}</div>}
      {footer && <div className="flex flex-wrap items-center justify-end gap-2 px-5 pt-4 pb-5">{footer}</div>}
    </>
  );
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && onClose()} disablePointerDismissal={keepOpen}>
      <Base.Portal>
        <Base.Backdrop className="overlay-scrim z-40" />
        <Base.Viewport className="fixed inset-0 z-40 flex items-end justify-center sm:items-start sm:px-4 sm:pt-[12vh]">
          <Base.Popup
            data-dialog
            {...(initialFocus && { initialFocus })}
            {...(finalFocus && { finalFocus })}
            className={classes(
              "relative flex max-h-[calc(100dvh-2rem)] w-full flex-col rounded-t-xl bg-raised shadow-overlay outline-none sm:max-h-[76vh] sm:rounded-xl",
              "transition-[opacity,translate] duration-160 data-ending-style:opacity-0 data-starting-style:translate-y-2 data-starting-style:opacity-0",
              sizes[size],
            )}
          >
            <header className="px-5 pt-4 pb-3">
              <div className="min-w-0 pt-0.5 pr-8">
                <Base.Title className="text-lg font-semibold text-balance">{title}</Base.Title>
                {description && (
                  <Base.Description className="mt-1 text-pretty text-muted">{description}</Base.Description>
                )}
              </div>
            </header>
            {onSubmit ? (
              <form noValidate onSubmit={onSubmit} className="flex min-h-0 flex-col">
                {body}
              </form>
            ) : (
              body
            )}
            {/* Last, so that the first field has the focus first. */}
            <Base.Close render={<IconButton icon={X} label={t("Close")} className="absolute! top-3.5 right-3" />} />
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}
