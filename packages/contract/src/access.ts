import * as z from "zod";
import { GroupId, MemberId } from "./ids.ts";
import { RoleId } from "./roles.ts";

/** The door through which something was granted. Only that door, or an Admin, takes it away. */
export const grantSources = ["manual", "invitation", "sso", "scim", "api"] as const;
export const GrantSource = z.enum(grantSources);
export type GrantSource = z.infer<typeof GrantSource>;

/** Until when something is given (SPEC R12.4); null for good. */
export const Until = z.iso.datetime("must be a time such as 2030-01-31T12:00:00Z").nullable();

/**
 * Where a role comes from (SPEC R5.3): given to the member, given to a Group that they belong to (`through` names the
 * Groups from theirs up to the one that grants), held by everybody in the default Workspace, or because an Organization
 * Admin may enter every Workspace.
 */
export const Grant = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("direct"), source: GrantSource, until: Until }),
  z.object({
    kind: z.literal("group"),
    group: z.object({ id: GroupId, name: z.string() }),
    through: z.array(z.object({ id: GroupId, name: z.string() })),
    until: Until,
  }),
  z.object({ kind: z.literal("default") }),
  z.object({ kind: z.literal("organization_admin") }),
]);
export type Grant = z.infer<typeof Grant>;

/** A role that somebody holds, with every grant that gives it. */
export const HeldRole = z.object({ id: RoleId, name: z.string(), grants: z.array(Grant) });
export type HeldRole = z.infer<typeof HeldRole>;

/** Somebody as lists of Workspaces and Groups show them. */
export const ListedMember = z.object({
  member_id: MemberId,
  first_name: z.string(),
  last_name: z.string(),
  email: z.string(),
  status: z.enum(["active", "suspended"]),
});
export type ListedMember = z.infer<typeof ListedMember>;

/** What a change would do to one member (SPEC R12.2): which roles they gain and lose, and where. */
export const AccessEffect = z.object({
  member: ListedMember,
  gains: z.array(
    z.object({
      workspace: z.object({ id: z.string(), name: z.string() }).nullable(),
      role: RoleId,
      role_name: z.string(),
    }),
  ),
  loses: z.array(
    z.object({
      workspace: z.object({ id: z.string(), name: z.string() }).nullable(),
      role: RoleId,
      role_name: z.string(),
    }),
  ),
});
export type AccessEffect = z.infer<typeof AccessEffect>;

/** The answer of a change that can be previewed: whether it was made, and what it does to whom (the first 200). */
export const Effects = z.object({
  applied: z.boolean(),
  affected: z.number().int(),
  effects: z.array(AccessEffect),
});
export type Effects = z.infer<typeof Effects>;
