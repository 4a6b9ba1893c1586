import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { type ReactNode, useRef, useState } from "react";
import { useText } from "../texts/use-text.ts";
import { IconButton } from "./icon-button.tsx";

type Props = {
  /** Called when the panel has left: the page then navigates to the address behind it. */
  onClosed: () => void;
  /** The title; its element may be anything, the text names the panel. */
  title: ReactNode;
  /** Beside the title, before the cross: a menu, previous and next. */
  actions?: ReactNode;
  /** Between the title and the body, such as tabs. */
  head?: ReactNode;
  footer?: ReactNode;
  children: ReactNode;
};

/**
 * A panel at the right with an address of its own: its route renders it, so it is open for as long as it is there.
 * Escape, the cross and a press beside it close it; the focus goes back to where it came from.
 */
export function Drawer({ onClosed, title, actions, head, footer, children }: Props) {
  const t = useText();
  const [open, setOpen] = useState(true);
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Base.Root open={open} onOpenChange={setOpen} onOpenChangeComplete={(isOpen) => !isOpen && onClosed()}>
      <Base.Portal>
        <Base.Backdrop className="overlay-scrim z-30" />
        <Base.Popup
          data-panel
          ref={popup}
          initialFocus={popup}
          className="fixed inset-y-0 right-0 z-30 flex w-full flex-col bg-surface shadow-overlay outline-none transition-[translate,opacity] duration-200 data-ending-style:translate-x-8 data-ending-style:opacity-0 data-starting-style:translate-x-8 data-starting-style:opacity-0 sm:inset-y-2 sm:right-2 sm:w-130 sm:rounded-xl"
        >
          <header className="flex items-start gap-3 px-5 pt-4 pb-3">
            <Base.Title className="min-w-0 flex-1 text-lg font-semibold">{title}</Base.Title>
            <div className="-mr-2 flex shrink-0 items-center gap-1">
              {actions}
              <Base.Close render={<IconButton icon={X} label={t("Close")} />} />
            </div>
          </header>
          {head && <div className="border-b px-5">{head}</div>}
          <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-5 py-5">{children}</div>
          {footer && <footer className="flex items-center justify-end gap-2 border-t px-5 py-3">{footer}</footer>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
