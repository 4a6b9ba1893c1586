import type { GroupDetails, GroupGrant } from "@rollcall/contract/groups";
import { useState } from "react";
import { UntilField } from "../../forms/until-field.tsx";
import { useText } from "../../texts/use-text.ts";
import { Combobox } from "../../ui/combobox.tsx";
import { useToast } from "../../ui/toast.tsx";
import { RolesField } from "../roles/roles-field.tsx";
import { granting } from "./change.ts";
import { ChangeDialog } from "./change-dialog.tsx";
import { useOpenWorkspaces, useParamsOf } from "./data.ts";

type Props = { group: GroupDetails; grant?: GroupGrant; onClose: () => void };

/** Grants roles in a Workspace to a Group, or changes which. */
export function GrantDialog({ group, grant, onClose }: Props) {
  const t = useText();
  const toast = useToast();
  const params = useParamsOf(group);
  const workspaces = useOpenWorkspaces();
  const [workspaceId, setWorkspaceId] = useState(grant?.workspace.id);
  const [roles, setRoles] = useState<string[]>(grant?.roles ?? []);
  const [until, setUntil] = useState(grant?.until ?? null);
  const workspace = workspaces.find(({ id }) => id === workspaceId);
  const taken = new Set(group.grants.map((each) => each.workspace.id));
  const place = grant?.workspace.name ?? workspace?.name ?? "";
  const isComplete = workspaceId !== undefined && roles.length > 0;
  return (
    <ChangeDialog
      onClose={onClose}
      title={
        grant
          ? t("What {group} grants in {place}", { group: group.name, place })
          : t("Grant access to {group}", { group: group.name })
      }
      action={grant ? t("Save grant") : t("Grant access")}
      change={isComplete ? granting(params, workspaceId, roles, until) : undefined}
      missing={workspaceId === undefined ? t("Choose a Workspace.") : t("Choose at least one role.")}
      onDone={() => toast.success(t("{group} grants what you chose in {place}.", { group: group.name, place }))}
    >
      {grant === undefined && (
        <Combobox
          label={t("Workspace")}
          placeholder={t("Type the name of a Workspace")}
          choices={workspaces.map(({ id, name }) => ({
            value: id,
            label: name,
            disabledReason: taken.has(id) ? t("The Group grants roles there already.") : undefined,
          }))}
          single
          values={workspaceId === undefined ? [] : [workspaceId]}
          onChange={([id]) => setWorkspaceId(id)}
        />
      )}
      <RolesField
        scope="workspace"
        label={t("Roles")}
        held={new Set(workspace?.permissions)}
        isOpen={workspace !== undefined}
        chosen={roles}
        onChange={setRoles}
      />
      <UntilField
        value={until}
        onChange={setUntil}
        hint={t("The grant ends by itself after this day.")}
        className="max-w-52"
      />
    </ChangeDialog>
  );
}
