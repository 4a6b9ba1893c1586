import type { Workspace } from "@rollcall/contract/workspaces";
import { useText } from "../../texts/use-text.ts";
import { Combobox } from "../../ui/combobox.tsx";
import { RolesMenu } from "../workspaces/roles-menu.tsx";
import type { OfferedWorkspace } from "./invite-form.ts";

type Props = {
  /** The Workspaces to choose from, with what one holds in each. */
  places: readonly Workspace[];
  chosen: readonly OfferedWorkspace[];
  onChange: (workspaces: OfferedWorkspace[]) => void;
};

const FIRST_ROLES = ["workspace_contributor"];

/** The Workspaces of an invitation, each with the roles there; nobody gives more than they hold. */
export function InviteWorkspaces({ places, chosen, onChange }: Props) {
  const t = useText();
  const heldIn = (id: string) => new Set(places.find((each) => each.id === id)?.permissions);

  function choose(ids: string[]): void {
    const nameOf = (id: string) => places.find((each) => each.id === id)?.name ?? id;
    onChange(ids.map((id) => chosen.find((each) => each.id === id) ?? { id, name: nameOf(id), roles: FIRST_ROLES }));
  }
  return (
    <div className="flex flex-col gap-2">
      <Combobox
        label={t("Workspaces")}
        optional
        hint={t("Everybody joins the default Workspace. Choose the others that accepting opens.")}
        placeholder={t("Type the name of a Workspace")}
        choices={places.map(({ id, name }) => ({ value: id, label: name }))}
        values={chosen.map(({ id }) => id)}
        onChange={choose}
      />
      {chosen.length > 0 && (
        <ul aria-label={t("Roles in the Workspaces")} className="rounded-lg border">
          {chosen.map(({ id, name, roles }) => (
            <li key={id} className="flex min-h-10 items-center justify-between gap-3 border-t px-3 first:border-t-0">
              <span className="min-w-0 truncate">{name}</span>
              <RolesMenu
                name={name}
                held={heldIn(id)}
                roles={roles}
                onChange={(next) => onChange(chosen.map((each) => (each.id === id ? { ...each, roles: next } : each)))}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
