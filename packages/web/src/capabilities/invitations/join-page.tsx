import { openInvitation } from "@rollcall/contract/invitations";
import { useQuery } from "@tanstack/react-query";
import { read } from "../../api.ts";
import { PublicPage } from "../../shell/public-page.tsx";
import { useText } from "../../texts/use-text.ts";
import { FailedState } from "../../ui/failed-state.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { DeadLink, deadCodeOf } from "./join-dead-link.tsx";
import { OpenOffer } from "./join-open-offer.tsx";
import { useJoinToken } from "./join-token.ts";

/** Where an invitation's link leads. Opening it accepts nothing (SPEC R4.5). */
export function JoinPage() {
  const token = useJoinToken();
  if (token === undefined) return <Loading />;
  return token === null ? <DeadLink code="missing" token="" /> : <Opened token={token} />;
}

function Opened({ token }: { token: string }) {
  const t = useText();
  // Somebody may sign in, or the invitation be withdrawn, in another tab: coming back asks again.
  const offer = useQuery({
    ...read(openInvitation, { body: { token } }),
    staleTime: 0,
    refetchOnWindowFocus: "always",
  });
  const deadCode = deadCodeOf(offer.error);
  if (deadCode !== undefined) return <DeadLink code={deadCode} token={token} />;
  if (offer.data) return <OpenOffer token={token} offer={offer.data} />;
  if (offer.isPending) return <Loading />;
  return (
    <PublicPage title={t("Invitation")}>
      <FailedState error={offer.error} onRetry={() => void offer.refetch()} pending={offer.isFetching} />
    </PublicPage>
  );
}

function Loading() {
  const t = useText();
  return (
    <PublicPage title={t("Invitation")}>
      <div aria-busy="true" className="flex flex-col gap-3">
        <Skeleton className="h-4 w-48" />
        <Skeleton className="h-20 w-full" />
        <Skeleton className="h-10 w-full" />
      </div>
    </PublicPage>
  );
}
