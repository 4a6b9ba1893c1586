import { normalized } from "@rollcall/contract/text";
import { type WebhookEventName, webhookEventNames } from "@rollcall/contract/webhooks";
import type { Translate } from "../../texts/use-text.ts";
import { type EventKind, eventKinds, kindName, kindOf } from "../audit/kinds.ts";

export type EventGroup = { kind: EventKind; title: string; names: WebhookEventName[] };

/** What an endpoint can be told, area by area, with only what a search finds. */
export function eventGroups(t: Translate, search = ""): EventGroup[] {
  const words = normalized(search).split(" ");
  return eventKinds
    .map((kind) => {
      const title = kindName(kind, t);
      const isFound = (name: string) => words.every((word) => normalized(`${title} ${name}`).includes(word));
      return { kind, title, names: webhookEventNames.filter((name) => kindOf(name) === kind && isFound(name)) };
    })
    .filter(({ names }) => names.length > 0);
}
