import type { Budget } from "./budgets.ts";
import type { Colleagues } from "./processes/colleagues.ts";

const SPENT = "spent";
const TOLD_EVERY_MS = 20;

type Spent = { budget: Budget; caller: string; requests: number };

/**
 * Lets several processes count as one: each counts at once what it serves, and hears a moment later what the others have served.
 * No request waits for it.
 */
export function sharing(
  { tell, hear }: Colleagues,
  count: (spent: Spent) => void,
): (budget: Budget, caller: string) => void {
  const untold = new Map<string, Spent>();
  // The cast is sound: processes of one program speak to each other.
  hear(SPENT, (facts) => (facts as Spent[]).forEach(count));
  const tellAll = () => {
    tell(SPENT, [...untold.values()]);
    untold.clear();
  };
  return (budget, caller) => {
    if (untold.size === 0) setTimeout(tellAll, TOLD_EVERY_MS).unref();
    const name = `${budget} ${caller}`;
    const { requests } = untold.get(name) ?? { requests: 0 };
    untold.set(name, { budget, caller, requests: requests + 1 });
  };
}
