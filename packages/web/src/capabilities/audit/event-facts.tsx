import type { ReactNode } from "react";
import { useFormats } from "../../texts/use-formats.ts";
import { useText } from "../../texts/use-text.ts";
import { Copyable } from "../../ui/copyable.tsx";
import { DescriptionList } from "../../ui/description-list.tsx";
import { browserOf } from "../members/browser-of.ts";
import { oneActorKind } from "./actor-kinds.ts";
import type { AuditEvent } from "./data.ts";
import { factsOf } from "./difference.ts";
import { FieldLabel } from "./field-label.tsx";
import { MoreLink } from "./more-link.tsx";
import { ShownValue } from "./shown-value.tsx";
import { ThingLink } from "./thing-link.tsx";
import { useWords } from "./use-words.ts";

/** Who, about what, when and from where. */
export function EventFacts({ event }: { event: AuditEvent }) {
  const t = useText();
  const { full } = useFormats();
  const { id, name, at, subject, request_id } = event;
  const told = factsOf(event)
    .filter(({ value }) => value !== subject.name)
    .map(({ field, value }) => ({
      key: field,
      term: <FieldLabel field={field} />,
      detail: <ShownValue field={field} value={value} />,
    }));
  return (
    <DescriptionList
      entries={[
        { term: t("Who"), detail: <Actor event={event} /> },
        {
          term: t("About"),
          detail: (
            <Two more={<MoreLink search={{ target: [subject.id] }}>{t("Everything about it")}</MoreLink>}>
              <ThingLink id={subject.id}>{subject.name ?? subject.id}</ThingLink>
            </Two>
          ),
        },
        ...told,
        { term: t("When"), detail: <time dateTime={at}>{full(at)}</time> },
        { term: t("From"), detail: <Place event={event} /> },
        {
          term: t("Request"),
          detail:
            request_id === null ? (
              t("None: it happened by itself")
            ) : (
              <Copyable text={request_id} label={t("Copy request ID")} />
            ),
        },
        { term: t("Event"), detail: <Copyable text={name} label={t("Copy the name of the event")} /> },
        { term: t("Event ID"), detail: <Copyable text={id} label={t("Copy event ID")} /> },
      ]}
    />
  );
}

function Actor({ event: { actor } }: { event: AuditEvent }) {
  const t = useText();
  const { somebody } = useWords();
  const kind = oneActorKind(actor.kind, t);
  return (
    <Two
      more={
        <MoreLink search={{ actor: [actor.id ?? actor.kind] }}>
          {actor.id === null ? t("Everything of this kind") : t("Everything they did")}
        </MoreLink>
      }
    >
      <ThingLink id={actor.id}>{actor.name || somebody}</ThingLink>
      {kind !== undefined && <span className="text-subtle"> · {kind}</span>}
    </Two>
  );
}

function Place({ event: { ip_address, user_agent } }: { event: AuditEvent }) {
  const t = useText();
  const browser = browserOf(user_agent);
  return (
    <>
      {ip_address ?? t("Unknown address")}
      {browser && <span className="text-subtle"> · {t("{browser} on {system}", browser)}</span>}
      {user_agent !== null && <span className="block text-xs break-words text-subtle">{user_agent}</span>}
    </>
  );
}

function Two({ children, more }: { children: ReactNode; more: ReactNode }) {
  return (
    <span className="flex flex-wrap justify-between gap-x-4 gap-y-1">
      <span className="min-w-0 break-words">{children}</span>
      {more}
    </span>
  );
}
