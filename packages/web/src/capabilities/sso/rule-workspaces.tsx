import type { SsoMappingRule } from "@rollcall/contract/sso";
import { useText } from "../../texts/use-text.ts";
import { Combobox } from "../../ui/combobox.tsx";
import { useRoleBook } from "../roles/role-book.ts";
import { WorkspacesField } from "../workspaces/workspaces-field.tsx";
import { usePlaceNames } from "./use-place-names.ts";

type Chosen = SsoMappingRule["workspaces"];
type Props = { chosen: Chosen; onChange: (chosen: Chosen) => void };

const FIRST_ROLE = "workspace_contributor";

/** Workspaces, and the roles in each. */
export function RuleWorkspaces({ chosen, onChange }: Props) {
  const t = useText();
  const book = useRoleBook();
  const nameOf = usePlaceNames([{ groups: [], workspaces: chosen }]);
  const roles = book.at("workspace").map(({ id }) => ({ value: id, label: book.nameOf(id) }));
  const known = new Map(chosen.map((each) => [each.workspace_id, each]));
  return (
    <>
      <WorkspacesField
        label={t("Workspaces")}
        optional
        chosen={chosen.map(({ workspace_id: id }) => ({ id, name: nameOf(id) }))}
        onChange={(next) => onChange(next.map(({ id }) => known.get(id) ?? { workspace_id: id, roles: [FIRST_ROLE] }))}
      />
      {chosen.map(({ workspace_id: id, roles: held }) => (
        <Combobox
          key={id}
          label={t("Roles in {workspace}", { workspace: nameOf(id) })}
          choices={roles}
          values={held}
          onChange={(next) =>
            onChange(chosen.map((each) => (each.workspace_id === id ? { ...each, roles: next } : each)))
          }
        />
      ))}
    </>
  );
}
