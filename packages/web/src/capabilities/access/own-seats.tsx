import { useState } from "react";
import { type Membership, usePermits } from "../../session.ts";
import { useText } from "../../texts/use-text.ts";
import { Card } from "../../ui/card.tsx";
import { FailedState } from "../../ui/failed-state.tsx";
import { later } from "../../ui/later.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { type OwnSeat, useOwnSeats } from "./data.ts";
import { OwnSeatLine } from "./own-seat-line.tsx";

const AskDialog = later(() => import("./ask-dialog.tsx").then((file) => file.AskDialog));

/** The products that one has a seat of, and those that one can ask for. */
export function OwnSeats({ membership }: { membership: Membership }) {
  const t = useText();
  const [asked, setAsked] = useState<OwnSeat>();
  const [isAsking, setAsking] = useState(false);
  const { seats, error, refetch, isFetching } = useOwnSeats(membership);

  function ask(seat: OwnSeat): void {
    setAsked(seat);
    setAsking(true);
  }
  return (
    <Card
      flush
      title={t("Your seats")}
      description={t("A seat opens a product for you. Ask the Admins for one that you need.")}
      action={<OwnDetails membership={membership} />}
    >
      {seats === undefined && !error && <SkeletonLines />}
      {seats === undefined && error && (
        <FailedState error={error} onRetry={() => void refetch()} pending={isFetching} />
      )}
      {seats && (
        <ul className="border-t">
          {seats.map((seat) => (
            <OwnSeatLine key={seat.product.id} seat={seat} onAsk={() => ask(seat)} />
          ))}
        </ul>
      )}
      {asked && (
        <AskDialog
          key={asked.product.id}
          organizationId={membership.organization.id}
          product={asked.product}
          open={isAsking}
          onClose={() => setAsking(false)}
        />
      )}
    </Card>
  );
}

/** Who may turn seats on can do it for themselves. */
function OwnDetails({ membership }: { membership: Membership }) {
  const t = useText();
  const may = usePermits();
  if (!may("seats:write") || !may("members:read")) return null;
  const params = { organizationId: membership.organization.id, memberId: membership.member_id };
  return (
    <LinkButton size="sm" to="/o/$organizationId/members/$memberId/subscriptions" params={params}>
      {t("Change your seats")}
    </LinkButton>
  );
}

function SkeletonLines() {
  return (
    <div aria-busy="true" className="flex flex-col gap-5 border-t px-5 py-4">
      {[1, 2, 3].map((line) => (
        <Skeleton key={line} className="h-5 w-full" />
      ))}
    </div>
  );
}
