import { getRouteApi } from "@tanstack/react-router";
import { useDocumentTitle } from "../../shell/use-document-title.ts";
import { useFormats } from "../../texts/use-formats.ts";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Drawer } from "../../ui/drawer.tsx";
import { FailedState } from "../../ui/failed-state.tsx";
import { JsonBlock } from "../../ui/json-block.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { type AuditEvent, useEvent } from "./data.ts";
import { differencesOf } from "./difference.ts";
import { Differences } from "./differences.tsx";
import { EventFacts } from "./event-facts.tsx";
import { EventNeighbours } from "./event-neighbours.tsx";
import { EventSentence } from "./event-sentence.tsx";
import { iconOf } from "./kinds.ts";
import { LinkedNames } from "./thing-link.tsx";

const route = getRouteApi("/signed-in/o/$organizationId/audit/events/$eventId");

/** One event: its sentence, what changed, who from where, and all of it as the API gives it. */
export function EventPage() {
  const t = useText();
  const navigate = route.useNavigate();
  const { organizationId, eventId } = route.useParams();
  const event = useEvent(eventId);
  useDocumentTitle(t("Event"));
  const close = () =>
    void navigate({ to: "/o/$organizationId/audit", params: { organizationId }, search: true, resetScroll: false });
  return (
    <LinkedNames value={namesIn(event.data)}>
      <Drawer
        onClosed={close}
        title={event.data ? <Title event={event.data} /> : t("Event")}
        actions={<EventNeighbours eventId={eventId} />}
      >
        {event.data ? (
          <Told key={eventId} event={event.data} />
        ) : event.error ? (
          <FailedState error={event.error} onRetry={() => void event.refetch()} pending={event.isFetching} />
        ) : (
          <div aria-busy="true" className="flex flex-col gap-4">
            <Skeleton className="h-32 w-full" />
            <Skeleton className="h-48 w-full" />
          </div>
        )}
      </Drawer>
    </LinkedNames>
  );
}

/** Whom names may lead to: what the event mentions, and the member who acted. */
function namesIn(event: AuditEvent | undefined): Record<string, string> {
  if (event === undefined) return {};
  const { actor, names } = event;
  return actor.kind === "member" && actor.id !== null ? { [actor.id]: actor.name, ...names } : names;
}

function Title({ event }: { event: AuditEvent }) {
  const Icon = iconOf(event.name);
  return (
    <span className="flex items-start gap-2.5">
      <Icon aria-hidden="true" className="mt-1 size-4 shrink-0 text-subtle" />
      <span className="min-w-0 text-md leading-6 font-normal text-pretty">
        <EventSentence event={event} />
      </span>
    </span>
  );
}

function Told({ event }: { event: AuditEvent }) {
  const t = useText();
  const { moment } = useFormats();
  const differences = differencesOf(event);
  return (
    <div className="flex flex-col gap-6">
      {event.erased_at !== null && (
        <Banner>
          {t("Personal data was erased from this event on {moment}. The proof of the chain still holds.", {
            moment: moment(event.erased_at),
          })}
        </Banner>
      )}
      {differences.length > 0 && <Differences differences={differences} />}
      <EventFacts event={event} />
      <JsonBlock title={t("As JSON")} text={JSON.stringify(event)} empty="" />
    </div>
  );
}
