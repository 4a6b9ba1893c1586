import { getRouteApi, Outlet } from "@tanstack/react-router";
import { type CSSProperties, useCallback } from "react";
import { scroller } from "../../lists/scroller.ts";
import { useHeight } from "../../lists/use-height.ts";
import { AuditToolbar } from "./audit-toolbar.tsx";
import { useAsked, useEvents } from "./data.ts";
import { EventsList } from "./events-list.tsx";
import type { AuditSearch } from "./search.ts";
import { useNames } from "./use-names.ts";

const route = getRouteApi("/signed-in/o/$organizationId/audit/events");

/** What happened, the latest first; one event opens over it. */
export function EventsPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const filter = useAsked(search);
  const events = useEvents(filter);
  const ids = [...(search.actor ?? []), ...(search.target ?? []), ...(search.workspace ?? []), search.involving ?? []];
  const nameOf = useNames(ids.flat(), events.rows);

  const goTo = useCallback(
    async (next: AuditSearch) => {
      await navigate({ to: "/o/$organizationId/audit", search: next, resetScroll: false });
      scroller()?.scrollTo({ top: 0 });
    },
    [navigate],
  );
  const clear = () => void goTo({ live: search.live });
  const [height, measure] = useHeight();
  return (
    // A custom property is none that the types of styles know.
    <div style={{ "--covered": `${height}px` } as CSSProperties}>
      <AuditToolbar
        ref={measure}
        search={search}
        filter={filter}
        onChange={(change) => void goTo({ ...search, ...change })}
        onClear={clear}
        nameOf={nameOf}
        busy={events.isPlaceholderData}
      />
      <EventsList filter={filter} events={events} search={search} onClear={clear} />
      <Outlet />
    </div>
  );
}
