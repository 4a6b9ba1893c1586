import { useNavigate } from "@tanstack/react-router";
import { scroller } from "./scroller.ts";

// What else an address asks for is up to its list.
type Search = { sort?: string | undefined; [key: string]: unknown };
type How = { isTyping: boolean };

/**
 * Changes what the address asks a list for. Each filter is a step for the back button; a search that is being typed is
 * one step in all.
 */
export function useListAddress<S extends Search>(search: S) {
  const navigate = useNavigate();

  async function goTo(next: Search, replace: boolean): Promise<void> {
    // The route's own parser checks every key, so that no other address can come of it.
    await navigate({ to: ".", search: next as never, replace, resetScroll: false });
    // Another search, another list: it begins at its top.
    scroller()?.scrollTo({ top: 0 });
  }
  return {
    onSearch: (change: Partial<S>, how?: How) => void goTo({ ...search, ...change }, how?.isTyping ?? false),
    onClear: () => void goTo({ sort: search.sort }, false),
  };
}
