import { Outlet, useParams } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useMemo, useState } from "react";
import { LoadingRows } from "../../lists/loading-rows.tsx";
import { NoMatch } from "../../lists/no-match.tsx";
import { StaleNotice } from "../../lists/stale-notice.tsx";
import { focusFirstRow } from "../../lists/use-active-row.ts";
import { useListAddress } from "../../lists/use-list-address.ts";
import { useWidth } from "../../lists/use-width.ts";
import { announce } from "../../shell/announcer.tsx";
import { useFormats } from "../../texts/use-formats.ts";
import { useText } from "../../texts/use-text.ts";
import { FailedState } from "../../ui/failed-state.tsx";
import { useChoosing } from "../bulk/choosing.ts";
import { layoutFor } from "./active-users-columns.ts";
import { ActiveUsersEmpty } from "./active-users-empty.tsx";
import { ActiveUsersList } from "./active-users-list.tsx";
import { ActiveUsersToolbar } from "./active-users-toolbar.tsx";
import { filterOf, isNarrowed, useMemberSearch, useMembers, useSubscriptions } from "./data.ts";
import { type Asked, MemberDialogs } from "./member-dialogs.tsx";
import { MembersViewer } from "./viewer.tsx";

// What is done to many is for those who do it: it comes with the first member who is selected.
const BulkWork = lazy(() => import("../bulk/bulk-work.tsx").then((file) => ({ default: file.BulkWork })));

/** The list of Active Users, and over it the details of one of them. */
export function ActiveUsersPage() {
  const t = useText();
  const { count } = useFormats();
  const { memberId } = useParams({ strict: false });
  const search = useMemberSearch();
  const members = useMembers(search);
  const subscriptions = useSubscriptions();
  const [width, measure] = useWidth();
  const [asked, setAsked] = useState<Asked>();
  const { rows, total } = members;

  const { onSearch, onClear } = useListAddress(search);

  const found = total && !members.isPlaceholderData && search.q !== undefined ? count(total) : undefined;
  useEffect(() => {
    if (found !== undefined) announce(t("{count} found", { count: found }));
  }, [found, t]);

  const products = subscriptions.length;
  const layout = useMemo(() => layoutFor(width ?? 0, products), [width, products]);
  const filter = useMemo(() => filterOf(search), [search]);
  const choosing = useChoosing(filter, members.ids);
  const isAlone = rows.length <= 1 && !isNarrowed(search);
  return (
    <MembersViewer>
      <div ref={measure} className="flex shrink-0 grow flex-col">
        <ActiveUsersToolbar
          search={search}
          onSearch={onSearch}
          onClear={onClear}
          onLeaveDown={focusFirstRow}
          subscriptions={subscriptions}
          busy={members.isPlaceholderData && members.isFetching}
          onSelect={layout.kind === "cards" ? choosing?.open : undefined}
          showsSort={layout.kind === "cards" || !layout.columns.has("joined")}
        />
        {members.data && (members.isRefetchError || members.fetchStatus === "paused") && (
          <div className="px-4 pb-3 sm:px-8">
            <StaleNotice read={members} />
          </div>
        )}
        {members.isPending || width === undefined ? (
          <LoadingRows />
        ) : members.data === undefined ? (
          <FailedState error={members.error} onRetry={() => void members.refetch()} pending={members.isFetching} />
        ) : rows.length === 0 && isNarrowed(search) ? (
          <NoMatch searched={search.q} onClear={onClear} />
        ) : (
          <div aria-busy={members.isPlaceholderData || undefined}>
            <ActiveUsersList
              members={members}
              layout={layout}
              search={search}
              openId={memberId}
              choosing={choosing}
              onSort={(sort) => onSearch({ sort })}
              onAsk={setAsked}
            />
            {isAlone && <ActiveUsersEmpty />}
          </div>
        )}
        {choosing?.isWanted && (
          <Suspense>
            <BulkWork
              choosing={choosing}
              filter={filter}
              total={total}
              loaded={members.ids.length}
              hasHead={layout.kind === "table"}
            />
          </Suspense>
        )}
        <MemberDialogs asked={asked} onClose={() => setAsked(undefined)} />
        <Outlet />
      </div>
    </MembersViewer>
  );
}
