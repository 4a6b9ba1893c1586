import { BREAK_GLASS_HOURS, type BreakGlassAdmin } from "@rollcall/contract/sso-access";
import { minutesAfter } from "../../platform/clock.ts";
import { actorName } from "../../platform/outbox.ts";
import { granted, Refusal } from "../../platform/refusal.ts";
import { type Change, type MemberActor, type UserActor, unchanged, type Work } from "../../platform/transact.ts";
import { holdSession } from "../identity/session-store.ts";
import { memberIdOf } from "../members/commands.ts";
import { findMembership } from "../members/store.ts";
import { holdOrganization } from "../organizations/store.ts";
import * as store from "./break-glass-store.ts";
import { listServed } from "./domain-store.ts";
import { presentNamed } from "./presenting.ts";
import * as rules from "./rules.ts";

/** Names the Admins who stay able to enter without the identity provider. */
export async function setBreakGlass(
  work: Work,
  memberIds: readonly string[],
): Promise<Change<{ data: BreakGlassAdmin[] }>> {
  const { tx, organizationId, actor, now } = work;
  await holdOrganization(tx, organizationId);
  const before = (await store.listNamed(tx, organizationId)).map(({ memberId }) => memberId).sort();
  const candidates = await store.findCandidates(tx, organizationId, memberIds);
  const isEnforced = (await listServed(tx, organizationId)).some(({ enforcedSince }) => enforcedSince !== null);
  const byId = new Map(candidates.map((each) => [each.memberId, each]));
  const named = granted(rules.decideNamed(memberIds, { actor, candidates: byId, isEnforced })).sort();
  if (JSON.stringify(before) === JSON.stringify(named)) return unchanged(await answered(work));

  await store.setNamed(tx, organizationId, { memberIds: named, namedBy: memberIdOf(actor) }, now);
  const payload = { id: organizationId, by: actorName(actor), before, after: named };
  return { answer: await answered(work), events: [{ name: "sso.break_glass_changed", payload }] };
}

async function answered({ tx, organizationId }: Work): Promise<{ data: BreakGlassAdmin[] }> {
  return { data: (await store.listNamed(tx, organizationId)).map(presentNamed) };
}

/** Notes that this Admin can enter without the identity provider: with this very session they would (SPEC R12.7). */
export async function rehearseBreakGlass(
  work: Work & { actor: MemberActor },
): Promise<Change<{ rehearsed_at: string }>> {
  const { tx, organizationId, actor, now } = work;
  const { memberId, email, proof } = actor;
  granted(rules.breakGlass({ standby: await standbyOf(work, memberId), proof }));

  await store.markNamed(tx, organizationId, memberId, { rehearsed_at: now });
  const answer = { rehearsed_at: now.toISOString() };
  return { answer, events: [{ name: "sso.break_glass_rehearsed", payload: { id: memberId, email } }] };
}

/** Lets this session in without the identity provider for some hours. The other Admins are mailed. */
export async function useBreakGlass(work: Work, user: UserActor, reason: string): Promise<Change<{ until: string }>> {
  const { tx, organizationId, now } = work;
  const member = await findMembership(tx, organizationId, user.userId);
  if (member === undefined) throw new Refusal("not_found");
  if (member.status === "suspended") throw new Refusal("membership_suspended");
  granted(rules.breakGlass({ standby: await standbyOf(work, member.id), proof: user.proof }));

  // It may have ended since the door asked.
  if (!(await holdSession(tx, user.sessionId))) throw new Refusal("not_signed_in");

  const until = minutesAfter(now, BREAK_GLASS_HOURS * 60);
  const { id: memberId, email } = member;
  await store.insertUse(tx, organizationId, { sessionId: user.sessionId, memberId, reason, until }, now);
  await store.markNamed(tx, organizationId, memberId, { last_used_at: now });
  const payload = { id: memberId, email, reason, until: until.toISOString() };
  return { answer: { until: payload.until }, events: [{ name: "sso.break_glass_used", payload }] };
}

async function standbyOf({ tx, organizationId }: Work, memberId: string): Promise<store.Named | undefined> {
  return (await store.listNamed(tx, organizationId)).find((each) => each.memberId === memberId);
}
