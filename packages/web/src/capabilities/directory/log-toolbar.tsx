import { directoryOutcomes } from "@rollcall/contract/directory";
import { X } from "lucide-react";
import { useText } from "../../texts/use-text.ts";
import { Checkbox } from "../../ui/checkbox.tsx";
import { FilterChip } from "../../ui/filter-chip.tsx";
import type { LogSearch } from "./data.ts";
import { outcomeName } from "./words.ts";

type Props = {
  search: LogSearch;
  /** The name of whom the log is narrowed to. */
  subject: string | undefined;
  onChange: (change: LogSearch) => void;
};

/** Narrows the log: by what came of it, to one person or Group, and whether reading counts. */
export function LogToolbar({ search: { outcome, subject_id, reads }, subject, onChange }: Props) {
  const t = useText();
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-2.5 sm:px-8">
      <FilterChip
        label={t("Outcome")}
        choices={directoryOutcomes.map((value) => ({ value, label: outcomeName(value, t) }))}
        values={outcome ?? []}
        onChange={(next) => onChange({ outcome: next.length === 0 ? undefined : next })}
      />
      {subject_id !== undefined && (
        <OnlyAbout name={subject ?? t("one person")} onClear={() => onChange({ subject_id: undefined })} />
      )}
      {outcome === undefined && (
        <Checkbox
          label={t("Show look-ups")}
          checked={reads === "shown"}
          onChange={(isShown) => onChange({ reads: isShown ? "shown" : undefined })}
        />
      )}
      <span className="ml-auto text-xs text-subtle">{t("Kept for 30 days.")}</span>
    </div>
  );
}

function OnlyAbout({ name, onClear }: { name: string; onClear: () => void }) {
  const t = useText();
  return (
    <span className="inline-flex max-w-full items-center rounded-full border border-accent-line bg-accent-soft text-accent-soft-ink">
      <span className="flex h-[26px] min-w-0 items-center gap-1 pl-3 pointer-coarse:h-[34px]">
        <span className="whitespace-nowrap">{t("About")}</span> <span className="truncate font-medium">{name}</span>
      </span>
      <button
        type="button"
        aria-label={t("Show what is about others as well")}
        onClick={onClear}
        className="flex size-[26px] items-center justify-center rounded-full hover:bg-accent-line pointer-coarse:size-[34px]"
      >
        <X aria-hidden="true" className="size-3.5" />
      </button>
    </span>
  );
}
