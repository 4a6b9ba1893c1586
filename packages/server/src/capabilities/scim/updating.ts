import { userType } from "../../platform/scim/core-schemas.ts";
import { ScimError } from "../../platform/scim/error.ts";
import { isSame, type JsonObject } from "../../platform/scim/json.ts";
import { applyPatch } from "../../platform/scim/patch.ts";
import type { PatchOperation } from "../../platform/scim/patch-request.ts";
import { type Condition, checkCondition } from "../../platform/scim/service.ts";
import { type Change, type DomainEvent, eventsOf, listOf, unchanged, type Work } from "../../platform/transact.ts";
import { reactivateMember, removeMember, suspendMember } from "../members/commands.ts";
import { holdOrganization } from "../organizations/store.ts";
import { ending } from "./braking.ts";
import { versionOf } from "./presenting.ts";
import { syncProfile } from "./profile.ts";
import { personIn } from "./received.ts";
import * as store from "./user-store.ts";

type Answer = { memberId: string } | undefined;

/** Puts what a directory sends in the place of what it sent before. Nothing when there is no such user. */
export function replaceUser(
  work: Work,
  memberId: string,
  sent: JsonObject,
  condition: Condition,
): Promise<Change<Answer>> {
  return change(work, memberId, condition, () => sent);
}

/** Changes parts of what a directory sent before, all or none. */
export function patchUser(
  work: Work,
  memberId: string,
  operations: readonly PatchOperation[],
  condition: Condition,
): Promise<Change<Answer>> {
  return change(work, memberId, condition, (before) => applyPatch(userType, before, operations));
}

async function change(
  work: Work,
  memberId: string,
  condition: Condition,
  next: (before: JsonObject) => JsonObject,
): Promise<Change<Answer>> {
  const { tx, organizationId, now } = work;
  const user = await hold(work, memberId, condition);
  if (user === undefined) return unchanged(undefined);
  const isActive = user.status === "active";
  const { active = isActive, ...resource } = next({ ...user.resource, active: isActive });
  const person = personIn(resource);
  await checkUserName(work, user, person);

  const attributes = changedAttributes(user.resource, resource);
  if (attributes.length > 0) await store.updateUser(tx, organizationId, { memberId, person, resource }, now);
  const changed: DomainEvent = { name: "directory.user_changed", payload: { id: memberId, attributes } };
  const events = [
    ...(attributes.length > 0 ? [changed] : []),
    ...(await syncProfile(work, user, person)),
    ...(active === isActive ? [] : await move(work, user, !isActive)),
  ];
  return { answer: { memberId }, events: eventsOf(events) };
}

async function hold({ tx, organizationId }: Work, memberId: string, condition: Condition) {
  await holdOrganization(tx, organizationId);
  const user = await store.findUser(tx, organizationId, memberId);
  if (user !== undefined) checkCondition(condition, versionOf(user));
  return user;
}

async function checkUserName(
  { tx, organizationId }: Work,
  user: store.DirectoryUser,
  { userName, userNameKey }: { userName: string; userNameKey: string },
): Promise<void> {
  if (userNameKey === user.userNameKey) return;
  if (await store.isUserNameTaken(tx, organizationId, userNameKey))
    throw new ScimError(409, `There is a user ${userName} already.`, "uniqueness");
}

function changedAttributes(before: JsonObject, after: JsonObject): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => !isSame(before[name], after[name])).sort();
}

async function move(work: Work, user: store.DirectoryUser, isActive: boolean): Promise<readonly DomainEvent[]> {
  const { memberId } = user;
  if (isActive) return listOf((await reactivateMember(work, memberId)).events);
  return listOf((await ending(work, user, "suspend", () => suspendMember(work, memberId))).events);
}

/** Removes the membership; the directory may send the person again. Nothing when there is no such user. */
export async function removeUser(work: Work, memberId: string, condition: Condition): Promise<Change<Answer>> {
  const user = await hold(work, memberId, condition);
  if (user === undefined) return unchanged(undefined);
  const { events } = await ending(work, user, "remove", () => removeMember(work, memberId));
  return { answer: { memberId }, events };
}
