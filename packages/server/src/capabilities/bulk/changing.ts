import type { BulkAction, BulkOutcome } from "@rollcall/contract/bulk";
import type { Platform, Scope, Work } from "../../platform/transact.ts";
import { inside } from "../../platform/transactions.ts";
import { apply, isOutAlready, missedIn } from "./applying.ts";
import type { NextItem } from "./item-store.ts";
import { type Numbered, refusedWith } from "./outcomes.ts";
import { CHANGED, outcomeOf, UNCHANGED } from "./rules.ts";

// So that nobody else waits for long for what a step has locked.
const LONGEST_STEP_MS = 400;

/** Does an action to members, one after another, until time is up. What is refused is undone alone. */
export async function changeMembers(
  platform: Platform,
  work: Work,
  action: BulkAction,
  items: readonly NextItem[],
): Promise<Numbered[]> {
  const startedAt = performance.now();
  const outcomes: Numbered[] = [];
  for (const { number, memberId } of items) {
    outcomes.push({ number, ...(await changeMember(platform, work, action, memberId ?? "")) });
    if (performance.now() - startedAt > LONGEST_STEP_MS) break;
  }
  return outcomes;
}

async function changeMember(
  platform: Platform,
  work: Work,
  action: BulkAction,
  memberId: string,
): Promise<BulkOutcome> {
  const { organizationId, actor, origin } = work;
  let hasHappened = false;
  const scope: Scope = {
    organizationId,
    actor,
    origin,
    isBulk: true,
    notice(events) {
      hasHappened = events.length > 0;
    },
  };
  try {
    const answer = await inside(platform, work).transact(scope, (each) => apply(each, action, memberId));
    return hasHappened ? { ...CHANGED, detail: missedIn(answer) } : UNCHANGED;
  } catch (error) {
    const refusal = refusedWith(platform, error);
    const isOut = refusal.code === "not_found" && (await isOutAlready(work, action, memberId));
    return isOut ? UNCHANGED : outcomeOf(refusal, action.type);
  }
}
