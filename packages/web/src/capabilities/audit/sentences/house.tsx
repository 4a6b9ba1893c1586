import type { EventName } from "@rollcall/contract/events";
import { RichText } from "../../../texts/rich-text.tsx";
import type { Sentence } from "./sentence.ts";

/** The Organization itself and its audit log. */
export const house: Partial<Record<EventName, Sentence>> = {
  "organization.created": ({ actor }) => <RichText message="{actor} created the Organization" values={{ actor }} />,
  "organization.updated": ({ actor }) => <RichText message="{actor} changed the Organization" values={{ actor }} />,
  "organization.second_factor_changed": ({ actor }) => (
    <RichText message="{actor} changed whether a second factor is required" values={{ actor }} />
  ),
  "organization.deleted": ({ actor }) => <RichText message="{actor} deleted the Organization" values={{ actor }} />,
  "audit.retention_changed": ({ actor }) => (
    <RichText message="{actor} changed how long events are kept" values={{ actor }} />
  ),
  "audit.events_removed": ({ told }) => (
    <RichText
      message="{count, plural, one {# event was removed, being older than events are kept} other {# events were removed, being older than events are kept}}"
      values={{ count: told.count("events") }}
    />
  ),
  "audit.person_erased": ({ actor, subject, told }) => (
    <RichText
      message="{actor} erased the personal data of {subject} from {count, plural, one {# event} other {# events}}"
      values={{ actor, subject, count: told.count("events") }}
    />
  ),
};
