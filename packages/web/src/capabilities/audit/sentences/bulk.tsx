import type { EventName } from "@rollcall/contract/events";
import { RichText } from "../../../texts/rich-text.tsx";
import type { Sentence } from "./sentence.ts";

/** Changes to many at once; each of the many has an event of its own beside these. */
export const bulk: Partial<Record<EventName, Sentence>> = {
  "bulk.started": ({ actor, told }) => (
    <RichText
      message="{actor} started the bulk change “{action}” on {count}"
      values={{ actor, action: told.deed("action"), count: told.count("total") }}
    />
  ),
  "bulk.finished": ({ told }) => (
    <RichText
      message="The bulk change “{action}” finished: {changed} of {count} changed"
      values={{ action: told.deed("action"), changed: told.count("changed"), count: told.count("total") }}
    />
  ),
  "bulk.cancelled": ({ actor, told }) => (
    <RichText
      message="{actor} cancelled the bulk change “{action}” after {changed} of {count}"
      values={{ actor, action: told.deed("action"), changed: told.count("changed"), count: told.count("total") }}
    />
  ),
  "bulk.stopped": ({ told }) => (
    <RichText
      message="The bulk change “{action}” stopped after {changed} of {count}"
      values={{ action: told.deed("action"), changed: told.count("changed"), count: told.count("total") }}
    />
  ),
};
