import { type Page, pagesOfPanel } from "./pages.ts";

/** What the first visit to a page may send of JavaScript, gzip. */
export const BUDGET_KB = 250;

/** A form inside the panel of a member, over the list of members: everything that both need. */
const HIGHER_BUDGETS_KB: Record<string, number> = { "/o/$organizationId/members/$memberId/profile": 262 };

export function pagesOverBudget(): Page[] {
  return pagesOfPanel().filter(({ address, bytes }) => bytes > (HIGHER_BUDGETS_KB[address] ?? BUDGET_KB) * 1000);
}
