import { type RefCallback, useCallback, useState } from "react";

/** The width of an element, kept up to date: `const [width, measure] = useWidth(); <div ref={measure}>`. */
export function useWidth(): [width: number | undefined, measure: RefCallback<HTMLElement>] {
  const [width, setWidth] = useState<number>();
  const measure = useCallback((element: HTMLElement | null) => {
    if (element === null) return undefined;
    setWidth(element.clientWidth);
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [width, measure];
}
