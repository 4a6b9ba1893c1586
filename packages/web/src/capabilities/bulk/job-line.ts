import type { BulkJob } from "@rollcall/contract/bulk";
import { useFormats } from "../../texts/use-formats.ts";
import { useText } from "../../texts/use-text.ts";

/** Where a bulk change is, in a sentence. */
export function useJobLine(job: BulkJob | undefined): string | undefined {
  const t = useText();
  const { moment } = useFormats();
  if (job === undefined) return undefined;
  const { state, created_by, started_by, started_at, ended_at } = job;
  const by = started_by ?? created_by ?? t("Somebody");
  switch (state) {
    case "previewing":
      return t("What it would do is being worked out. Nothing has changed yet.");
    case "ready":
      if (job.preview.changed === 0) return t("Nothing would change.");
      return t("Nothing has changed yet. Look through it, then confirm.");
    case "running":
      return t("It goes on when you close this, and when the server is started again.");
    case "finished":
      return t("Finished on {date}, confirmed by {by}.", { date: moment(ended_at ?? ""), by });
    default:
      return started_at === null
        ? t("It never began: nothing has changed.")
        : t("It ended before its end on {date}. What was done stays.", { date: moment(ended_at ?? "") });
  }
}
