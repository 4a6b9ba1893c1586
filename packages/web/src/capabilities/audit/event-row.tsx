import { Link, useParams } from "@tanstack/react-router";
import { memo } from "react";
import { RichText } from "../../texts/rich-text.tsx";
import { useFormats } from "../../texts/use-formats.ts";
import { classes } from "../../ui/classes.ts";
import type { AuditEvent } from "./data.ts";
import { EventSentence } from "./event-sentence.tsx";
import { iconOf } from "./kinds.ts";
import type { AuditSearch } from "./search.ts";

type Props = {
  event: AuditEvent;
  /** What the audit log behind the opened event is narrowed to; what the address says otherwise. */
  search?: AuditSearch;
  /** It has just happened. */
  isNew?: boolean;
  /** In a panel, which has its own margins. */
  isInset?: boolean;
};

/** One line of the audit log: what happened as a sentence, from where and when. It opens the event. */
export const EventRow = memo(function EventRow({ event, search, isNew = false, isInset = false }: Props) {
  const { time, full } = useFormats();
  const { organizationId } = useParams({ from: "/signed-in/o/$organizationId" });
  const { id, name, at, ip_address } = event;
  const Icon = iconOf(name);
  return (
    // What is out of sight costs nothing to draw, however long the list gets.
    <li
      data-row={id}
      className={classes(
        "not-last:border-b [contain-intrinsic-size:auto_41px] [content-visibility:auto]",
        isNew && "arriving",
      )}
    >
      <Link
        data-row-link={id}
        to="/o/$organizationId/audit/$eventId"
        params={{ organizationId, eventId: id }}
        search={search ?? true}
        resetScroll={false}
        className={classes(
          "flex items-start gap-3 py-2.5 -outline-offset-2 hover:bg-hover",
          isInset ? "rounded-sm px-2" : "px-4 sm:px-8",
        )}
      >
        <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-subtle" />
        <span className={classes("min-w-0 flex-1", !isInset && "sm:flex sm:gap-3")}>
          <span className="block min-w-0 flex-1 text-pretty break-words">
            <EventSentence event={event} />
          </span>
          {ip_address !== null && (
            <span className="block shrink-0 text-xs leading-5 break-all text-subtle tabular-nums">
              <RichText message="from {address}" values={{ address: ip_address }} />
            </span>
          )}
        </span>
        <time
          dateTime={at}
          title={full(at)}
          className={classes(
            "shrink-0 text-xs leading-5 text-subtle tabular-nums",
            !isInset && "sm:w-18 sm:text-right",
          )}
        >
          {time(at)}
        </time>
      </Link>
    </li>
  );
});
