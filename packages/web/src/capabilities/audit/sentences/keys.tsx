import type { EventName } from "@rollcall/contract/events";
import { RichText } from "../../../texts/rich-text.tsx";
import type { Sentence } from "./sentence.ts";

/** API keys and webhooks. */
export const keys: Partial<Record<EventName, Sentence>> = {
  "service_account.created": ({ actor, subject }) => (
    <RichText message="{actor} created the Service account {subject}" values={{ actor, subject }} />
  ),
  "service_account.updated": ({ actor, subject }) => (
    <RichText message="{actor} changed the Service account {subject}" values={{ actor, subject }} />
  ),
  "key.created": ({ actor, subject, told }) => (
    <RichText
      message="{actor} created the API key {subject} in {workspace}"
      values={{ actor, subject, workspace: told.named("workspace_id") }}
    />
  ),
  "key.rotated": ({ actor, subject, told }) => (
    <RichText
      message="{actor} rotated the API key {subject} in {workspace}"
      values={{ actor, subject, workspace: told.named("workspace_id") }}
    />
  ),
  "key.handed_over": ({ actor, subject, told }) => (
    <RichText
      message="{actor} handed the API key {subject} over to {owner}"
      values={{ actor, subject, owner: told.named("owner_id") }}
    />
  ),
  "key.revoked": ({ actor, subject, told }) => (
    <RichText
      message="{actor} revoked the API key {subject} in {workspace}"
      values={{ actor, subject, workspace: told.named("workspace_id") }}
    />
  ),
  "key.expiry_warned": ({ subject, told }) => (
    <RichText
      message="{owner} was warned that the API key {subject} ends soon"
      values={{ subject, owner: told.named("owner_id") }}
    />
  ),
  "admin_key.created": ({ actor, subject }) => (
    <RichText message="{actor} created the Admin API key {subject}" values={{ actor, subject }} />
  ),
  "admin_key.rotated": ({ actor, subject }) => (
    <RichText message="{actor} rotated the Admin API key {subject}" values={{ actor, subject }} />
  ),
  "admin_key.revoked": ({ actor, subject }) => (
    <RichText message="{actor} revoked the Admin API key {subject}" values={{ actor, subject }} />
  ),
  "webhook.endpoint_created": ({ actor, told }) => (
    <RichText
      message="{actor} created the webhook endpoint {address}"
      values={{ actor, address: told.plain("address") }}
    />
  ),
  "webhook.endpoint_updated": ({ actor, told }) => (
    <RichText
      message="{actor} changed the webhook endpoint {address}"
      values={{ actor, address: told.plain("address") }}
    />
  ),
  "webhook.endpoint_enabled": ({ actor, told }) => (
    <RichText
      message="{actor} enabled the webhook endpoint {address}"
      values={{ actor, address: told.plain("address") }}
    />
  ),
  "webhook.endpoint_disabled": ({ actor, told }) => (
    <RichText
      message="{actor} disabled the webhook endpoint {address}"
      values={{ actor, address: told.plain("address") }}
    />
  ),
  "webhook.endpoint_deleted": ({ actor, told }) => (
    <RichText
      message="{actor} deleted the webhook endpoint {address}"
      values={{ actor, address: told.plain("address") }}
    />
  ),
  "webhook.secret_rotated": ({ actor, told }) => (
    <RichText
      message="{actor} rotated the secret of the webhook endpoint {address}"
      values={{ actor, address: told.plain("address") }}
    />
  ),
  "webhook.test_sent": ({ actor, told }) => (
    <RichText
      message="{actor} sent a test to the webhook endpoint {address}"
      values={{ actor, address: told.plain("address") }}
    />
  ),
  "webhook.delivery_replayed": ({ actor, told }) => (
    <RichText
      message="{actor} sent one delivery to {address} again"
      values={{ actor, address: told.plain("address") }}
    />
  ),
  "webhook.replay_started": ({ actor, told }) => (
    <RichText
      message="{actor} began to send deliveries to {address} again"
      values={{ actor, address: told.plain("address") }}
    />
  ),
};
