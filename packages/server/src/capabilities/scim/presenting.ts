import type { JsonObject } from "../../platform/scim/json.ts";
import type { Stored } from "../../platform/scim/service.ts";
import type { DirectoryGroup, GroupMember } from "./group-store.ts";
import type { DirectoryUser } from "./user-store.ts";

/** The version of a user: it moves with what was sent, and with whether they are active, which is decided here as well. */
export function versionOf({ version, status }: Pick<DirectoryUser, "version" | "status">): string {
  return `W/"${version}${status === "active" ? "" : "-off"}"`;
}

export function groupVersion(version: number): string {
  return `W/"${version}"`;
}

type NamedGroup = { id: string; name: string };

/** A user as SCIM gives them back: what was sent, whether they are active, and their Groups. */
export function presentedUser(user: DirectoryUser, groups: readonly NamedGroup[], baseUrl: string): Stored {
  const { memberId, resource, status, createdAt, updatedAt, suspendedAt } = user;
  const belongs = groups.map(({ id, name }) => ({
    value: id,
    $ref: `${baseUrl}/Groups/${id}`,
    display: name,
    type: "direct",
  }));
  const attributes: JsonObject = {
    ...resource,
    active: status === "active",
    ...(belongs.length === 0 ? {} : { groups: belongs }),
  };
  const modified = suspendedAt !== null && suspendedAt > updatedAt ? suspendedAt : updatedAt;
  return { id: memberId, attributes, created: createdAt, modified, version: versionOf(user) };
}

/** A Group as SCIM gives it back; without members where nobody asked for them. */
export function presentedGroup(
  { groupId, resource, version, createdAt, updatedAt }: DirectoryGroup,
  members: readonly GroupMember[] | undefined,
  baseUrl: string,
): Stored {
  const inside = members?.map(({ memberId, name, email }) => ({
    value: memberId,
    $ref: `${baseUrl}/Users/${memberId}`,
    type: "User",
    display: name || email,
  }));
  const attributes = { ...resource, ...(inside === undefined ? {} : { members: inside }) };
  return { id: groupId, attributes, created: createdAt, modified: updatedAt, version: groupVersion(version) };
}
