import { type RefCallback, useCallback, useState } from "react";

/** The height of an element, kept up to date: of what sticks to the top and covers what is below. */
export function useHeight(): [height: number, measure: RefCallback<HTMLElement>] {
  const [height, setHeight] = useState(0);
  const measure = useCallback((element: HTMLElement | null) => {
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => setHeight(element.offsetHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [height, measure];
}
