import type { WebhookTry } from "@rollcall/contract/webhooks";
import { ChevronDown } from "lucide-react";
import { useId, useState } from "react";
import { useFormats } from "../../texts/use-formats.ts";
import { type Translate, useText } from "../../texts/use-text.ts";
import { Badge } from "../../ui/badge.tsx";
import { classes } from "../../ui/classes.ts";
import { StatusCode } from "../directory/status-code.tsx";
import { failureText } from "./failures.ts";
import { TryDetails } from "./try-details.tsx";

type Props = { attempt: WebhookTry; isLatest: boolean };

/** One try in a line; the whole exchange opens with a press, of the latest one at once. */
export function TryCard({ attempt, isLatest }: Props) {
  const t = useText();
  const { moment, full, number: formatted } = useFormats();
  const id = useId();
  const [isOpen, setOpen] = useState(isLatest);
  const { number, started_at, milliseconds, response_status } = attempt;
  const why = failureText({ status: response_status, error: attempt.error }, t);
  return (
    <li className="rounded-lg border">
      <h4>
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => setOpen(!isOpen)}
          className="flex w-full flex-wrap items-center gap-x-3 gap-y-1 rounded-lg px-3 py-2 text-left font-normal -outline-offset-2 hover:bg-hover pointer-coarse:min-h-11"
        >
          <ChevronDown
            aria-hidden="true"
            className={classes("size-4 shrink-0 text-subtle transition-transform", !isOpen && "-rotate-90")}
          />
          <span className="font-medium">{t("Try {number}", { number })}</span>
          {response_status === null ? (
            <Badge tone={attempt.outcome === "running" ? "accent" : "danger"}>{withoutAnswer(attempt, t)}</Badge>
          ) : (
            <StatusCode status={response_status} />
          )}
          {milliseconds !== null && (
            <span className="text-xs text-subtle tabular-nums">
              {t("{milliseconds} ms", { milliseconds: formatted(milliseconds) })}
            </span>
          )}
          <time dateTime={started_at} title={full(started_at)} className="ml-auto text-xs text-subtle tabular-nums">
            {moment(started_at)}
          </time>
        </button>
      </h4>
      <div id={id} hidden={!isOpen} className="flex flex-col gap-4 border-t px-3 py-3">
        {isOpen && (
          <>
            {why !== undefined && <p className="text-pretty break-words">{why}</p>}
            <TryDetails attempt={attempt} />
          </>
        )}
      </div>
    </li>
  );
}

function withoutAnswer({ outcome }: WebhookTry, t: Translate): string {
  if (outcome === "running") return t("Running");
  return outcome === "interrupted" ? t("Interrupted") : t("No answer");
}
