import type { AuditFilter } from "@rollcall/contract/audit";
import { History } from "lucide-react";
import { useRef, useState } from "react";
import { DaySections } from "../../lists/day-sections.tsx";
import { LoadingRows } from "../../lists/loading-rows.tsx";
import { MoreInSight } from "../../lists/more-in-sight.tsx";
import { StaleNotice } from "../../lists/stale-notice.tsx";
import { useActiveRow } from "../../lists/use-active-row.ts";
import { useText } from "../../texts/use-text.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FailedState } from "../../ui/failed-state.tsx";
import { isNarrowed } from "./asked.ts";
import type { useEvents } from "./data.ts";
import { EventRow } from "./event-row.tsx";
import { useLive } from "./live.ts";
import { NewEvents } from "./new-events.tsx";
import type { AuditSearch } from "./search.ts";

type Props = {
  filter: AuditFilter;
  events: ReturnType<typeof useEvents>;
  search: AuditSearch;
  onClear: () => void;
};

/** The events day by day, with whatever stands in their place while there are none. */
export function EventsList({ filter, events, search, onClear }: Props) {
  const t = useText();
  const { rows } = events;
  const list = useRef<HTMLDivElement>(null);
  const [activeId, setActive] = useState<string>();
  const { arrived, ...waiting } = useLive(filter, events, search.live === "on");
  const scrollTo = (index: number) =>
    list.current?.querySelector(`[data-row="${rows[index]?.id}"]`)?.scrollIntoView({ block: "nearest" });
  const active = useActiveRow({ list, ids: rows.map(({ id }) => id), activeId, onActive: setActive, scrollTo });

  if (events.isPending) return <LoadingRows />;
  if (events.data === undefined)
    return <FailedState error={events.error} onRetry={() => void events.refetch()} pending={events.isFetching} />;
  return (
    <>
      {events.isRefetchError && (
        <div className="px-4 pb-3 sm:px-8">
          <StaleNotice read={events} />
        </div>
      )}
      <NewEvents {...waiting} />
      {rows.length === 0 && <NoEvents isNarrowed={isNarrowed(search)} onClear={onClear} />}
      <div ref={list} {...active.events}>
        <DaySections rows={rows} className="top-0 sm:top-(--covered)">
          {(event) => <EventRow key={event.id} event={event} isNew={arrived.has(event.id)} />}
        </DaySections>
      </div>
      <MoreInSight
        list={events}
        end={rows.length > 0 && (isNarrowed(search) ? t("No earlier event fits.") : t("The log begins here."))}
      />
    </>
  );
}

function NoEvents({ isNarrowed: narrowed, onClear }: { isNarrowed: boolean; onClear: () => void }) {
  const t = useText();
  return (
    <EmptyState
      icon={History}
      title={narrowed ? t("No event fits") : t("Nothing has happened yet")}
      action={narrowed && <Button onClick={onClear}>{t("Clear the filters")}</Button>}
    >
      {narrowed
        ? t("Nothing that is kept fits all of these filters together.")
        : t("Every change in this Organization will stand here.")}
    </EmptyState>
  );
}
