import { Check, Circle } from "lucide-react";
import type { ReactNode } from "react";
import { useText } from "../../texts/use-text.ts";
import { classes } from "../../ui/classes.ts";

export type ChecklistEntry = { text: string; isDone: boolean /** Where it is done. */; action?: ReactNode };

/** What has to be there first, and what of it is. */
export function Checklist({ label, entries }: { label: string; entries: readonly ChecklistEntry[] }) {
  const t = useText();
  return (
    <ul aria-label={label} className="flex flex-col gap-2">
      {entries.map(({ text, isDone, action }) => (
        <li key={text} className="flex flex-wrap items-start gap-x-2.5 gap-y-1">
          <span
            className={classes(
              "mt-0.5 flex size-4 shrink-0 items-center justify-center rounded-full",
              isDone ? "bg-success-soft text-success-soft-ink" : "text-subtle",
            )}
          >
            {isDone ? (
              <Check aria-hidden="true" className="size-3" strokeWidth={3} />
            ) : (
              <Circle aria-hidden="true" className="size-4" />
            )}
          </span>
          <span className={classes("min-w-40 flex-1 text-pretty", isDone && "text-muted")}>
            {text} <span className="sr-only">{isDone ? t("(done)") : t("(missing)")}</span>
          </span>
          {!isDone && action}
        </li>
      ))}
    </ul>
  );
}
