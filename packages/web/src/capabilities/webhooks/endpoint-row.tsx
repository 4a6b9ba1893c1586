import type { WebhookEndpoint } from "@rollcall/contract/webhooks";
import { Link, useParams } from "@tanstack/react-router";
import { ChevronRight } from "lucide-react";
import { useText } from "../../texts/use-text.ts";
import { EndpointBadge, EndpointStanding } from "./endpoint-standing.tsx";
import { areasOf, eventsInWords, placeOf } from "./words.ts";

/** One endpoint: where it is, what it is told, how it stands. It opens its page. */
export function EndpointRow({ endpoint }: { endpoint: WebhookEndpoint }) {
  const t = useText();
  const { organizationId } = useParams({ from: "/signed-in/o/$organizationId" });
  const { id, description } = endpoint;
  return (
    <li className="not-last:border-b">
      <Link
        to="/o/$organizationId/webhooks/$endpointId"
        params={{ organizationId, endpointId: id }}
        className="flex items-center gap-4 px-4 py-3 -outline-offset-2 hover:bg-hover sm:px-8"
      >
        <span className="grid min-w-0 flex-1 gap-x-6 gap-y-1.5 md:grid-cols-[minmax(0,2fr)_minmax(0,1fr)_minmax(0,1fr)] md:items-center">
          <span className="flex min-w-0 flex-col">
            <span className="truncate font-medium" title={endpoint.url}>
              {placeOf(endpoint)}
            </span>
            {description !== "" && <span className="truncate text-muted">{description}</span>}
          </span>
          <span className="flex min-w-0 flex-col">
            <span>{eventsInWords(endpoint, t)}</span>
            <span className="truncate text-xs text-subtle empty:hidden">{areasOf(endpoint, t).join(" · ")}</span>
          </span>
          <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-0.5">
            <EndpointBadge endpoint={endpoint} />
            <span className="min-w-0 text-xs text-pretty text-subtle">
              <EndpointStanding endpoint={endpoint} />
            </span>
          </span>
        </span>
        <ChevronRight aria-hidden="true" className="size-4 shrink-0 text-subtle" />
      </Link>
    </li>
  );
}
