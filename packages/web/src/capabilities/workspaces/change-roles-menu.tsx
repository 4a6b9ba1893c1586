import type { HeldRole } from "@rollcall/contract/access";
import { holdsAll, type Role } from "@rollcall/contract/roles";
import { CalendarClock, ChevronsUpDown } from "lucide-react";
import { type Translate, useText } from "../../texts/use-text.ts";
import { Button } from "../../ui/button.tsx";
import { Menu, MenuCheckbox, MenuItem, MenuSeparator } from "../../ui/menu.tsx";
import { useRoleBook } from "../roles/role-book.ts";
import { commonUntil, givingGroup, ownRoles } from "./grants.ts";
import { type Place, useChangeRoles } from "./use-change-roles.ts";

type Props = {
  place: Place;
  isDefault: boolean;
  /** What one holds in that Workspace: nobody grants more, nor takes it away. */
  held: ReadonlySet<string>;
  /** Why no role can be changed here. */
  lockedReason: string | undefined;
  /** Opens the form in which roles can end with a day. */
  onEdit: () => void;
};

/** The roles of somebody in a Workspace; each press changes them at once. What a Group gives says so. */
export function ChangeRolesMenu({ place, isDefault, held, lockedReason, onEdit }: Props) {
  const t = useText();
  const { name } = place.member;
  const label = t("Change roles of {name} in {workspace}", { name, workspace: place.workspace.name });
  if (lockedReason !== undefined)
    return (
      <Button size="sm" variant="quiet" aria-label={label} disabledReason={lockedReason}>
        {t("Change")}
      </Button>
    );
  return (
    <Menu
      className="w-76"
      trigger={
        <button
          type="button"
          aria-label={label}
          className="flex h-7 shrink-0 items-center gap-1 rounded-md px-2 text-muted hover:bg-pressed hover:text-ink data-popup-open:bg-pressed pointer-coarse:h-10"
        >
          {t("Change")}
          <ChevronsUpDown aria-hidden="true" className="size-3.5 text-subtle" />
        </button>
      }
    >
      <Items place={place} isDefault={isDefault} held={held} onEdit={onEdit} />
    </Menu>
  );
}

// Apart, so that only the open menu asks which roles there are.
function Items({ place, isDefault, held, onEdit }: Omit<Props, "lockedReason">) {
  const t = useText();
  const book = useRoleBook();
  const change = useChangeRoles();
  const own = ownRoles(place.roles);
  const until = commonUntil(place.roles);

  function toggle(id: string): void {
    const direct = own.includes(id) ? own.filter((each) => each !== id) : [...own, id];
    // Roles that end on different days would get one end: the form asks which.
    if (until === undefined) onEdit();
    else change.mutate({ ...place, direct, until });
  }

  return (
    <>
      {book.at("workspace").map((role) => {
        const isOwn = own.includes(role.id);
        const shown = place.roles.find(({ id }) => id === role.id);
        return (
          <MenuCheckbox
            key={role.id}
            label={book.nameOf(role.id)}
            description={descriptionOf(role, isOwn ? shown : undefined, t)}
            disabledReason={lockOf(role, held, t) ?? (isOwn ? lastReason(own, isDefault, t) : fromElsewhere(shown, t))}
            checked={shown !== undefined}
            closes={until === undefined}
            onChange={() => toggle(role.id)}
          />
        );
      })}
      <MenuSeparator />
      <MenuItem icon={CalendarClock} onClick={onEdit}>
        {t("Roles with a last day…")}
      </MenuItem>
    </>
  );
}

function descriptionOf({ description, built_in }: Role, held: HeldRole | undefined, t: Translate): string {
  const group = held && givingGroup(held);
  if (group !== undefined) return t("Group {group} gives it too; that stays.", { group });
  return built_in ? t(description) : description;
}

function lockOf({ permissions }: Role, held: ReadonlySet<string>, t: Translate): string | undefined {
  return holdsAll(held, permissions) ? undefined : t("You can grant only what you hold yourself.");
}

/** The only role of one's own stays: taking it away is taking the member out. */
function lastReason(own: readonly string[], isDefault: boolean, t: Translate): string | undefined {
  if (own.length > 1) return undefined;
  return isDefault
    ? t("Everybody holds at least one role in this Workspace. Add another one first.")
    : t("The last direct role. Take the member out of the Workspace instead.");
}

/** What somebody holds without having been given it here cannot be taken away here. */
function fromElsewhere(held: HeldRole | undefined, t: Translate): string | undefined {
  if (held === undefined) return undefined;
  const group = givingGroup(held);
  return group === undefined
    ? t("Organization Admins may do everything here. Change the Organization role instead.")
    : t("Group {group} gives this role. Take the member out of the Group instead.", { group });
}
