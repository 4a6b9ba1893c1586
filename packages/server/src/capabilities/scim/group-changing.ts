import { newId } from "../../platform/ids.ts";
import { groupType } from "../../platform/scim/core-schemas.ts";
import { bad, ScimError } from "../../platform/scim/error.ts";
import type { Filter } from "../../platform/scim/filter.ts";
import { isObject, isSame, type JsonObject } from "../../platform/scim/json.ts";
import { matches } from "../../platform/scim/matching.ts";
import { applyPatch } from "../../platform/scim/patch.ts";
import type { PatchOperation } from "../../platform/scim/patch-request.ts";
import { readList } from "../../platform/scim/resource.ts";
import { type Condition, checkCondition } from "../../platform/scim/service.ts";
import { type Change, type DomainEvent, eventsOf, unchanged, type Work } from "../../platform/transact.ts";
import * as groups from "../groups/store.ts";
import { holdOrganization } from "../organizations/store.ts";
import * as store from "./group-store.ts";
import { groupVersion } from "./presenting.ts";
import { groupIn, type SentGroup } from "./received.ts";
import { findKnown } from "./user-store.ts";

type Answer = { groupId: string; version: string } | undefined;

/** Makes a Group that the directory manages; what it grants is decided in Rollcall (SPEC R8.3). */
export async function createGroup(work: Work, sent: JsonObject): Promise<Change<{ groupId: string }>> {
  const { tx, organizationId, now } = work;
  const { members, ...resource } = sent;
  const group = groupIn(resource);
  await holdOrganization(tx, organizationId);
  const id = newId("group");
  const row = { id, name: group.name, description: "", isExternallyManaged: true };
  if (!(await groups.insert(tx, organizationId, row, now))) throw nameTaken(group);

  await store.insertGroup(tx, organizationId, { groupId: id, sent: group, resource }, now);
  const added = await addMembers(work, id, idsIn(members));
  const created: DomainEvent = { name: "group.created", payload: { id, name: group.name } };
  return { answer: { groupId: id }, events: [created, ...added] };
}

/** Puts what a directory sends, members and all, in the place of what it sent before. */
export async function replaceGroup(
  work: Work,
  groupId: string,
  sent: JsonObject,
  condition: Condition,
): Promise<Change<Answer>> {
  const { members, ...resource } = sent;
  return change(
    work,
    groupId,
    condition,
    () => resource,
    () => setMembers(work, groupId, idsIn(members)),
  );
}

/** Changes parts of a Group, all or none. Costs what changes, however many members it has. */
export async function patchGroup(
  work: Work,
  groupId: string,
  operations: readonly PatchOperation[],
  condition: Condition,
): Promise<Change<Answer>> {
  const isAboutMembers = ({ target }: PatchOperation) => target.attribute.name === "members";
  const others = operations.filter((each) => !isAboutMembers(each));
  return change(
    work,
    groupId,
    condition,
    (before) => applyPatch(groupType, before, others),
    async () => {
      const events: DomainEvent[] = [];
      for (const each of operations.filter(isAboutMembers)) events.push(...(await takeStep(work, groupId, each)));
      return events;
    },
  );
}

async function change(
  work: Work,
  groupId: string,
  condition: Condition,
  next: (before: JsonObject) => JsonObject,
  changeMembers: () => Promise<DomainEvent[]>,
): Promise<Change<Answer>> {
  const { tx, organizationId, now } = work;
  const group = await hold(work, groupId, condition);
  if (group === undefined) return unchanged(undefined);
  const resource = next(group.resource);
  const sent = groupIn(resource);
  const renamed = await rename(work, group, sent);
  const isChanged = !isSame(resource, group.resource);
  const events = [...renamed, ...(isChanged ? [changed(group, resource)] : []), ...(await changeMembers())];
  if (events.length === 0) return unchanged({ groupId, version: groupVersion(group.version) });

  const version = await store.updateGroup(tx, organizationId, { groupId, sent, resource }, now);
  return { answer: { groupId, version: groupVersion(version) }, events: eventsOf(events) };
}

async function hold({ tx, organizationId }: Work, groupId: string, condition: Condition) {
  await holdOrganization(tx, organizationId);
  const group = await store.findGroup(tx, organizationId, groupId);
  if (group !== undefined) checkCondition(condition, groupVersion(group.version));
  return group;
}

async function rename(work: Work, group: store.DirectoryGroup, sent: SentGroup): Promise<DomainEvent[]> {
  const { tx, organizationId, now } = work;
  if (sent.name === group.name) return [];
  if (!(await groups.update(tx, organizationId, group.groupId, { name: sent.name }, now))) throw nameTaken(sent);
  const payload = { id: group.groupId, before: { name: group.name }, after: { name: sent.name } };
  return [{ name: "group.updated", payload }];
}

function changed({ groupId, resource }: store.DirectoryGroup, after: JsonObject): DomainEvent {
  const names = [...new Set([...Object.keys(resource), ...Object.keys(after)])];
  const attributes = names.filter((name) => !isSame(resource[name], after[name])).sort();
  return { name: "directory.group_changed", payload: { id: groupId, attributes } };
}

function nameTaken({ name }: SentGroup): ScimError {
  const detail = `There is a Group ${name} in Rollcall already. Rename one of the two.`;
  return new ScimError(409, detail, "uniqueness");
}

/** One step of a PATCH that is about members. */
async function takeStep(work: Work, groupId: string, step: PatchOperation): Promise<DomainEvent[]> {
  const { op, target, value } = step;
  const { filter } = target;
  if (filter !== undefined) {
    if (op !== "remove") throw bad("mutability", "A member is added or removed, and not changed.");
    return removeMembers(work, groupId, await idsMeant(work, groupId, filter));
  }
  const ids = value === undefined || value === null ? [] : idsIn(readList(target.attribute, value));
  if (op === "add") return addMembers(work, groupId, ids);
  const isAll = op === "remove" && (value === undefined || value === null);
  return op === "remove" && !isAll ? removeMembers(work, groupId, ids) : setMembers(work, groupId, ids);
}

/** Whom a filter on the members means. One that names them needs no look at the others. */
async function idsMeant({ tx, organizationId }: Work, groupId: string, filter: Filter): Promise<string[]> {
  const named = namedBy(filter);
  if (named !== undefined) return named;
  const members = (await store.membersOf(tx, organizationId, [groupId])).get(groupId) ?? [];
  return members
    .filter(({ memberId, name, email }) => matches(filter, { value: memberId, type: "User", display: name || email }))
    .map(({ memberId }) => memberId);
}

function namedBy(filter: Filter): string[] | undefined {
  if (filter.kind === "compare" && filter.op === "eq" && filter.place.leaf.name === "value")
    return [String(filter.value)];
  if (filter.kind !== "or") return undefined;
  const each = filter.filters.map(namedBy);
  return each.every((ids) => ids !== undefined) ? each.flat() : undefined;
}

function idsIn(members: unknown): string[] {
  const values = (Array.isArray(members) ? members : []).map((each) => (isObject(each) ? each["value"] : undefined));
  return [...new Set(values.map(idOf))].sort();
}

function idOf(value: unknown): string {
  if (typeof value === "string") return value;
  throw bad("invalidValue", "A member is named by its value.");
}

// A statement takes 65,535 parameters; a row of a Group has seven.
const ADDED_AT_ONCE = 5_000;

async function addMembers(work: Work, groupId: string, ids: readonly string[]): Promise<DomainEvent[]> {
  const { tx, organizationId, now } = work;
  const known = await findKnown(tx, organizationId, ids);
  const unknown = ids.find((id) => !known.has(id));
  if (unknown !== undefined) throw bad("invalidValue", `There is no User ${unknown.slice(0, 100)} to be a member.`);
  const entry = { groupId, until: null, source: "scim", grantedBy: null } as const;
  const members: string[] = [];
  for (let start = 0; start < ids.length; start += ADDED_AT_ONCE) {
    const memberIds = ids.slice(start, start + ADDED_AT_ONCE);
    members.push(...(await groups.insertMembers(tx, organizationId, { ...entry, memberIds }, now)));
  }
  if (members.length === 0) return [];
  return [{ name: "group.members_added", payload: { id: groupId, members, until: null } }];
}

async function removeMembers(work: Work, groupId: string, ids: readonly string[]): Promise<DomainEvent[]> {
  const possible = ids.filter((id) => !id.includes("\u0000"));
  return removed(groupId, await store.deleteMembers(work.tx, work.organizationId, groupId, possible));
}

async function setMembers(work: Work, groupId: string, ids: readonly string[]): Promise<DomainEvent[]> {
  const added = await addMembers(work, groupId, ids);
  return [...added, ...removed(groupId, await store.deleteOthers(work.tx, work.organizationId, groupId, ids))];
}

function removed(groupId: string, members: string[]): DomainEvent[] {
  return members.length === 0 ? [] : [{ name: "group.members_removed", payload: { id: groupId, members } }];
}

/** Deletes a Group; its members stay, without what it gave. */
export async function removeGroup(work: Work, groupId: string, condition: Condition): Promise<Change<Answer>> {
  const { tx, organizationId } = work;
  const group = await hold(work, groupId, condition);
  if (group === undefined) return unchanged(undefined);
  const { name, version } = group;
  const members = await store.countMembers(tx, organizationId, groupId);
  await groups.deleteGroup(tx, organizationId, groupId);
  const payload = { id: groupId, name, members };
  return {
    answer: { groupId, version: groupVersion(version) },
    events: [{ name: "group.deleted", payload }],
  };
}
