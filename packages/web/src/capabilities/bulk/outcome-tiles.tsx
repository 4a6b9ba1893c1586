import { type BulkJob, type BulkOutcomeName, bulkOutcomes } from "@rollcall/contract/bulk";
import { useFormats } from "../../texts/use-formats.ts";
import { useText } from "../../texts/use-text.ts";
import { classes } from "../../ui/classes.ts";
import { OutcomeIcon } from "./outcome-icon.tsx";
import { countsOf, phaseOf } from "./progress-of.ts";
import { outcomeName } from "./words.ts";

type Props = {
  job: BulkJob;
  outcome: BulkOutcomeName | undefined;
  onOutcome: (outcome: BulkOutcomeName | undefined) => void;
};

/** How many of each outcome there are; a press shows only those, another shows all again. */
export function OutcomeTiles({ job, outcome, onOutcome }: Props) {
  const t = useText();
  const { number } = useFormats();
  const counts = countsOf(job);
  const told = { kind: job.kind, isDone: phaseOf(job) === "result" };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for a form.
    <div role="group" aria-label={t("Outcomes")} className="grid grid-cols-3 gap-2">
      {bulkOutcomes.map((each) => (
        <button
          key={each}
          type="button"
          aria-pressed={outcome === each}
          onClick={() => onOutcome(outcome === each ? undefined : each)}
          className={classes(
            "flex min-w-0 flex-col rounded-lg border px-3 py-2 text-left hover:bg-hover",
            outcome === each ? "border-accent bg-accent-soft" : "border-line-strong",
          )}
        >
          <span className="flex items-center gap-1.5 text-lg font-semibold tabular-nums">
            {counts[each] > 0 && <OutcomeIcon outcome={each} />}
            {number(counts[each])}
          </span>
          <span className="text-xs text-pretty text-muted">{outcomeName(each, told, t)}</span>
        </button>
      ))}
    </div>
  );
}
