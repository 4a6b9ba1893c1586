import { ArrowUp } from "lucide-react";
import { useText } from "../../texts/use-text.ts";

type Props = { waiting: number; isMore: boolean; show: () => void };

/** How many events happened while one reads further down; a press goes up to them. */
export function NewEvents({ waiting, isMore, show }: Props) {
  const t = useText();
  if (waiting === 0) return null;
  return (
    <div className="pointer-events-none sticky top-3 z-30 flex h-0 justify-center sm:top-[calc(var(--covered)+0.75rem)]">
      <button
        type="button"
        onClick={show}
        className="pointer-events-auto flex h-8 items-center gap-1.5 rounded-full bg-accent px-3.5 font-medium text-accent-ink shadow-popup hover:bg-accent-hover pointer-coarse:h-10 starting:-translate-y-2 starting:opacity-0 transition"
      >
        <ArrowUp aria-hidden="true" className="size-4" />
        {isMore
          ? t("More than {count} new events", { count: waiting })
          : t("{count, plural, one {# new event} other {# new events}}", { count: waiting })}
      </button>
    </div>
  );
}
