import { Check, ChevronDown } from "lucide-react";
import { type ReactNode, useId } from "react";
import { useText } from "../../texts/use-text.ts";
import { classes } from "../../ui/classes.ts";

type Props = {
  /** Names the button that opens it, for who leads there. */
  id: string;
  number: number;
  title: string;
  /** What was decided in it, in a line, while it is closed. */
  summary?: ReactNode;
  isDone: boolean;
  isOpen: boolean;
  onToggle: () => void;
  children: ReactNode;
};

/** One step of the set-up: closed it says what was decided, open it is where that changes. */
export function Step({ id: buttonId, number, title, summary, isDone, isOpen, onToggle, children }: Props) {
  const t = useText();
  const id = useId();
  return (
    <section aria-labelledby={`${id}-title`} className="overflow-clip rounded-lg border bg-surface">
      <h2>
        <button
          id={buttonId}
          type="button"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={onToggle}
          className="flex w-full items-center gap-3 px-5 py-3.5 text-left -outline-offset-2 hover:bg-hover"
        >
          <span
            className={classes(
              "flex size-6 shrink-0 items-center justify-center rounded-full border text-xs font-semibold tabular-nums",
              isDone ? "border-success-line bg-success-soft text-success-soft-ink" : "bg-sunken text-muted",
            )}
          >
            {isDone ? <Check aria-hidden="true" className="size-3.5" strokeWidth={3} /> : number}
          </span>
          <span className="min-w-0 flex-1">
            <span id={`${id}-title`} className="block text-md font-semibold">
              {title} {isDone && <span className="sr-only">{t("(done)")}</span>}
            </span>
            {!isOpen && summary && <span className="block truncate text-muted">{summary}</span>}
          </span>
          <ChevronDown
            aria-hidden="true"
            className={classes("size-4 shrink-0 text-subtle transition-transform", !isOpen && "-rotate-90")}
          />
        </button>
      </h2>
      <div id={id} hidden={!isOpen} className="flex flex-col gap-5 border-t px-5 py-5">
        {isOpen && children}
      </div>
    </section>
  );
}
