import type { EventName } from "@rollcall/contract/events";
import { RichText } from "../../../texts/rich-text.tsx";
import type { Sentence } from "./sentence.ts";

/** Members, invitations and requests to join. */
export const people: Partial<Record<EventName, Sentence>> = {
  "member.joined": ({ actor, subject, told }) => (
    <RichText message={told.isOwn ? "{subject} joined" : "{actor} took in {subject}"} values={{ actor, subject }} />
  ),
  "member.updated": ({ actor, subject }) => (
    <RichText message="{actor} changed the profile of {subject}" values={{ actor, subject }} />
  ),
  "member.roles_changed": ({ actor, subject, told }) => (
    <RichText
      message="{actor} changed the roles of {subject} from {before} to {after}"
      values={{ actor, subject, before: told.roles("before"), after: told.roles("after") }}
    />
  ),
  "member.suspended": ({ actor, subject }) => (
    <RichText message="{actor} suspended {subject}" values={{ actor, subject }} />
  ),
  "member.reactivated": ({ actor, subject }) => (
    <RichText message="{actor} reactivated {subject}" values={{ actor, subject }} />
  ),
  "member.removed": ({ actor, subject, told }) => (
    <RichText message={told.is("left") ? "{subject} left" : "{actor} removed {subject}"} values={{ actor, subject }} />
  ),
  "member.restored": ({ actor, subject }) => (
    <RichText message="{actor} restored {subject}" values={{ actor, subject }} />
  ),
  "member.allowed_again": ({ actor, subject }) => (
    <RichText message="{actor} allowed {subject} to join again" values={{ actor, subject }} />
  ),
  "member.sessions_revoked": ({ actor, subject }) => (
    <RichText message="{actor} signed {subject} out everywhere" values={{ actor, subject }} />
  ),
  "member.second_factor_reset": ({ actor, subject }) => (
    <RichText message="{actor} reset the second factor of {subject}" values={{ actor, subject }} />
  ),
  "invitation.created": ({ actor, subject, told }) => (
    <RichText message="{actor} invited {subject} as {roles}" values={{ actor, subject, roles: told.roles("roles") }} />
  ),
  "invitation.resent": ({ actor, subject }) => (
    <RichText message="{actor} sent the invitation of {subject} again" values={{ actor, subject }} />
  ),
  "invitation.link_copied": ({ actor, subject }) => (
    <RichText message="{actor} copied the invitation link of {subject}" values={{ actor, subject }} />
  ),
  "invitation.revoked": ({ actor, subject }) => (
    <RichText message="{actor} revoked the invitation of {subject}" values={{ actor, subject }} />
  ),
  "invitation.accepted": ({ subject }) => <RichText message="{subject} accepted the invitation" values={{ subject }} />,
  "invitation.declined": ({ subject }) => <RichText message="{subject} declined the invitation" values={{ subject }} />,
  "invitation.mail_failed": ({ subject }) => (
    <RichText message="The invitation mail to {subject} could not be delivered" values={{ subject }} />
  ),
  "join_request.created": ({ subject }) => <RichText message="{subject} asked to join" values={{ subject }} />,
  "join_request.granted": ({ actor, subject }) => (
    <RichText message="{actor} let {subject} join" values={{ actor, subject }} />
  ),
  "join_request.declined": ({ actor, subject }) => (
    <RichText message="{actor} declined the request of {subject} to join" values={{ actor, subject }} />
  ),
  "join_request.withdrawn": ({ subject }) => (
    <RichText message="{subject} withdrew the request to join" values={{ subject }} />
  ),
};
