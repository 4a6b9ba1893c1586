import type { CappedCount } from "@rollcall/contract/paging";
import { ListToolbar } from "../../lists/list-toolbar.tsx";
import { usePermits } from "../../session.ts";
import { type Translate, useText } from "../../texts/use-text.ts";
import { FilterChip } from "../../ui/filter-chip.tsx";
import type { WorkspaceSearch, WorkspaceStatus } from "./data.ts";

type Props = {
  search: WorkspaceSearch;
  onSearch: (change: WorkspaceSearch, how?: { isTyping: boolean }) => void;
  onClear: () => void;
  total: CappedCount | undefined;
  busy: boolean;
};

const statuses: readonly WorkspaceStatus[] = ["active", "archived"];

/** Search by name and, for those who may still see archived ones, the state. */
export function WorkspacesToolbar({ search, onSearch, ...rest }: Props) {
  const t = useText();
  const may = usePermits();
  return (
    <ListToolbar
      {...rest}
      label={t("Search Workspaces")}
      q={search.q}
      onSearch={onSearch}
      isNarrowed={search.q !== undefined || search.status !== undefined}
    >
      {may("workspaces:administer") && (
        <FilterChip
          label={t("Status")}
          choices={statuses.map((value) => ({ value, label: statusName(value, t) }))}
          values={search.status ?? []}
          onChange={(status) => onSearch({ status: status.length === 0 ? undefined : status })}
        />
      )}
    </ListToolbar>
  );
}

function statusName(status: WorkspaceStatus, t: Translate): string {
  return { active: t("Active"), archived: t("Archived") }[status];
}
