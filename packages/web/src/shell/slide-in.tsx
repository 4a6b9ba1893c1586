import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { useText } from "../texts/use-text.ts";
import { Sidebar } from "./sidebar.tsx";

type Props = { open: boolean; onClose: () => void; onShowShortcuts: () => void; onShowCommands: () => void };

/** The sidebar of a narrow screen. */
export function SlideIn({ open, onClose, ...show }: Props) {
  const t = useText();
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="overlay-scrim z-30" />
        <Base.Popup
          aria-label={t("Navigation")}
          className="fixed inset-y-0 left-0 z-30 w-72 max-w-[85vw] bg-canvas shadow-overlay outline-none transition-[translate] duration-200 data-ending-style:-translate-x-full data-starting-style:-translate-x-full"
        >
          <Sidebar onGo={onClose} {...show} />
          <Base.Close className="absolute top-3 -right-12 flex size-10 items-center justify-center rounded-full bg-raised shadow-popup">
            <X aria-hidden="true" className="size-5" />
            <span className="sr-only">{t("Close navigation")}</span>
          </Base.Close>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
