import { type SsoConnection, SsoMappingRule } from "@rollcall/contract/sso";
import { useState } from "react";
import * as z from "zod";
import { useContractForm } from "../../forms/use-contract-form.ts";
import { useMembership, useOrganizationId } from "../../session.ts";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { GroupsField } from "../groups/groups-field.tsx";
import { RolesField } from "../roles/roles-field.tsx";
import { AdminWarning } from "./admin-warning.tsx";
import { RuleWorkspaces } from "./rule-workspaces.tsx";

type Props = {
  connection: SsoConnection;
  /** The rule to change; a new one without it. */
  rule: SsoMappingRule | undefined;
  nameOf: (id: string) => string;
  onClose: () => void;
  onSave: (rule: SsoMappingRule) => Promise<unknown>;
};

/** The attribute's field is empty for the one that holds the groups. */
const Typed = z
  .object({ attribute: z.string(), value: z.string() })
  .transform(({ attribute, value }): z.input<typeof SsoMappingRule> => ({ attribute: attribute.trim() || null, value }))
  .pipe(SsoMappingRule);

/** One value, and what it grants. */
export function RuleDialog({ connection, rule, nameOf, onClose, onSave }: Props) {
  const t = useText();
  const held = new Set(useMembership(useOrganizationId())?.permissions);
  const [roles, setRoles] = useState(rule?.roles ?? []);
  const [groups, setGroups] = useState(() => (rule?.groups ?? []).map((id) => ({ id, name: nameOf(id) })));
  const [workspaces, setWorkspaces] = useState(rule?.workspaces ?? []);
  const form = useContractForm({
    schema: Typed,
    defaultValues: { attribute: rule?.attribute ?? "", value: rule?.value ?? "" },
    send: async (when) => {
      await onSave({ ...when, roles, groups: groups.map(({ id }) => id), workspaces });
      onClose();
    },
  });
  const isComplete = workspaces.every((each) => each.roles.length > 0);
  return (
    <Dialog
      open
      onClose={onClose}
      keepOpen
      title={rule ? t("Change the rule") : t("Add rule")}
      onSubmit={form.submit}
      footer={
        <>
          <Button onClick={onClose}>{t("Cancel")}</Button>
          <Button
            type="submit"
            variant="primary"
            pending={form.isSending}
            disabledReason={isComplete ? undefined : t("Choose at least one role in each Workspace.")}
          >
            {t("Save")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        {form.problem && <Banner tone="danger">{form.problem}</Banner>}
        <TextField
          label={t("When this value comes")}
          hint={t("Exactly as the identity provider sends it. Entra ID sends the object ID of a group.")}
          autoComplete="off"
          spellCheck={false}
          {...form.register("value")}
          error={form.errorOf("value")}
        />
        <TextField
          label={t("In the attribute")}
          optional
          hint={t("Left empty it is the one that holds the groups.")}
          placeholder={connection.attributes.groups}
          autoComplete="off"
          spellCheck={false}
          {...form.register("attribute")}
          error={form.errorOf("attribute")}
        />
        <RolesField
          scope="organization"
          label={t("Organization roles")}
          held={held}
          chosen={roles}
          onChange={setRoles}
        />
        <AdminWarning roles={roles} />
        <GroupsField
          label={t("Groups")}
          optional
          chosen={groups}
          onChange={setGroups}
          reasonOf={(group) =>
            group.is_externally_managed ? t("Directory sync owns the members of this Group.") : undefined
          }
        />
        <RuleWorkspaces chosen={workspaces} onChange={setWorkspaces} />
      </div>
    </Dialog>
  );
}
