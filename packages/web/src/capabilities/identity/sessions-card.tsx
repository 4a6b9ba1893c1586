import { listMySessions } from "@rollcall/contract/identity";
import type { Session } from "@rollcall/contract/members";
import { useQuery } from "@tanstack/react-query";
import { read } from "../../api.ts";
import { useText } from "../../texts/use-text.ts";
import { Card } from "../../ui/card.tsx";
import { FailedState } from "../../ui/failed-state.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { EndOtherSessions } from "./end-other-sessions.tsx";
import { SessionRow } from "./session-row.tsx";

/** Where one is signed in. */
export function SessionsCard() {
  const t = useText();
  const sessions = useQuery(read(listMySessions, {}));
  const rows = sessions.data?.data ?? [];
  const others = rows.filter(({ is_current }) => !is_current).length;
  return (
    <Card
      flush
      title={t("Sessions")}
      description={t("Where you are signed in. End one that you do not know, then change your password.")}
      action={others > 0 && <EndOtherSessions others={others} />}
    >
      {sessions.isError ? (
        <FailedState error={sessions.error} onRetry={() => void sessions.refetch()} pending={sessions.isFetching} />
      ) : sessions.isPending ? (
        <Loading />
      ) : (
        <ul>
          {currentFirst(rows).map((session) => (
            <SessionRow key={session.id} session={session} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function currentFirst(sessions: readonly Session[]): Session[] {
  return sessions.toSorted(
    (a, b) => Number(b.is_current) - Number(a.is_current) || (a.last_used_at < b.last_used_at ? 1 : -1),
  );
}

function Loading() {
  return (
    <div aria-busy="true" className="flex flex-col gap-3 border-t px-5 py-4">
      <Skeleton className="h-4 w-48" />
      <Skeleton className="h-4 w-72" />
    </div>
  );
}
