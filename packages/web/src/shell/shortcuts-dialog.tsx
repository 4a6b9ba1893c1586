import { useRef, useSyncExternalStore } from "react";
import { useText } from "../texts/use-text.ts";
import { Dialog } from "../ui/dialog.tsx";
import { Kbd } from "../ui/kbd.tsx";
import { type Shortcut, shortcuts } from "./shortcuts.ts";

/** Every key that does something right now. */
export function ShortcutsDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useText();
  const list = useRef<HTMLDivElement>(null);
  const active = useSyncExternalStore(shortcuts.subscribe, shortcuts.list);
  return (
    <Dialog open={open} onClose={onClose} size="sm" title={t("Keyboard shortcuts")} initialFocus={list}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long list scrolls, also by the keyboard. */}
      <div ref={list} tabIndex={0} className="flex flex-col gap-4 pb-5 outline-none">
        {grouped(active).map(([group, entries]) => (
          <section key={group}>
            <h3 className="mb-1 text-xs font-medium text-subtle">{group}</h3>
            <dl>
              {entries.map(({ keys, label }) => (
                <div
                  key={`${keys} ${label}`}
                  className="flex items-center justify-between border-t py-1.5 first:border-t-0"
                >
                  <dt>{label}</dt>
                  <dd>
                    <Kbd keys={keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

function grouped(active: readonly Shortcut[]): [group: string, entries: Shortcut[]][] {
  // A key that two want belongs to the later one. The group that came last stands first: it is what one looks at.
  const winners = active.filter(({ keys }, index) => active.findLastIndex((each) => each.keys === keys) === index);
  return [...Map.groupBy(winners, ({ group }) => group)].toReversed();
}
