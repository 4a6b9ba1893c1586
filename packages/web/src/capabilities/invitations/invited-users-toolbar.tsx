import { invitationSorts, invitationStatuses } from "@rollcall/contract/invitations";
import { useRef } from "react";
import { ListState } from "../../lists/list-state.tsx";
import { OrderMenu } from "../../lists/order-menu.tsx";
import { useSearchText } from "../../lists/use-search-text.ts";
import { useShortcut } from "../../shell/use-shortcut.ts";
import { type Translate, useText } from "../../texts/use-text.ts";
import { FilterChip } from "../../ui/filter-chip.tsx";
import { SearchField } from "../../ui/search-field.tsx";
import { useRoleBook } from "../roles/role-book.ts";
import { type InvitationSearch, isNarrowed } from "./data.ts";
import { statusName } from "./words.ts";

type Props = {
  search: InvitationSearch;
  onSearch: (change: InvitationSearch, how?: { isTyping: boolean }) => void;
  onClear: () => void;
  showsSort: boolean;
  /** The rows of another search are still shown, while those of this one are on their way. */
  busy: boolean;
};

/** Search, filters and, on narrow screens, the order. Stays at the top while the list scrolls. */
export function InvitedUsersToolbar({ search, onSearch, onClear, showsSort, busy }: Props) {
  const t = useText();
  const book = useRoleBook();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useSearchText(search.q, (q) => onSearch({ q }, { isTyping: search.q !== undefined }));
  useShortcut("/", t("Search"), () => field.current?.select());
  return (
    <search
      aria-label={t("Invited Users")}
      className="sticky top-0 z-20 flex flex-wrap items-center gap-2 bg-surface px-4 py-2.5 sm:px-8 md:h-[53px] md:flex-nowrap"
    >
      <SearchField
        ref={field}
        label={t("Search by e-mail")}
        value={text}
        onChange={setText}
        shortcut="/"
        className="w-full shrink-0 md:w-60"
      />
      <div className="-mx-4 flex min-w-0 flex-1 items-center gap-2 overflow-x-auto px-4 py-0.5 sm:mx-0 sm:px-0.5">
        <FilterChip
          label={t("Status")}
          choices={invitationStatuses.map((value) => ({ value, label: statusName(value, t) }))}
          values={search.status ?? []}
          onChange={(status) => onSearch({ status: status.length === 0 ? undefined : status })}
        />
        <FilterChip
          label={t("Role")}
          choices={book.at("organization").map(({ id }) => ({ value: id, label: book.nameOf(id) }))}
          values={search.role ?? []}
          onChange={(role) => onSearch({ role: role.length === 0 ? undefined : role })}
        />
        <ListState isNarrowed={isNarrowed(search)} onClear={onClear} busy={busy} />
        {showsSort && (
          <OrderMenu
            choices={invitationSorts.map((value) => ({ value, label: sortName(value, t) }))}
            value={search.sort ?? "-created_at"}
            onChange={(sort) => onSearch({ sort })}
          />
        )}
      </div>
    </search>
  );
}

function sortName(sort: (typeof invitationSorts)[number], t: Translate): string {
  return {
    created_at: t("Oldest first"),
    "-created_at": t("Newest first"),
    email: t("E-mail, A to Z"),
    "-email": t("E-mail, Z to A"),
    expires_at: t("Expires first"),
    "-expires_at": t("Expires last"),
  }[sort];
}
