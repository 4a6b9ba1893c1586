import type { Directory, DirectoryToken } from "@rollcall/contract/directory";
import { useState } from "react";
import { StaleNotice } from "../../lists/stale-notice.tsx";
import { FailedState } from "../../ui/failed-state.tsx";
import { later } from "../../ui/later.tsx";
import { PageBody } from "../../ui/page-header.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { BrakeCard } from "./brake-card.tsx";
import { ConnectCard } from "./connect-card.tsx";
import { useDirectory, useTokens } from "./data.ts";
import { type Standing, standingOf } from "./standing.ts";
import { StartCard } from "./start-card.tsx";
import { StatusCard } from "./status-card.tsx";
import { TokensCard } from "./tokens-card.tsx";

const CreateTokenDialog = later(() => import("./create-token-dialog.tsx").then((file) => file.CreateTokenDialog));

/** How directory sync stands, and all that it takes to connect one. */
export function OverviewPage() {
  const directory = useDirectory();
  const tokens = useTokens();
  const failed = [directory, tokens].find((each) => each.data === undefined && each.error !== null);
  if (directory.data !== undefined && tokens.data !== undefined)
    return (
      <PageBody narrow>
        {directory.isRefetchError && <StaleNotice read={directory} />}
        <Overview directory={directory.data} tokens={tokens.data.data} />
      </PageBody>
    );
  return (
    <PageBody narrow>
      {failed ? (
        <FailedState error={failed.error} onRetry={() => void failed.refetch()} pending={failed.isFetching} />
      ) : (
        <Loading />
      )}
    </PageBody>
  );
}

function Overview({ directory, tokens }: { directory: Directory; tokens: readonly DirectoryToken[] }) {
  const standing = standingOf(directory, tokens);
  // Here, since the first token turns all that is below into something else while its secret is still to be copied.
  const [isMaking, setMaking] = useState(false);
  const create = () => setMaking(true);
  return (
    <>
      {standing === "new" ? (
        <StartCard directory={directory} onCreate={create} />
      ) : (
        <Known directory={directory} tokens={tokens} standing={standing} onCreate={create} />
      )}
      {isMaking && <CreateTokenDialog onClose={() => setMaking(false)} />}
    </>
  );
}

type KnownProps = {
  directory: Directory;
  tokens: readonly DirectoryToken[];
  standing: Exclude<Standing, "new">;
  onCreate: () => void;
};

function Known({ directory, tokens, standing, onCreate }: KnownProps) {
  return (
    <>
      <StatusCard directory={directory} tokens={tokens} standing={standing} />
      {standing === "waiting" && <ConnectCard directory={directory} />}
      <TokensCard tokens={tokens} onCreate={onCreate} />
      <BrakeCard brake={directory.brake} />
      {standing !== "waiting" && <ConnectCard directory={directory} isDone />}
    </>
  );
}

function Loading() {
  return (
    <div aria-busy="true" className="flex flex-col gap-5">
      <Skeleton className="h-32 w-full rounded-lg" />
      <Skeleton className="h-40 w-full rounded-lg" />
      <Skeleton className="h-28 w-full rounded-lg" />
    </div>
  );
}
