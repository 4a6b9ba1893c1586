import { type Page, pagesOfPanel } from "./pages.ts";

/** What the first visit to a page may send of JavaScript, gzip. */
export const BUDGET_KB = 250;

export function pagesOverBudget(): Page[] {
  return pagesOfPanel().filter(({ bytes }) => bytes > BUDGET_KB * 1000);
}
