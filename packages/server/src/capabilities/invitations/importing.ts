import type { NewInvitations } from "@rollcall/contract/invitations";
import { askedTogether } from "../../platform/pipeline.ts";
import { Refusal } from "../../platform/refusal.ts";
import { type Change, eventsOf, unchanged, type Work } from "../../platform/transact.ts";
import { holdRight } from "../access/entering.ts";
import { keepRoles } from "../roles/store.ts";
import { type HeldSeats, holdSeats, reserveSeats } from "../subscriptions/commands.ts";
import { freeSeats } from "../subscriptions/rules.ts";
import { createdEvent, insertInvitations, readStanding, replaceExpired, reservationOf } from "./commands.ts";
import { type Ground, offerFacts, readGround } from "./facts.ts";
import { decidePlaces } from "./places.ts";
import * as rules from "./rules.ts";
import type { StoredInvitation } from "./store.ts";

/** One line of a file: somebody with what they alone are offered. */
export type Line = Pick<NewInvitations, "roles" | "seats" | "workspaces" | "groups" | "language"> & { email: string };
/** What became of it. */
export type LineOutcome = rules.Outcome | Refusal;
type Decided = rules.Offer & Pick<StoredInvitation, "workspaces" | "groups">;

export type Sending = {
  note: string;
  wearied: (emails: readonly string[]) => Promise<ReadonlySet<string>>;
  /** Asks what would become of them: everything is decided, nothing is written. */
  isPreview: boolean;
};

/** Invites everybody of some lines at once, each as the form would invite them alone. One bad line fails none of the others. */
export async function inviteLines(
  work: Work,
  lines: readonly Line[],
  { note, wearied, isPreview }: Sending,
): Promise<Change<LineOutcome[]>> {
  const [actor, , ground] = await askedTogether(
    holdRight(work, "members:invite"),
    keepRoles(work.tx, work.organizationId, [...new Set(lines.flatMap(({ roles }) => roles))]),
    readGround(work),
  );
  const acting = { ...work, actor };
  const offers = await decideOffers(acting, lines, ground);
  const good = offers.flatMap(({ line, decided }) => (decided instanceof Refusal ? [] : [line.email]));
  const [held, standing, weariedEmails] = await askedTogether(
    holdSeats(work, [...new Set(offers.flatMap(({ decided }) => seatsIn(decided)))].sort()),
    readStanding(work, good),
    wearied(good),
  );
  const { singleSignOn } = ground;
  const outcomes = decideLines(offers, { ...standing, singleSignOn, weariedEmails }, held);
  if (isPreview) return unchanged(outcomes);

  const invited = offers.flatMap(({ line, decided }, index) =>
    outcomes[index] === "invited" && !(decided instanceof Refusal) ? [{ ...line, ...decided, note }] : [],
  );
  const replaced = await replaceExpired(
    work,
    standing,
    invited.map(({ email }) => email),
  );
  const created = await insertInvitations(acting, ground, invited);
  for (const [productId, seats] of held) {
    const sitting = created.filter((invitation) => invitation.seats.includes(productId));
    if (sitting.length > 0) await reserveSeats(work, seats, sitting.map(reservationOf));
  }
  return {
    answer: settled(lines, outcomes, created),
    events: eventsOf([...replaced, ...inOrder(lines, created).map(createdEvent)]),
  };
}

type Offered = { line: Line; decided: Decided | Refusal };

/** Decides each offer once, however many lines make it. */
async function decideOffers(work: Work, lines: readonly Line[], ground: Ground): Promise<Offered[]> {
  const facts = offerFacts(work.actor, ground);
  const known = new Map<string, Decided | Refusal>();
  const offered: Offered[] = [];
  for (const line of lines) {
    const { roles, seats, workspaces, groups } = line;
    const key = JSON.stringify([roles, seats, workspaces, groups]);
    const decided = known.get(key) ?? (await decideOffer(work, line, facts));
    known.set(key, decided);
    offered.push({ line, decided });
  }
  return offered;
}

async function decideOffer(work: Work, line: Line, facts: rules.OfferFacts): Promise<Decided | Refusal> {
  const offer = rules.offer(line, facts);
  if (offer instanceof Refusal) return offer;
  try {
    return { ...offer, ...(await decidePlaces(work, line, facts.roleBook)) };
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

function decideLines(
  offers: readonly Offered[],
  facts: Omit<rules.AddressFacts, "seatsFor">,
  held: ReadonlyMap<string, HeldSeats>,
): LineOutcome[] {
  const good = offers.filter(({ decided }) => !(decided instanceof Refusal));
  const outcomes = rules.decideEach(
    good.map(({ line, decided }) => ({ email: line.email, seats: seatsIn(decided) })),
    { ...facts, freeSeats: new Map([...held].map(([productId, count]) => [productId, freeSeats(count)])) },
  );
  const byLine = new Map(good.map(({ line }, index) => [line, outcomes[index]]));
  return offers.map(({ line, decided }) => (decided instanceof Refusal ? decided : (byLine.get(line) ?? "duplicate")));
}

function seatsIn(decided: Decided | Refusal): readonly string[] {
  return decided instanceof Refusal ? [] : decided.seats;
}

/** Whom somebody else invited in the same moment has that invitation. */
function settled(
  lines: readonly Line[],
  outcomes: readonly LineOutcome[],
  created: readonly StoredInvitation[],
): LineOutcome[] {
  const written = new Set(created.map(({ email }) => email));
  return lines.map(({ email }, index) => {
    const outcome = outcomes[index] ?? "duplicate";
    return outcome === "invited" && !written.has(email) ? "already_invited" : outcome;
  });
}

/** Mails go out as the lines stand. */
function inOrder(lines: readonly Line[], created: readonly StoredInvitation[]): StoredInvitation[] {
  const byEmail = new Map(created.map((invitation) => [invitation.email, invitation]));
  return lines.flatMap(({ email }) => byEmail.get(email) ?? []);
}
