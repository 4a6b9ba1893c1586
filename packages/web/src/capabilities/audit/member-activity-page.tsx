import { useParams } from "@tanstack/react-router";
import { History } from "lucide-react";
import { useMemo } from "react";
import { DaySections } from "../../lists/day-sections.tsx";
import { MoreInSight } from "../../lists/more-in-sight.tsx";
import { usePermits } from "../../session.ts";
import { useText } from "../../texts/use-text.ts";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FailedState } from "../../ui/failed-state.tsx";
import { RefusedState } from "../../ui/refused-state.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { useEvents } from "./data.ts";
import { EventRow } from "./event-row.tsx";

/** The Activity tab of User Details (SPEC R5.6): what somebody did, and what was done to them. */
export function MemberActivityPage() {
  const t = useText();
  const may = usePermits();
  if (!may("audit:read")) return <RefusedState>{t("You need the Admin role to read the audit log.")}</RefusedState>;
  return <Activity />;
}

function Activity() {
  const t = useText();
  const { organizationId, memberId } = useParams({ from: "/signed-in/o/$organizationId/members/active/$memberId" });
  const search = useMemo(() => ({ involving: memberId }), [memberId]);
  const events = useEvents(search);
  if (events.isPending) return <Skeleton className="h-48 w-full" />;
  if (events.data === undefined)
    return <FailedState error={events.error} onRetry={() => void events.refetch()} pending={events.isFetching} />;
  if (events.rows.length === 0)
    return (
      <EmptyState icon={History} title={t("No activity")}>
        {t("Nothing that is kept was done by or to this person.")}
      </EmptyState>
    );
  return (
    <div className="-mx-2 -mt-2">
      <p className="mb-3 flex flex-wrap justify-between gap-x-4 px-2 text-muted">
        {t("What they did, and what was done to them.")}
        <TextLink to="/o/$organizationId/audit" params={{ organizationId }} search={search}>
          {t("Open in the audit log")}
        </TextLink>
      </p>
      <DaySections rows={events.rows} className="top-0 px-2! sm:px-2!">
        {(event) => <EventRow key={event.id} event={event} search={search} isInset />}
      </DaySections>
      <MoreInSight list={events} />
    </div>
  );
}
