import type { Scope } from "@rollcall/contract/permissions";
import { type ReactNode, useState } from "react";
import { useText } from "../../texts/use-text.ts";
import { Checkbox } from "../../ui/checkbox.tsx";
import { Highlight } from "../../ui/highlight.tsx";
import { SearchField } from "../../ui/search-field.tsx";
import type { Own } from "./data.ts";
import { type PermissionGroup, permissionGroups } from "./permission-groups.ts";

type Props = {
  scope: Scope;
  own: Own;
  isLocked: boolean;
  chosen: readonly string[];
  onChange: (permissions: string[]) => void;
  error: string | undefined;
  /** Beside the search: choices of many at once. */
  quickly?: ReactNode;
};

/** The catalogue of a scope to choose from; what one does not hold oneself cannot be given to a role. */
export function RolePermissionsField({ scope, own, isLocked, chosen, onChange, error, quickly }: Props) {
  const t = useText();
  const [q, setQ] = useState("");
  const groups = permissionGroups(scope, t, q);
  const reasonOf = (id: string) => {
    if (isLocked) return t("You cannot change this role.");
    return own.permits(id) ? undefined : t("You do not hold this yourself.");
  };
  const toggle = (id: string) => onChange(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id]);
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-2 font-medium">
        {t("Permissions")}{" "}
        <span className="font-normal text-subtle">{t("{count} chosen", { count: chosen.length })}</span>
      </legend>
      <div className="flex flex-wrap items-center gap-2">
        <SearchField label={t("Search permissions")} value={q} onChange={setQ} className="w-full max-w-80" />
        {quickly}
      </div>
      {error && (
        <p role="alert" className="text-xs text-danger-text">
          {error}
        </p>
      )}
      {groups.map((group) => (
        <Group key={group.title} group={group} match={q} chosen={chosen} reasonOf={reasonOf} onToggle={toggle} />
      ))}
      {groups.length === 0 && <p className="text-muted">{t("Nothing here is called “{q}”.", { q })}</p>}
    </fieldset>
  );
}

type GroupProps = {
  group: PermissionGroup;
  match: string;
  chosen: readonly string[];
  reasonOf: (id: string) => string | undefined;
  onToggle: (id: string) => void;
};

function Group({ group: { title, permissions }, match, chosen, reasonOf, onToggle }: GroupProps) {
  return (
    <fieldset>
      <legend className="mb-1.5 text-xs font-medium text-subtle">{title}</legend>
      <div className="grid gap-x-6 gap-y-2 sm:grid-cols-2">
        {permissions.map(({ id, sentence }) => (
          <Checkbox
            key={id}
            label={<Highlight text={sentence} match={match} />}
            hint={
              <code className="font-mono text-2xs">
                <Highlight text={id} match={match} />
              </code>
            }
            checked={chosen.includes(id)}
            disabledReason={reasonOf(id)}
            onChange={() => onToggle(id)}
          />
        ))}
      </div>
    </fieldset>
  );
}
