import { Link } from "@tanstack/react-router";
import { useFormats } from "../../texts/use-formats.ts";
import { classes } from "../../ui/classes.ts";
import { StatusCode } from "../directory/status-code.tsx";
import { type DeliveryLine, useEndpointParams } from "./data.ts";
import { DeliveryFate } from "./delivery-fate.tsx";
import { deliveryLooks } from "./words.ts";

/** One line of the log: what was told, what came of it, and what comes next. */
export function DeliveryRow({ line }: { line: DeliveryLine }) {
  const { time, full } = useFormats();
  const { organization_id: organizationId, endpoint_id: endpointId } = useEndpointParams();
  const { icon: Icon, color } = deliveryLooks[line.status];
  return (
    <li className="not-last:border-b">
      <Link
        to="/o/$organizationId/webhooks/$endpointId/deliveries/$deliveryId"
        params={{ organizationId, endpointId, deliveryId: line.id }}
        search
        resetScroll={false}
        className="flex items-start gap-3 px-4 py-2.5 -outline-offset-2 hover:bg-hover sm:px-8"
      >
        <Icon aria-hidden="true" className={classes("mt-0.5 size-4 shrink-0", color)} />
        <span className="flex min-w-0 flex-1 flex-col gap-0.5 sm:flex-row sm:flex-wrap sm:items-baseline sm:gap-x-4">
          <span className="min-w-0 font-medium break-words">{line.event}</span>
          <span className="max-w-190 min-w-0 text-pretty break-words text-muted sm:flex-1">
            <DeliveryFate delivery={line} />
          </span>
        </span>
        {line.last_status !== null && <StatusCode status={line.last_status} />}
        <time dateTime={line.at} title={full(line.at)} className="shrink-0 text-xs leading-5 text-subtle tabular-nums">
          {time(line.at)}
        </time>
      </Link>
    </li>
  );
}
