import type { CappedCount } from "@rollcall/contract/paging";
import type { ReactNode } from "react";
import { ListToolbar } from "../../lists/list-toolbar.tsx";
import { useText } from "../../texts/use-text.ts";
import { FilterChip } from "../../ui/filter-chip.tsx";
import { useRoleBook } from "../roles/role-book.ts";
import type { MembersSearch } from "./data.ts";

type Props = {
  search: MembersSearch;
  onSearch: (change: MembersSearch, how?: { isTyping: boolean }) => void;
  onClear: () => void;
  total: CappedCount | undefined;
  busy: boolean;
  action: ReactNode;
};

/** Search by name or address, and the roles of the Workspace as a filter. */
export function WorkspaceMembersToolbar({ search, onSearch, ...rest }: Props) {
  const t = useText();
  const book = useRoleBook();
  return (
    <ListToolbar
      {...rest}
      label={t("Search members")}
      q={search.q}
      onSearch={onSearch}
      isNarrowed={search.q !== undefined || search.role !== undefined}
    >
      <FilterChip
        label={t("Role")}
        choices={book.at("workspace").map(({ id }) => ({ value: id, label: book.nameOf(id) }))}
        values={search.role ?? []}
        onChange={(role) => onSearch({ role: role.length === 0 ? undefined : role })}
      />
    </ListToolbar>
  );
}
