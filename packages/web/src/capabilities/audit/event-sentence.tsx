import type { AuditEvent } from "@rollcall/contract/audit";
import type { EventName } from "@rollcall/contract/events";
import { RichText } from "../../texts/rich-text.tsx";
import { access } from "./sentences/access.tsx";
import { bulk } from "./sentences/bulk.tsx";
import { doors } from "./sentences/doors.tsx";
import { house } from "./sentences/house.tsx";
import { keys } from "./sentences/keys.tsx";
import { people } from "./sentences/people.tsx";
import type { Sentence } from "./sentences/sentence.ts";
import { Name, toldOf } from "./told.tsx";
import { useWords } from "./use-words.ts";

const sentences: Partial<Record<EventName, Sentence>> = { ...people, ...access, ...keys, ...doors, ...bulk, ...house };

/** Whether an event has a sentence of its own. */
export function isTold(name: string): boolean {
  return Object.hasOwn(sentences, name);
}

/** What happened, in one sentence. An event that this version does not know is told by its name. */
export function EventSentence({ event }: { event: AuditEvent }) {
  const words = useWords();
  const told = toldOf(event, words);
  const actor = <Name id={event.actor.id}>{event.actor.name || words.somebody}</Name>;
  const subject = <Name id={event.subject.id}>{event.subject.name ?? event.subject.id}</Name>;
  const sentence = sentences[event.name as EventName];
  if (sentence !== undefined) return sentence({ actor, subject, told });
  return <RichText message="{actor}: {name} ({subject})" values={{ actor, subject, name: event.name }} />;
}
