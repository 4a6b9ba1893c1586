import { useEffect, useEffectEvent, useRef, useState } from "react";

const WAIT_MS = 180;

/**
 * What stands in a search field while the address follows a moment later. The field never loses what is being typed;
 * when the address changes by itself (back, "clear filters") the field follows it.
 */
export function useSearchText(searched: string | undefined, onSearch: (text: string | undefined) => void) {
  const [text, setText] = useState(searched ?? "");
  const sent = useRef(searched ?? "");

  const search = useEffectEvent((wish: string) => {
    if (wish === (searched ?? "")) return;
    sent.current = wish;
    onSearch(wish === "" ? undefined : wish);
  });
  useEffect(() => {
    const timer = setTimeout(() => search(text.trim()), text === "" ? 0 : WAIT_MS);
    return () => clearTimeout(timer);
  }, [text]);

  useEffect(() => {
    if ((searched ?? "") === sent.current) return;
    sent.current = searched ?? "";
    setText(searched ?? "");
  }, [searched]);

  return [text, setText] as const;
}
