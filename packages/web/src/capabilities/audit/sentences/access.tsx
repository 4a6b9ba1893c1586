import type { EventName } from "@rollcall/contract/events";
import { RichText } from "../../../texts/rich-text.tsx";
import type { Sentence } from "./sentence.ts";

/** Seats, roles, Workspaces and Groups. */
export const access: Partial<Record<EventName, Sentence>> = {
  "seat.granted": ({ actor, told }) => (
    <RichText
      message="{actor} turned {product} on for {member}"
      values={{ actor, product: told.products("product_id"), member: told.named("member_id") }}
    />
  ),
  "seat.released": ({ actor, told }) => (
    <RichText
      message="{actor} turned {product} off for {member}"
      values={{ actor, product: told.products("product_id"), member: told.named("member_id") }}
    />
  ),
  "seat.requested": ({ told }) => (
    <RichText
      message="{member} asked for a seat of {product}"
      values={{ product: told.products("product_id"), member: told.named("member_id") }}
    />
  ),
  "seat.request_granted": ({ actor, told }) => (
    <RichText
      message="{actor} granted {member} the seat of {product}"
      values={{ actor, product: told.products("product_id"), member: told.named("member_id") }}
    />
  ),
  "seat.request_declined": ({ actor, told }) => (
    <RichText
      message="{actor} declined the request of {member} for {product}"
      values={{ actor, product: told.products("product_id"), member: told.named("member_id") }}
    />
  ),
  "subscription.changed": ({ actor, told }) => (
    <RichText
      message="{actor} changed the subscription of {product}"
      values={{ actor, product: told.products("id") }}
    />
  ),
  "role.created": ({ actor, subject }) => (
    <RichText message="{actor} created the role {subject}" values={{ actor, subject }} />
  ),
  "role.updated": ({ actor, subject }) => (
    <RichText message="{actor} changed the role {subject}" values={{ actor, subject }} />
  ),
  "role.deleted": ({ actor, subject }) => (
    <RichText message="{actor} deleted the role {subject}" values={{ actor, subject }} />
  ),
  "workspace.created": ({ actor, subject }) => (
    <RichText message="{actor} created the Workspace {subject}" values={{ actor, subject }} />
  ),
  "workspace.updated": ({ actor, subject }) => (
    <RichText message="{actor} changed the Workspace {subject}" values={{ actor, subject }} />
  ),
  "workspace.archived": ({ actor, subject }) => (
    <RichText message="{actor} archived the Workspace {subject}" values={{ actor, subject }} />
  ),
  "workspace.member_added": ({ actor, subject, told }) => (
    <RichText
      message="{actor} added {member} to {subject} as {roles}"
      values={{ actor, subject, member: told.named("member_id"), roles: told.roles("roles") }}
    />
  ),
  "workspace.member_roles_changed": ({ actor, subject, told }) => (
    <RichText
      message="{actor} changed the roles of {member} in {subject} from {before} to {after}"
      values={{
        actor,
        subject,
        member: told.named("member_id"),
        before: told.roles("before"),
        after: told.roles("after"),
      }}
    />
  ),
  "workspace.member_removed": ({ actor, subject, told }) => (
    <RichText
      message="{actor} took {member} out of {subject}"
      values={{ actor, subject, member: told.named("member_id") }}
    />
  ),
  "group.created": ({ actor, subject }) => (
    <RichText message="{actor} created the Group {subject}" values={{ actor, subject }} />
  ),
  "group.updated": ({ actor, subject }) => (
    <RichText message="{actor} changed the Group {subject}" values={{ actor, subject }} />
  ),
  "group.deleted": ({ actor, subject }) => (
    <RichText message="{actor} deleted the Group {subject}" values={{ actor, subject }} />
  ),
  "group.members_added": ({ actor, subject, told }) => (
    <RichText
      message="{actor} added {count, plural, one {# member} other {# members}} to {subject}"
      values={{ actor, subject, count: told.count("members") }}
    />
  ),
  "group.members_removed": ({ actor, subject, told }) => (
    <RichText
      message="{actor} took {count, plural, one {# member} other {# members}} out of {subject}"
      values={{ actor, subject, count: told.count("members") }}
    />
  ),
  "group.member_removed": ({ actor, subject, told }) => (
    <RichText
      message="{actor} took {member} out of {subject}"
      values={{ actor, subject, member: told.named("member_id") }}
    />
  ),
  "group.child_added": ({ actor, subject, told }) => (
    <RichText
      message="{actor} put the Group {child} into {subject}"
      values={{ actor, subject, child: told.named("child_id") }}
    />
  ),
  "group.child_removed": ({ actor, subject, told }) => (
    <RichText
      message="{actor} took the Group {child} out of {subject}"
      values={{ actor, subject, child: told.named("child_id") }}
    />
  ),
  "group.grant_changed": ({ actor, subject, told }) => (
    <RichText
      message="{actor} changed what {subject} grants in {workspace} from {before} to {after}"
      values={{
        actor,
        subject,
        workspace: told.named("workspace_id"),
        before: told.roles("before"),
        after: told.roles("after"),
      }}
    />
  ),
  "group.organization_roles_changed": ({ actor, subject, told }) => (
    <RichText
      message="{actor} changed the Organization roles that {subject} grants from {before} to {after}"
      values={{ actor, subject, before: told.roles("before"), after: told.roles("after") }}
    />
  ),
};
