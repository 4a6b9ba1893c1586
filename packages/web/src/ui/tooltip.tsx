import { Tooltip as Base } from "@base-ui/react/tooltip";
import type { ReactElement, ReactNode } from "react";

type Props = {
  /** What it says; nothing shows no tooltip. */
  text: ReactNode;
  side?: "top" | "right" | "bottom" | "left";
  /** One focusable element. */
  children: ReactElement;
};

/** A short explanation on hover and focus. Never the only place for what somebody must know: name it in an `aria-` attribute too. */
export function Tooltip({ text, side = "top", children }: Props) {
  if (text === undefined || text === null || text === "") return children;
  return (
    <Base.Root>
      <Base.Trigger render={children} closeOnClick={false} delay={350} />
      <Base.Portal>
        <Base.Positioner side={side} sideOffset={6} collisionPadding={8} className="z-60">
          <Base.Popup className="popup max-w-72 rounded-md bg-ink px-2 py-1 text-xs text-pretty text-surface">
            {text}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** Shares one delay between all tooltips; once, around the application. */
export function TooltipProvider({ children }: { children: ReactNode }) {
  return <Base.Provider delay={350}>{children}</Base.Provider>;
}
