import { Autocomplete } from "@base-ui/react/autocomplete";
import { Dialog as Base } from "@base-ui/react/dialog";
import { Search } from "lucide-react";
import { useState } from "react";
import { useSearchText } from "../../lists/use-search-text.ts";
import { useText } from "../../texts/use-text.ts";
import { Highlight } from "../../ui/highlight.tsx";
import { Kbd } from "../../ui/kbd.tsx";
import { Spinner } from "../../ui/spinner.tsx";
import { type Entry, type EntryGroup, matching, rankOf } from "./entries.ts";
import { useActions } from "./use-actions.ts";
import { useFound } from "./use-found.ts";
import { usePages } from "./use-pages.ts";

type Props = { open: boolean; onClose: () => void; onShowShortcuts: () => void };

/** Goes to people, Workspaces, Groups and pages, and does what can be done from anywhere, by a few letters. */
export function CommandPalette({ open, onClose, onShowShortcuts }: Props) {
  const t = useText();
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Base.Portal>
        <Base.Backdrop className="overlay-scrim z-60" />
        <Base.Viewport className="fixed inset-0 z-60 flex items-start justify-center px-2 pt-[8vh] sm:px-4 sm:pt-[14vh]">
          <Base.Popup className="flex max-h-[min(72dvh,32rem)] w-full max-w-150 flex-col overflow-hidden rounded-xl bg-raised shadow-overlay outline-none transition-[opacity,translate] duration-120 data-ending-style:opacity-0 data-starting-style:-translate-y-1 data-starting-style:opacity-0">
            <Base.Title className="sr-only">{t("Search and commands")}</Base.Title>
            <Commands onShowShortcuts={onShowShortcuts} onDone={onClose} />
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}

function Commands({ onShowShortcuts, onDone }: { onShowShortcuts: () => void; onDone: () => void }) {
  const t = useText();
  const [asked, setAsked] = useState<string | undefined>();
  const [typed, setTyped] = useSearchText(asked, setAsked);
  const { groups, isBusy } = useGroups(typed, asked ?? "", onShowShortcuts);

  function run(entry: Entry): void {
    onDone();
    entry.run();
  }

  return (
    <Autocomplete.Root
      inline
      open
      mode="none"
      items={groups}
      value={typed}
      onValueChange={(text, { reason }) => reason !== "item-press" && setTyped(text)}
      itemToStringValue={({ label }: Entry) => label}
      autoHighlight="always"
      keepHighlight
    >
      <div className="flex h-12 shrink-0 items-center gap-2.5 border-b px-4">
        {isBusy ? <Spinner size={16} /> : <Search aria-hidden="true" className="size-4 text-subtle" />}
        <Autocomplete.Input
          aria-label={t("Search or do something")}
          placeholder={t("Search people, Workspaces, Groups and pages, or do something…")}
          className="h-full min-w-0 flex-1 bg-transparent text-md outline-none placeholder:text-subtle"
        />
        <Kbd keys="Escape" className="pointer-coarse:hidden" />
      </div>
      <Autocomplete.Empty className="px-4 py-6 text-center text-muted empty:hidden">
        {isBusy ? t("Searching…") : t("Nothing matches.")}
      </Autocomplete.Empty>
      <Autocomplete.List className="min-h-0 flex-1 scroll-py-8 overflow-y-auto p-1.5 empty:hidden">
        {(group: EntryGroup) => (
          <Autocomplete.Group key={group.label} items={group.items} className="pb-1.5 last:pb-0">
            <Autocomplete.GroupLabel className="px-2 pt-1.5 pb-1 text-xs font-medium text-subtle">
              {group.label}
            </Autocomplete.GroupLabel>
            <Autocomplete.Collection>
              {(entry: Entry) => <Line key={entry.id} entry={entry} typed={typed} onRun={run} />}
            </Autocomplete.Collection>
          </Autocomplete.Group>
        )}
      </Autocomplete.List>
    </Autocomplete.Root>
  );
}

function Line({ entry, typed, onRun }: { entry: Entry; typed: string; onRun: (entry: Entry) => void }) {
  const { label, hint, icon: Icon, keys } = entry;
  return (
    <Autocomplete.Item value={entry} onClick={() => onRun(entry)} className="popup-item min-h-9">
      <Icon aria-hidden="true" className="size-4 shrink-0 text-subtle" />
      <span className="flex min-w-0 flex-1 items-baseline gap-2">
        <span className="truncate">
          <Highlight text={label} match={typed} />
        </span>
        {hint !== undefined && hint !== label && (
          <span className="min-w-0 truncate text-xs text-subtle">
            <Highlight text={hint} match={typed} />
          </span>
        )}
      </span>
      {keys !== undefined && <Kbd keys={keys} className="pointer-coarse:hidden" />}
    </Autocomplete.Item>
  );
}

/** What stands in the list. `asked` follows `typed` a moment later, so that not every letter asks the server. */
function useGroups(
  typed: string,
  asked: string,
  onShowShortcuts: () => void,
): { groups: EntryGroup[]; isBusy: boolean } {
  const t = useText();
  const pages = usePages();
  const actions = useActions(onShowShortcuts);
  const { people, workspaces, groups, isBusy } = useFound(asked);
  const commands = [
    { label: t("Actions"), items: matching(actions, typed) },
    { label: t("Pages"), items: matching(pages, typed) },
  ];
  const all = [
    { label: t("People"), items: people },
    { label: t("Workspaces"), items: workspaces },
    { label: t("Groups"), items: groups },
    ...commands.toSorted((one, other) => rankOf(one.items, typed) - rankOf(other.items, typed)),
  ];
  return { groups: all.filter(({ items }) => items.length > 0), isBusy: isBusy || typed.trim() !== asked };
}
