import { type ReactNode, useEffect, useRef } from "react";

/** A heading that takes the focus when it appears, so that what is new on the page is read first. */
export function FirstRead({ children }: { children: ReactNode }) {
  const text = useRef<HTMLSpanElement>(null);
  useEffect(() => text.current?.focus(), []);
  return (
    <span ref={text} tabIndex={-1} className="block outline-none">
      {children}
    </span>
  );
}
