import type { EventName } from "@rollcall/contract/events";
import { RichText } from "../../../texts/rich-text.tsx";
import type { Sentence } from "./sentence.ts";

/** Domains, single sign-on and directory sync. */
export const doors: Partial<Record<EventName, Sentence>> = {
  "domain.claimed": ({ actor, subject }) => (
    <RichText message="{actor} claimed the domain {subject}" values={{ actor, subject }} />
  ),
  "domain.verified": ({ subject }) => <RichText message="The domain {subject} was verified" values={{ subject }} />,
  "domain.proof_lost": ({ subject }) => (
    <RichText message="The proof of the domain {subject} was not found any more" values={{ subject }} />
  ),
  "domain.proof_returned": ({ subject }) => (
    <RichText message="The proof of the domain {subject} was found again" values={{ subject }} />
  ),
  "domain.unverified": ({ subject }) => (
    <RichText message="The domain {subject} is not verified any more" values={{ subject }} />
  ),
  "domain.joining_changed": ({ actor, subject }) => (
    <RichText message="{actor} changed how people of {subject} join" values={{ actor, subject }} />
  ),
  "domain.removed": ({ actor, subject }) => (
    <RichText message="{actor} gave the domain {subject} up" values={{ actor, subject }} />
  ),
  "sso.connection_created": ({ actor, subject }) => (
    <RichText message="{actor} created the connection {subject}" values={{ actor, subject }} />
  ),
  "sso.connection_updated": ({ actor, subject }) => (
    <RichText message="{actor} changed the connection {subject}" values={{ actor, subject }} />
  ),
  "sso.connection_enabled": ({ actor, subject }) => (
    <RichText message="{actor} enabled the connection {subject}" values={{ actor, subject }} />
  ),
  "sso.connection_disabled": ({ actor, subject }) => (
    <RichText message="{actor} disabled the connection {subject}" values={{ actor, subject }} />
  ),
  "sso.connection_removed": ({ actor, subject }) => (
    <RichText message="{actor} removed the connection {subject}" values={{ actor, subject }} />
  ),
  "sso.certificate_expiry_warned": ({ subject }) => (
    <RichText message="The Admins were warned that a certificate of {subject} ends soon" values={{ subject }} />
  ),
  "sso.domain_changed": ({ actor, subject }) => (
    <RichText message="{actor} changed the single sign-on of {subject}" values={{ actor, subject }} />
  ),
  "sso.automatic_seats_changed": ({ actor, told }) => (
    <RichText
      message="{actor} changed the automatic seats from {before} to {after}"
      values={{ actor, before: told.products("before"), after: told.products("after") }}
    />
  ),
  "sso.seat_missed": ({ told }) => (
    <RichText
      message="No seat of {product} was free for {member}"
      values={{ product: told.products("product_id"), member: told.named("member_id") }}
    />
  ),
  "sso.break_glass_changed": ({ actor }) => (
    <RichText message="{actor} changed who may enter in an emergency" values={{ actor }} />
  ),
  "sso.break_glass_rehearsed": ({ actor }) => (
    <RichText message="{actor} tried the emergency access" values={{ actor }} />
  ),
  "sso.break_glass_used": ({ actor, told }) => (
    <RichText message="{actor} entered in an emergency: {reason}" values={{ actor, reason: told.plain("reason") }} />
  ),
  "sso.test_finished": ({ actor, subject }) => (
    <RichText message="{actor} tested the connection {subject}" values={{ actor, subject }} />
  ),
  "sso.signed_in": ({ subject, told }) => (
    <RichText message="{member} signed in through {subject}" values={{ subject, member: told.named("member_id") }} />
  ),
  "sso.identity_linked": ({ subject, told }) => (
    <RichText message="{member} was linked with {subject}" values={{ subject, member: told.named("member_id") }} />
  ),
  "sso.identity_removed": ({ actor, subject, told }) => (
    <RichText
      message="{actor} unlinked {member} from {subject}"
      values={{ actor, subject, member: told.named("member_id") }}
    />
  ),
  "sso.access_changed": ({ subject, told }) => (
    <RichText message="{subject} changed what {member} may do" values={{ subject, member: told.named("member_id") }} />
  ),
  "sso.sign_in_refused": ({ subject }) => (
    <RichText message="A sign-in through {subject} was refused" values={{ subject }} />
  ),
  "sso.signed_out": ({ subject }) => <RichText message="Somebody was signed out by {subject}" values={{ subject }} />,
  "directory.token_created": ({ actor, subject }) => (
    <RichText message="{actor} created the directory token {subject}" values={{ actor, subject }} />
  ),
  "directory.token_revoked": ({ actor, subject }) => (
    <RichText message="{actor} revoked the directory token {subject}" values={{ actor, subject }} />
  ),
  "directory.member_linked": ({ actor, subject }) => (
    <RichText message="{actor} took over {subject}" values={{ actor, subject }} />
  ),
  "directory.user_changed": ({ actor, subject }) => (
    <RichText message="{actor} changed {subject}" values={{ actor, subject }} />
  ),
  "directory.group_changed": ({ actor, subject }) => (
    <RichText message="{actor} changed the Group {subject}" values={{ actor, subject }} />
  ),
  "directory.change_refused": ({ actor, subject }) => (
    <RichText message="{actor} was not allowed to end {subject}" values={{ actor, subject }} />
  ),
  "directory.brake_changed": ({ actor }) => (
    <RichText message="{actor} changed the brake of directory sync" values={{ actor }} />
  ),
  "directory.brake_stopped": ({ actor }) => <RichText message="The brake stopped {actor}" values={{ actor }} />,
  "directory.brake_released": ({ actor }) => <RichText message="{actor} let directory sync go on" values={{ actor }} />,
};
