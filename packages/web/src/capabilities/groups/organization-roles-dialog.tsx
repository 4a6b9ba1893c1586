import { type GroupDetails, setGroupOrganizationRoles } from "@rollcall/contract/groups";
import { useState } from "react";
import { UntilField } from "../../forms/until-field.tsx";
import { useMembership, useOrganizationId } from "../../session.ts";
import { useText } from "../../texts/use-text.ts";
import { useToast } from "../../ui/toast.tsx";
import { RolesField } from "../roles/roles-field.tsx";
import { changeOf } from "./change.ts";
import { ChangeDialog } from "./change-dialog.tsx";
import { useParamsOf } from "./data.ts";

/** Sets the Organization roles that a Group gives. */
export function OrganizationRolesDialog({ group, onClose }: { group: GroupDetails; onClose: () => void }) {
  const t = useText();
  const toast = useToast();
  const params = useParamsOf(group);
  const held = new Set(useMembership(useOrganizationId())?.permissions);
  const [roles, setRoles] = useState(group.organization_roles);
  const [until, setUntil] = useState(group.organization_roles_until);
  return (
    <ChangeDialog
      onClose={onClose}
      title={t("Organization roles of {group}", { group: group.name })}
      description={t("An Admin by a Group never counts as the last Admin, who has to hold the role directly.")}
      action={t("Save roles")}
      change={roles.length > 0 ? changeOf(setGroupOrganizationRoles, { params, body: { roles, until } }) : undefined}
      missing={t("Choose at least one role.")}
      onDone={() => toast.success(t("{group} gives the roles that you chose.", { group: group.name }))}
    >
      <RolesField scope="organization" label={t("Organization roles")} held={held} chosen={roles} onChange={setRoles} />
      <UntilField
        value={until}
        onChange={setUntil}
        hint={t("The roles end by themselves after this day.")}
        className="max-w-52"
      />
    </ChangeDialog>
  );
}
