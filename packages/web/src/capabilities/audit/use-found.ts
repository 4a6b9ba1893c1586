import { useState } from "react";
import { useSearchText } from "../../lists/use-search-text.ts";
import { useText } from "../../texts/use-text.ts";
import type { SearchGroup } from "../../ui/search-chip.tsx";
import { useGroups } from "../groups/data.ts";
import { useFoundMembers } from "../members/use-found-members.ts";
import { useWorkspaces } from "../workspaces/data.ts";

const FOUND = 8;
/** Before anything is typed, so that the other choices are in sight. */
const BEFORE = 5;

/** What is looked for in a filter, once it was opened. */
type Wanted = { q: string | undefined; isOpened: boolean };

/** What is being looked for in a filter. */
export function useWanted() {
  const [q, setQ] = useState<string>();
  const [, onType] = useSearchText(q, setQ);
  const [isOpened, setOpened] = useState(false);
  return { wanted: { q, isOpened }, events: { onType, onOpen: () => setOpened(true) } };
}

export type Found = { group: SearchGroup; isBusy: boolean };

/** People by name or address. */
export function useFoundPeople({ q, isOpened }: Wanted): Found {
  const t = useText();
  const { found, isBusy } = useFoundMembers(q, { enabled: isOpened });
  const choices = found.slice(0, q === undefined ? BEFORE : FOUND).map(({ id, name, email }) => ({
    value: id,
    label: name,
    description: email === name ? undefined : email,
  }));
  return { group: { label: t("People"), choices, isFound: true }, isBusy };
}

export function useFoundWorkspaces({ q, isOpened }: Wanted, limit = FOUND): Found {
  const t = useText();
  const { rows, isFetching } = useWorkspaces(q === undefined ? {} : { q }, { limit, enabled: isOpened });
  const choices = rows.map(({ id, name }) => ({ value: id, label: name }));
  return { group: { label: t("Workspaces"), choices, isFound: true }, isBusy: isFetching };
}

export function useFoundGroups({ q, isOpened }: Wanted): Found {
  const t = useText();
  const { rows, isFetching } = useGroups(q, FOUND, { enabled: isOpened });
  const choices = rows.slice(0, q === undefined ? BEFORE : FOUND).map(({ id, name }) => ({ value: id, label: name }));
  return { group: { label: t("Groups"), choices, isFound: true }, isBusy: isFetching };
}
