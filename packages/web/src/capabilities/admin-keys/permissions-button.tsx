import type { AdminKey } from "@rollcall/contract/admin-keys";
import { allOrganizationPermissions } from "@rollcall/contract/permissions";
import { useText } from "../../texts/use-text.ts";
import { areasOf } from "./areas.ts";

type Props = { adminKey: AdminKey; onClick: () => void };

/** What a key may do, in short; the whole list opens with a press. */
export function PermissionsButton({ adminKey: { name, permissions }, onClick }: Props) {
  const t = useText();
  const count = permissions.length;
  const isAll = count === allOrganizationPermissions.length;
  const words = t("{count, plural, one {# permission} other {# permissions}}", { count });
  return (
    <span className="flex min-w-0 flex-col items-start">
      <button
        type="button"
        onClick={onClick}
        aria-label={t("{what} of {name}: show all", { what: words, name })}
        className="rounded-sm font-medium text-accent-text underline decoration-accent-line underline-offset-2 hover:decoration-current pointer-coarse:min-h-8"
      >
        {isAll ? t("Everything") : words}
      </button>
      {!isAll && <span className="max-w-full truncate text-xs text-subtle">{areasOf(permissions, t).join(" · ")}</span>}
    </span>
  );
}
