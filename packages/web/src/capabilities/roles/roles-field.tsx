import type { Scope } from "@rollcall/contract/permissions";
import { holdsAll } from "@rollcall/contract/roles";
import { useText } from "../../texts/use-text.ts";
import { Checkbox } from "../../ui/checkbox.tsx";
import { useRoleBook } from "./role-book.ts";

type Props = {
  scope: Scope;
  /** What the list is about; "Roles" in a Workspace. */
  label: string;
  /** What one holds oneself at the place: nobody grants more. */
  held: ReadonlySet<string>;
  /** Whether the place is known, and with it what one holds there. */
  isOpen?: boolean;
  chosen: readonly string[];
  onChange: (roles: string[]) => void;
  error?: string | undefined;
};

/** The roles of one scope to choose from, custom ones too; those that one cannot grant say why. */
export function RolesField({ scope, label, held, isOpen = true, chosen, onChange, error }: Props) {
  const t = useText();
  const book = useRoleBook();
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 font-medium">{label}</legend>
      {book.at(scope).map(({ id, description, permissions, built_in }) => (
        <Checkbox
          key={id}
          label={book.nameOf(id)}
          hint={built_in ? t(description) : description}
          checked={chosen.includes(id)}
          disabledReason={
            !isOpen || holdsAll(held, permissions) ? undefined : t("You can grant only what you hold yourself.")
          }
          onChange={(isOn) => onChange(isOn ? [...chosen, id] : chosen.filter((each) => each !== id))}
        />
      ))}
      {error && (
        <p role="alert" className="text-xs text-danger-text">
          {error}
        </p>
      )}
    </fieldset>
  );
}
