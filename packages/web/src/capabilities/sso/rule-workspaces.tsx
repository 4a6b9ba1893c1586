import type { SsoMappingRule } from "@rollcall/contract/sso";
import { useText } from "../../texts/use-text.ts";
import { Combobox } from "../../ui/combobox.tsx";
import { useOpenWorkspaces } from "../groups/data.ts";
import { useRoleBook } from "../roles/role-book.ts";

type Chosen = SsoMappingRule["workspaces"];
type Props = { chosen: Chosen; onChange: (chosen: Chosen) => void };

const FIRST_ROLE = "workspace_contributor";

/** Workspaces, and the roles in each. */
export function RuleWorkspaces({ chosen, onChange }: Props) {
  const t = useText();
  const book = useRoleBook();
  const open = useOpenWorkspaces();
  const nameOf = (id: string) => open.find((each) => each.id === id)?.name ?? "…";
  const roles = book.at("workspace").map(({ id }) => ({ value: id, label: book.nameOf(id) }));
  const known = new Map(chosen.map((each) => [each.workspace_id, each]));
  return (
    <>
      <Combobox
        label={t("Workspaces")}
        optional
        placeholder={t("Type the name of a Workspace")}
        choices={open.map(({ id, name }) => ({ value: id, label: name }))}
        known={chosen.map(({ workspace_id: id }) => ({ value: id, label: nameOf(id) }))}
        values={chosen.map(({ workspace_id }) => workspace_id)}
        onChange={(ids) => onChange(ids.map((id) => known.get(id) ?? { workspace_id: id, roles: [FIRST_ROLE] }))}
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
