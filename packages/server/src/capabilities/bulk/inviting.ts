import { createLimiter } from "../../platform/rate-limit.ts";
import type { Platform, Work } from "../../platform/transact.ts";
import { inside } from "../../platform/transactions.ts";
import { inviteLines, type Line, type LineOutcome } from "../invitations/importing.ts";
import { weariedOf } from "../invitations/limits.ts";
import type { NextItem } from "./item-store.ts";
import { type Numbered, refusedWith } from "./outcomes.ts";
import { lineOutcome, unreadLine } from "./rules.ts";
import type { Inviting } from "./store.ts";

/** Invites whom the next lines of a file name, all at once; those that were read as wrong are refused as they were. */
export async function invitePeople(
  platform: Platform,
  work: Work,
  { note, isPreview }: Inviting & { isPreview: boolean },
  items: readonly NextItem[],
): Promise<Numbered[]> {
  const lines = items.flatMap(({ email, wish }) => (wish === null || "problems" in wish ? [] : [{ ...wish, email }]));
  const outcomes = (await invite(platform, work, { note, isPreview }, lines)).values();
  return items.map(({ number, wish }) => {
    if (wish !== null && "problems" in wish) return { number, ...unreadLine(wish.problems) };
    return { number, ...lineOutcome(outcomes.next().value ?? "duplicate") };
  });
}

type How = { note: string; isPreview: boolean };

/** When something breaks, half of them are invited without the other half, until it is known who it was. */
async function invite(platform: Platform, work: Work, how: How, lines: readonly Line[]): Promise<LineOutcome[]> {
  if (lines.length === 0) return [];
  const { organizationId, actor, origin } = work;
  const limiter = createLimiter(platform);
  try {
    return await inside(platform, work).transact({ organizationId, actor, origin, isBulk: true }, (each) =>
      inviteLines(each, lines, { ...how, wearied: (emails) => weariedOf(limiter, each, emails) }),
    );
  } catch (error) {
    const refusal = refusedWith(platform, error);
    if (refusal.code !== "internal_error" || lines.length === 1) return lines.map(() => refusal);
    const middle = lines.length >> 1;
    const [first, second] = [lines.slice(0, middle), lines.slice(middle)];
    return [...(await invite(platform, work, how, first)), ...(await invite(platform, work, how, second))];
  }
}
