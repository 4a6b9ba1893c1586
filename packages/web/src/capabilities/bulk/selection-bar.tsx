import { type BulkActionType, MAX_NAMED_MEMBERS } from "@rollcall/contract/bulk";
import type { CappedCount } from "@rollcall/contract/paging";
import { ChevronDown, X } from "lucide-react";
import { useFormats } from "../../texts/use-formats.ts";
import { useText } from "../../texts/use-text.ts";
import { Button } from "../../ui/button.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Menu, MenuGroup, MenuItem } from "../../ui/menu.tsx";
import type { Choosing } from "./choosing.ts";
import { countOf, isNobody } from "./selection.ts";
import { useActionReasons } from "./use-action-reasons.ts";
import { BAR_ID } from "./use-choosing-keys.ts";
import { actionName } from "./words.ts";

type Props = {
  choosing: Choosing;
  total: CappedCount | undefined;
  /** How many rows are there. */
  loaded: number;
  /** A head stands above the list, with a box for all that is loaded. */
  hasHead: boolean;
  onAct: (type: BulkActionType) => void;
};

/** How many are selected, and what can be done to them. Stays at the bottom while the list scrolls. */
export function SelectionBar({ onAct, ...listed }: Props) {
  const t = useText();
  const { choosing } = listed;
  const groups = useGroups();
  const reasonOf = useReasons(choosing);
  const items = (types: readonly BulkActionType[]) =>
    types.map((type) => (
      <MenuItem key={type} onClick={() => onAct(type)} disabledReason={reasonOf(type)} danger={type === "remove"}>
        {actionName(type, t)}…
      </MenuItem>
    ));
  return (
    <section
      id={BAR_ID}
      data-panel
      aria-label={t("Selected members")}
      className="sticky bottom-4 z-20 mx-auto mt-auto flex max-w-[calc(100%-2rem)] flex-wrap items-center justify-center gap-x-3 gap-y-1 rounded-xl bg-raised py-2 pr-2 pl-4 shadow-popup"
    >
      <Count {...listed} />
      <span className="flex items-center gap-1">
        <span className="flex gap-1 max-md:hidden">
          {groups.map(({ label, types }) => (
            <Menu key={label} side="top" align="center" className="w-60" trigger={<Opener label={label} />}>
              {items(types)}
            </Menu>
          ))}
        </span>
        <span className="md:hidden">
          <Menu side="top" className="w-64" trigger={<Opener label={t("Actions")} />}>
            {groups.map(({ label, types }) => (
              <MenuGroup key={label} label={label}>
                {items(types)}
              </MenuGroup>
            ))}
          </Menu>
        </span>
        <IconButton icon={X} size="sm" label={t("Clear the selection")} onClick={choosing.close} side="top" />
      </span>
    </section>
  );
}

function Opener({ label, ...rest }: { label: string }) {
  return (
    <Button size="sm" {...rest}>
      {label}
      <ChevronDown aria-hidden="true" className="-mr-0.5 size-3.5 text-subtle" />
    </Button>
  );
}

function Count({ choosing: { selection, choose }, total, loaded, hasHead }: Omit<Props, "onAct">) {
  const t = useText();
  const { count: shown } = useFormats();
  const count = countOf(selection, total);
  const isAllThere = total?.exact === true && total.count <= loaded;
  const isNext = hasHead ? !isAllThere && selection.ids.size >= loaded : selection.ids.size < loaded || !isAllThere;
  const offersAll = !selection.isAll && total !== undefined && isNext;
  return (
    <span className="flex flex-wrap items-center gap-x-3">
      <span className="font-medium tabular-nums">{t("{count} selected", { count: count ? shown(count) : "…" })}</span>
      {offersAll && (
        <Button variant="quiet" size="sm" className="-mx-2 text-accent-text" onClick={() => choose({ to: "all" })}>
          {t("Select all {count} that match", { count: shown(total) })}
        </Button>
      )}
    </span>
  );
}

function useReasons({ selection }: Choosing): (type: BulkActionType) => string | undefined {
  const t = useText();
  const { number } = useFormats();
  const mayNot = useActionReasons();
  const isTooMany = !selection.isAll && selection.ids.size > MAX_NAMED_MEMBERS;
  const reason = isNobody(selection)
    ? t("Select somebody first.")
    : isTooMany
      ? t("At most {max} can be selected one by one. Select fewer, or all that match.", {
          max: number(MAX_NAMED_MEMBERS),
        })
      : undefined;
  return (type) => mayNot(type) ?? reason;
}

function useGroups(): { label: string; types: readonly BulkActionType[] }[] {
  const t = useText();
  return [
    { label: t("Roles"), types: ["roles.add", "roles.remove", "roles.set"] },
    { label: t("Seats"), types: ["seat.grant", "seat.release"] },
    { label: t("Workspaces"), types: ["workspace.add", "workspace.remove"] },
    { label: t("Groups"), types: ["group.add", "group.remove"] },
    { label: t("Membership"), types: ["suspend", "reactivate", "remove"] },
  ];
}
