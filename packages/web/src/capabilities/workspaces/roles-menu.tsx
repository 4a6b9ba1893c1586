import { holdsAll } from "@rollcall/contract/roles";
import { ChevronsUpDown } from "lucide-react";
import { useFormats } from "../../texts/use-formats.ts";
import { useText } from "../../texts/use-text.ts";
import { Menu, MenuCheckbox } from "../../ui/menu.tsx";
import { useRoleBook } from "../roles/role-book.ts";

type Props = {
  name: string;
  /** What one holds in that Workspace: nobody grants more. */
  held: ReadonlySet<string>;
  roles: readonly string[];
  onChange: (roles: string[]) => void;
};

/** The Workspace roles of somebody who is about to be added; at least one. */
export function RolesMenu({ name, held, roles, onChange }: Props) {
  const t = useText();
  const { list } = useFormats();
  const book = useRoleBook();
  const names = list(book.namesOf(roles));
  return (
    <Menu
      className="w-72"
      trigger={
        <button
          type="button"
          aria-label={t("Roles of {name}: {roles}", { name, roles: names })}
          className="-mr-2 flex h-7 max-w-60 min-w-0 items-center gap-1.5 rounded-md px-2 text-muted hover:bg-pressed data-popup-open:bg-pressed pointer-coarse:h-10"
        >
          <span className="truncate">{names}</span>
          <ChevronsUpDown aria-hidden="true" className="size-3.5 shrink-0 text-subtle" />
        </button>
      }
    >
      {book.at("workspace").map(({ id, description, permissions, built_in }) => {
        const has = roles.includes(id);
        const isLast = has && roles.length === 1;
        return (
          <MenuCheckbox
            key={id}
            label={book.nameOf(id)}
            description={built_in ? t(description) : description}
            disabledReason={
              !holdsAll(held, permissions)
                ? t("You can grant only what you hold yourself.")
                : isLast
                  ? t("Everybody holds at least one role. Add another one first.")
                  : undefined
            }
            checked={has}
            onChange={() => onChange(has ? roles.filter((each) => each !== id) : [...roles, id])}
          />
        );
      })}
    </Menu>
  );
}
