import type { SeatRequest } from "@rollcall/contract/subscriptions";
import { useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useText } from "../../texts/use-text.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { CountBadge } from "../../ui/count-badge.tsx";
import { FailedState } from "../../ui/failed-state.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { requestsQuery } from "./data.ts";
import { AnsweredRequest, PendingRequest } from "./seat-request-row.tsx";

const route = "/signed-in/o/$organizationId/subscriptions";

/** Who asks for a seat, for those who may give one. Answered requests show when they are asked for. */
export function SeatRequests({ organizationId }: { organizationId: string }) {
  const t = useText();
  const pending = useQuery(requestsQuery(organizationId, ["pending"]));
  const showsAnswered = useSearch({ from: route }).requests === "answered";
  const navigate = useNavigate({ from: "/o/$organizationId/subscriptions" });
  const toggle = () =>
    void navigate({
      search: (search) => ({ ...search, requests: showsAnswered ? undefined : ("answered" as const) }),
      replace: true,
      resetScroll: false,
    });
  return (
    <Card
      flush
      title={
        <span className="flex items-center gap-2">
          {t("Seat requests")} <CountBadge count={pending.data?.data.length} />
        </span>
      }
      description={t("Members without a seat ask for one here. Granting turns the seat on at once.")}
      action={
        <Button size="sm" variant="quiet" aria-expanded={showsAnswered} onClick={toggle}>
          {showsAnswered ? t("Hide answered") : t("Show answered")}
        </Button>
      }
    >
      {pending.data === undefined && <Pending query={pending} />}
      {pending.data && <PendingList requests={pending.data.data} organizationId={organizationId} />}
      {showsAnswered && <AnsweredList organizationId={organizationId} />}
    </Card>
  );
}

type Query = { error: unknown; refetch: () => unknown; isFetching: boolean };

function Pending({ query }: { query: Query }) {
  if (query.error) {
    return <FailedState error={query.error} onRetry={() => void query.refetch()} pending={query.isFetching} />;
  }
  return (
    <div aria-busy="true" className="flex flex-col gap-3 border-t px-5 py-4">
      <Skeleton className="h-4 w-72" />
      <Skeleton className="h-4 w-96" />
    </div>
  );
}

function PendingList({ requests, organizationId }: { requests: SeatRequest[]; organizationId: string }) {
  const t = useText();
  if (requests.length === 0) {
    return <p className="border-t px-5 py-4 text-muted">{t("Nobody is waiting for an answer.")}</p>;
  }
  return (
    <ul className="border-t">
      {requests.map((request) => (
        <PendingRequest key={request.id} request={request} organizationId={organizationId} />
      ))}
    </ul>
  );
}

function AnsweredList({ organizationId }: { organizationId: string }) {
  const t = useText();
  const answered = useQuery(requestsQuery(organizationId, ["granted", "declined"]));
  if (answered.data === undefined) return <Pending query={answered} />;
  const latestFirst = answered.data.data.toSorted((one, other) =>
    (other.answered_at ?? "").localeCompare(one.answered_at ?? ""),
  );
  if (latestFirst.length === 0) {
    return <p className="border-t bg-sunken px-5 py-4 text-muted">{t("No request was answered yet.")}</p>;
  }
  return (
    <section aria-label={t("Answered requests")} className="border-t bg-sunken">
      <h3 className="px-5 pt-3 text-xs font-medium text-subtle">{t("Answered")}</h3>
      <ul>
        {latestFirst.map((request) => (
          <AnsweredRequest key={request.id} request={request} organizationId={organizationId} />
        ))}
      </ul>
    </section>
  );
}
