import type { DirectoryExchange } from "@rollcall/contract/directory";
import { getRouteApi } from "@tanstack/react-router";
import { useDocumentTitle } from "../../shell/use-document-title.ts";
import { useText } from "../../texts/use-text.ts";
import { Drawer } from "../../ui/drawer.tsx";
import { FailedState } from "../../ui/failed-state.tsx";
import { JsonBlock } from "../../ui/json-block.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useExchange } from "./data.ts";
import { ExchangeFacts } from "./exchange-facts.tsx";
import { Replay } from "./replay.tsx";
import { Story } from "./story.tsx";
import { WhyRefused } from "./why-refused.tsx";

const route = getRouteApi("/signed-in/o/$organizationId/access-settings/access/directory/log/$requestId");

/** One request of a directory: its sentence, the raw exchange, and what would come of it now. */
export function RequestPage() {
  const t = useText();
  const navigate = route.useNavigate();
  const { organizationId, requestId } = route.useParams();
  const exchange = useExchange(requestId);
  useDocumentTitle(t("Request of a directory"));
  const close = () =>
    void navigate({
      to: "/o/$organizationId/access/directory/log",
      params: { organizationId },
      search: true,
      resetScroll: false,
    });
  return (
    <Drawer
      onClosed={close}
      title={
        exchange.data ? (
          <span className="block pt-0.5 leading-6 font-medium text-pretty">
            <Story told={{ ...exchange.data, token: exchange.data.token.name }} />
          </span>
        ) : (
          t("Request of a directory")
        )
      }
    >
      {exchange.data ? (
        <Exchange key={requestId} exchange={exchange.data} />
      ) : exchange.error ? (
        <FailedState error={exchange.error} onRetry={() => void exchange.refetch()} pending={exchange.isFetching} />
      ) : (
        <div aria-busy="true" className="flex flex-col gap-4">
          <Skeleton className="h-32 w-full" />
          <Skeleton className="h-48 w-full" />
        </div>
      )}
    </Drawer>
  );
}

function Exchange({ exchange }: { exchange: DirectoryExchange }) {
  const t = useText();
  const { outcome, request_body, response_body } = exchange;
  return (
    <div className="flex flex-col gap-6">
      {outcome === "refused" && <WhyRefused refused={exchange} />}
      <ExchangeFacts exchange={exchange} />
      <Replay exchange={exchange} />
      <JsonBlock title={t("What was sent")} text={request_body} empty={t("Nothing but the address.")} />
      <JsonBlock
        title={t("What was answered")}
        text={response_body}
        empty={outcome === "read" ? t("What was read is not kept a second time.") : t("Nothing but the status.")}
      />
    </div>
  );
}
