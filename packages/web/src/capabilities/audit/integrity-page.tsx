import { useText } from "../../texts/use-text.ts";
import { Card } from "../../ui/card.tsx";
import { FailedState } from "../../ui/failed-state.tsx";
import { PageBody } from "../../ui/page-header.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { ChainCard } from "./chain-card.tsx";
import { useRetention } from "./data.ts";
import { RetentionCard } from "./retention-card.tsx";
import { useChain } from "./use-verification.ts";
import { VerifyCard } from "./verify-card.tsx";

/** That nobody changed the audit log afterwards: its chain, the proof, and for how long it is kept. */
export function IntegrityPage() {
  const t = useText();
  const chain = useChain();
  const retention = useRetention();
  const failed = [chain, retention].find(({ data, error }) => data === undefined && error !== null);
  if (failed)
    return <FailedState error={failed.error} onRetry={() => void failed.refetch()} pending={failed.isFetching} />;
  if (chain.data === undefined || retention.data === undefined)
    return (
      <PageBody narrow>
        <span className="sr-only" role="status">
          {t("Loading")}
        </span>
        <div aria-busy="true" className="flex flex-col gap-5">
          <Card>
            <Skeleton className="h-36 w-full" />
          </Card>
          <Card>
            <Skeleton className="h-24 w-full" />
          </Card>
        </div>
      </PageBody>
    );
  return (
    <PageBody narrow>
      <ChainCard chain={chain.data.chain} />
      <VerifyCard />
      <RetentionCard retention={retention.data} />
    </PageBody>
  );
}
