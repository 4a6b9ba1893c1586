import type { DirectoryRequest } from "@rollcall/contract/directory";
import { Link, useParams } from "@tanstack/react-router";
import { useFormats } from "../../texts/use-formats.ts";
import { classes } from "../../ui/classes.ts";
import { Story } from "./story.tsx";
import { outcomeLooks } from "./words.ts";

/** One line of the log: what happened as a sentence, and why not where it was refused. */
export function LogRow({ request }: { request: DirectoryRequest }) {
  const { time, full } = useFormats();
  const { organizationId } = useParams({ from: "/signed-in/o/$organizationId" });
  const { icon: Icon, color } = outcomeLooks[request.outcome];
  const isQuiet = request.outcome === "read" || request.outcome === "unchanged";
  return (
    <li className="not-last:border-b">
      <Link
        to="/o/$organizationId/access/directory/log/$requestId"
        params={{ organizationId, requestId: request.id }}
        search
        resetScroll={false}
        className="flex items-start gap-3 px-4 py-2.5 -outline-offset-2 hover:bg-hover sm:px-8"
      >
        <Icon aria-hidden="true" className={classes("mt-0.5 size-4 shrink-0", color)} />
        <span className="min-w-0 flex-1">
          <span className={classes("block text-pretty break-words", isQuiet && "text-muted")}>
            <Story told={{ ...request, token: request.token.name }} />
          </span>
          {request.reason !== null && (
            <span className="block max-w-190 text-pretty break-words text-muted">{request.reason}</span>
          )}
        </span>
        <time
          dateTime={request.at}
          title={full(request.at)}
          className="shrink-0 text-xs leading-5 text-subtle tabular-nums"
        >
          {time(request.at)}
        </time>
      </Link>
    </li>
  );
}
