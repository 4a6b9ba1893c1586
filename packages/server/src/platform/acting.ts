import { Refusal } from "./refusal.ts";
import type { Actor, MemberActor, OrganizationActor } from "./transact.ts";

/** The same with the member who acts, for what is about one's own account. Refuses with `person_required` a key. */
export function byPerson<W extends { actor: OrganizationActor }>(work: W): W & { actor: MemberActor } {
  const { actor } = work;
  if (actor.kind !== "member") throw new Refusal("person_required");
  return Object.assign(work, { actor });
}

/** The acting member's own id, for what they have as a member; a key has nothing of its own. */
export function ownMemberId(actor: Actor): string | undefined {
  return actor.kind === "member" ? actor.memberId : undefined;
}

/** The same as a list, for what asks about many. */
export function ownMemberIds(actor: Actor): string[] {
  return actor.kind === "member" ? [actor.memberId] : [];
}
