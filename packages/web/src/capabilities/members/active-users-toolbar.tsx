import {
  type MemberSort,
  memberSorts,
  memberSources,
  memberStatuses,
  secondFactorStates,
} from "@rollcall/contract/members";
import type { Subscription } from "@rollcall/contract/subscriptions";
import { useRef } from "react";
import { ListState } from "../../lists/list-state.tsx";
import { OrderMenu } from "../../lists/order-menu.tsx";
import { useSearchText } from "../../lists/use-search-text.ts";
import { useShortcut } from "../../shell/use-shortcut.ts";
import { type Translate, useText } from "../../texts/use-text.ts";
import { Button } from "../../ui/button.tsx";
import { FilterChip } from "../../ui/filter-chip.tsx";
import { SearchField } from "../../ui/search-field.tsx";
import { useRoleBook } from "../roles/role-book.ts";
import { isNarrowed, type MemberSearch } from "./data.ts";
import { factorName, sourceName, statusName } from "./words.ts";

type Props = {
  search: MemberSearch;
  /** Changes the address; typing replaces it, so that "back" leaves the search in one step. */
  onSearch: (change: MemberSearch, how?: { isTyping: boolean }) => void;
  onClear: () => void;
  onLeaveDown: () => void;
  subscriptions: readonly Subscription[];
  /** Where no column heads are there to sort by. */
  showsSort: boolean;
  /** Begins to select, where no boxes stand beside the rows. */
  onSelect: (() => void) | undefined;
  /** The rows of another search are still shown, while those of this one are on their way. */
  busy: boolean;
};

/** Search, filters and, on narrow screens, the order. Stays at the top while the list scrolls. */
export function ActiveUsersToolbar({ search, onSearch, onClear, onLeaveDown, subscriptions, ...shown }: Props) {
  const { showsSort, onSelect, busy } = shown;
  const t = useText();
  const book = useRoleBook();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useSearchText(search.q, (q) => onSearch({ q }, { isTyping: search.q !== undefined }));
  useShortcut("/", t("Search"), () => field.current?.select());
  const seats = [
    ...subscriptions.map(({ product }) => ({ value: product.id, label: product.name })),
    { value: "none", label: t("No seat") },
  ];
  return (
    <search
      aria-label={t("Active Users")}
      className="sticky top-0 z-20 flex flex-wrap items-center gap-2 bg-surface px-4 py-2.5 sm:px-8 md:h-[53px] md:flex-nowrap"
      onKeyDown={(event) => {
        if (event.key !== "ArrowDown" || event.target !== field.current) return;
        event.preventDefault();
        onLeaveDown();
      }}
    >
      <SearchField
        ref={field}
        label={t("Search by name or e-mail")}
        value={text}
        onChange={setText}
        shortcut="/"
        className="w-full shrink-0 md:w-60"
      />
      <div className="-mx-4 flex min-w-0 flex-1 items-center gap-2 overflow-x-auto px-4 py-0.5 sm:mx-0 sm:px-0.5">
        {onSelect && (
          <Button size="sm" onClick={onSelect}>
            {t("Select")}
          </Button>
        )}
        <FilterChip
          label={t("Role")}
          choices={book.at("organization").map(({ id }) => ({ value: id, label: book.nameOf(id) }))}
          values={search.role ?? []}
          onChange={(role) => onSearch({ role: orNothing(role) })}
        />
        <FilterChip
          label={t("Status")}
          choices={memberStatuses.map((value) => ({ value, label: statusName(value, t) }))}
          values={search.status ?? []}
          onChange={(status) => onSearch({ status: orNothing(status) })}
        />
        <FilterChip
          label={t("Seat")}
          choices={seats}
          values={search.seat ?? []}
          onChange={(seat) => onSearch({ seat: orNothing(seat) })}
        />
        <FilterChip
          label={t("Source")}
          choices={memberSources.map((value) => ({ value, label: sourceName(value, t) }))}
          values={search.source ?? []}
          onChange={(source) => onSearch({ source: orNothing(source) })}
        />
        <FilterChip
          label={t("Second factor")}
          choices={secondFactorStates.map((value) => ({ value, label: factorName(value === "set_up", t) }))}
          values={search.second_factor ?? []}
          onChange={(second_factor) => onSearch({ second_factor: orNothing(second_factor) })}
        />
        <ListState isNarrowed={isNarrowed(search)} onClear={onClear} busy={busy} />
        {showsSort && (
          <OrderMenu
            choices={memberSorts.map((value) => ({ value, label: sortName(value, t) }))}
            value={search.sort ?? "name"}
            onChange={(sort) => onSearch({ sort })}
          />
        )}
      </div>
    </search>
  );
}

function orNothing<Value>(values: Value[]): Value[] | undefined {
  return values.length === 0 ? undefined : values;
}

function sortName(sort: MemberSort, t: Translate): string {
  return {
    name: t("Name, A to Z"),
    "-name": t("Name, Z to A"),
    email: t("E-mail, A to Z"),
    "-email": t("E-mail, Z to A"),
    joined_at: t("Joined first"),
    "-joined_at": t("Joined last"),
    last_active_at: t("Active longest ago"),
    "-last_active_at": t("Active last"),
  }[sort];
}
