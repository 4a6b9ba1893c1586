import { useEffect, useEffectEvent, useRef, useState } from "react";

/**
 * How long the field has to rest before it is searched for. One or two letters are on the way to more and find too many to be
 * an answer; a longer word is asked for between two keys.
 */
const WAIT_MS = { beginning: 180, word: 80 };
const WORD = 3;

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
    const wait = text.trim().length < WORD ? WAIT_MS.beginning : WAIT_MS.word;
    const timer = setTimeout(() => search(text.trim()), text === "" ? 0 : wait);
    return () => clearTimeout(timer);
  }, [text]);

  useEffect(() => {
    if ((searched ?? "") === sent.current) return;
    sent.current = searched ?? "";
    setText(searched ?? "");
  }, [searched]);

  return [text, setText] as const;
}
