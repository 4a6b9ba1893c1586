import { actorName } from "../../platform/outbox.ts";
import { granted, Refusal } from "../../platform/refusal.ts";
import { type Change, type UserEvent, unchanged, type Work } from "../../platform/transact.ts";
import { endHalfSignIns } from "../identity/challenges.ts";
import { sessionsRevoked } from "../identity/commands.ts";
import { deleteFactors, hasSecondFactor } from "../identity/factors.ts";
import { planNotice } from "../identity/notices.ts";
import { endSessions } from "../identity/session-store.ts";
import { holdUser } from "../identity/store.ts";
import { holdMember } from "../members/store.ts";
import { getSecondFactorRule, holdOrganization, setSecondFactorRule } from "../organizations/store.ts";
import * as rules from "./rules.ts";
import { belongsElsewhere } from "./store.ts";

/** Requires a second factor of every member after a time of grace, or no longer. */
export async function changeRule(work: Work, wish: rules.RuleWish): Promise<Change<undefined>> {
  const { tx, organizationId, actor, now } = work;
  await holdOrganization(tx, organizationId);
  const before = await getSecondFactorRule(tx, organizationId);
  const after = granted(rules.changeRule({ actor, organizationId }, before, wish, now));
  const [was, is] = [before, after].map(({ requiredSince, graceDays }) => ({
    required: requiredSince !== null,
    grace_days: graceDays,
  }));
  if (was === undefined || is === undefined) throw new Error("two rules were compared");
  if (was.required === is.required && was.grace_days === is.grace_days) return unchanged(undefined);

  await setSecondFactorRule(tx, organizationId, after, now);
  const payload = { id: organizationId, before: was, after: is };
  return { answer: undefined, events: [{ name: "organization.second_factor_changed", payload }] };
}

/** Takes every second factor of a member away and signs them out, so that they sign in and set one up anew. */
export async function resetFactor(work: Work, memberId: string): Promise<Change<undefined>> {
  const { tx, organizationId, actor, now } = work;
  const member = await holdMember(tx, organizationId, memberId, now);
  const { userId, email } = member;
  await holdUser(tx, userId);
  const facts = {
    hasSecondFactor: await hasSecondFactor(tx, userId),
    belongsElsewhere: await belongsElsewhere(tx, organizationId, userId),
  };
  granted(rules.reset({ actor, member, ...facts }));

  const by = actor.kind === "operator" ? "operator" : "admin";
  const { ended, userEvents } = await takeFactors(work, userId, by);
  const payload = { id: memberId, email, sessions_ended: ended };
  return { answer: undefined, events: [{ name: "member.second_factor_reset", payload }], userEvents };
}

/** Takes every second factor of a User away, who is locked, and signs them out. Refuses when there is none. */
export async function takeFactors(
  work: Pick<Work, "tx" | "now" | "actor">,
  userId: string,
  by: "admin" | "operator",
): Promise<{ ended: number; userEvents: [UserEvent, ...UserEvent[]] }> {
  const { tx, actor } = work;
  if (!(await deleteFactors(tx, userId))) throw new Refusal("second_factor_missing");
  await endHalfSignIns(tx, userId);
  const ended = await endSessions(tx, userId);
  await planNotice(work, userId, "second_factor_reset", actorName(actor));
  const event: UserEvent = { name: "user.second_factor_reset", payload: { id: userId, by } };
  return { ended, userEvents: [event, ...sessionsRevoked(userId, ended)] };
}
