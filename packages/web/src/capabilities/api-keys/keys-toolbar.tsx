import { keyStatuses } from "@rollcall/contract/api-keys";
import type { ReactNode } from "react";
import { ListState } from "../../lists/list-state.tsx";
import { useText } from "../../texts/use-text.ts";
import { FilterChip } from "../../ui/filter-chip.tsx";
import type { KeySearch } from "./data.ts";
import { keyStatusName } from "./words.ts";

type Props = {
  search: KeySearch;
  onSearch: (search: KeySearch) => void;
  busy: boolean;
  /** At the right end. */
  action?: ReactNode;
};

/** The filter above a list of keys. */
export function KeysToolbar({ search, onSearch, busy, action }: Props) {
  const t = useText();
  const values = search.status ?? [];
  return (
    <search
      aria-label={t("Filter API keys")}
      className="flex flex-wrap items-center gap-2 bg-surface px-4 py-2.5 sm:px-8"
    >
      <FilterChip
        label={t("Status")}
        choices={keyStatuses.map((value) => ({ value, label: keyStatusName(value, t) }))}
        values={values}
        onChange={(status) => onSearch({ status: status.length === 0 ? undefined : status })}
      />
      <ListState isNarrowed={values.length > 0} onClear={() => onSearch({ status: undefined })} busy={busy} />
      {action && <span className="ml-auto flex">{action}</span>}
    </search>
  );
}
