import { grantSeat, listMembers } from "@rollcall/contract/members";
import { getSsoSettings, listWithoutSeat } from "@rollcall/contract/sso-access";
import { listSubscriptions } from "@rollcall/contract/subscriptions";
import type { OutputOf } from "@rollcall/sdk";
import { useInfiniteQuery, useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useMemo } from "react";
import { api, readPages, refresh } from "../../api.ts";
import { ListEnd } from "../../lists/list-end.tsx";
import { nameOf } from "../../shell/names.ts";
import { problemText } from "../../texts/problem-text.ts";
import { RichText } from "../../texts/rich-text.tsx";
import { useText } from "../../texts/use-text.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { FailedState } from "../../ui/failed-state.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { Time } from "../../ui/time.tsx";
import { useToast } from "../../ui/toast.tsx";
import { useOrganizationParams } from "../members/data.ts";

/** Who came in when no seat was free and still has none; a seat is given in place. */
export function WithoutSeat() {
  const t = useText();
  const params = useOrganizationParams();
  const list = useInfiniteQuery(readPages(listWithoutSeat, { params, query: { limit: 50 } }));
  const rows = useMemo(() => list.data?.pages.flatMap(({ data }) => data) ?? [], [list.data]);
  return (
    <Card
      flush
      title={t("Went without a seat")}
      description={t("They signed in when no seat was free, and have none yet.")}
    >
      {list.isPending && <Skeleton className="mx-5 mb-5 h-8" />}
      {list.data === undefined && list.error && (
        <FailedState error={list.error} onRetry={() => void list.refetch()} pending={list.isFetching} />
      )}
      {list.data && rows.length === 0 && (
        <p className="border-t px-5 py-4 text-muted">{t("Nobody: everybody who came got their seat.")}</p>
      )}
      {rows.length > 0 && (
        <ul className="border-t">
          {rows.map((row) => (
            <WithoutSeatRow key={`${row.member_id} ${row.product.id}`} row={row} />
          ))}
        </ul>
      )}
      <ListEnd list={list} />
    </Card>
  );
}

type RowProps = { row: OutputOf<typeof listWithoutSeat>["data"][number] };

function WithoutSeatRow({ row }: RowProps) {
  const t = useText();
  const toast = useToast();
  const { organization_id } = useOrganizationParams();
  const [name, product] = [nameOf(row), row.product.name];
  const grant = useMutation({
    meta: { showsProblem: true },
    mutationFn: () =>
      api.call(grantSeat, { params: { organization_id, member_id: row.member_id, product_id: row.product.id } }),
    onSuccess: () => {
      toast.success(t("{name} has a seat of {product}.", { name, product }));
      void refresh(listWithoutSeat, getSsoSettings, listSubscriptions, listMembers);
    },
  });
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t px-5 py-3 first:border-t-0">
      <Avatar name={name} seed={row.member_id} size="md" />
      <span className="min-w-40 flex-1">
        <Link
          to="/o/$organizationId/members/$memberId/subscriptions"
          params={{ organizationId: organization_id, memberId: row.member_id }}
          className="rounded-sm font-medium break-words hover:underline"
        >
          {name}
        </Link>
        <span className="block text-muted">
          <RichText
            message="{product}, since {when}"
            values={{ product, when: <Time at={row.since} format="relative" /> }}
          />
        </span>
      </span>
      <Button
        size="sm"
        aria-label={t("Grant {product} to {name}", { name, product })}
        pending={grant.isPending}
        onClick={() => grant.mutate()}
      >
        {t("Grant")}
      </Button>
      {grant.error && (
        <p role="alert" className="w-full text-danger-text">
          {problemText(grant.error, t)}
        </p>
      )}
    </li>
  );
}
