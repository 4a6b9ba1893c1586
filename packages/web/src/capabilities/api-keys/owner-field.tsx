import { permits } from "@rollcall/contract/permissions";
import type { Workspace } from "@rollcall/contract/workspaces";
import { useText } from "../../texts/use-text.ts";
import { Select } from "../../ui/select.tsx";
import { useOrganizationParams } from "../members/data.ts";
import { useServiceAccounts } from "./data.ts";

type Props = {
  workspace: Workspace;
  /** The Service account; null for oneself. */
  value: string | null;
  onChange: (serviceAccountId: string | null) => void;
  error: string | undefined;
};

const OWN = "own";

/** Whose key it will be; nothing to choose for who may have only keys of their own. */
export function OwnerField({ workspace, value, onChange, error }: Props) {
  const t = useText();
  const mayAdminister = permits(workspace.permissions, "workspace.keys:write");
  const params = { ...useOrganizationParams(), workspace_id: workspace.id };
  const { data: accounts } = useServiceAccounts(params, mayAdminister);
  if (!mayAdminister) return null;
  return (
    <Select
      label={t("Belongs to")}
      hint={
        value === null
          ? t("It acts with your roles here, and stops when you lose access.")
          : t("It acts with the roles of the Service account, whoever comes and goes.")
      }
      choices={[
        { value: OWN, label: t("You") },
        ...(accounts?.data ?? []).map(({ id, name, status }) => ({
          value: id,
          label: name,
          description: t("Service account"),
          disabledReason: status === "disabled" ? t("This Service account is disabled.") : undefined,
        })),
      ]}
      value={value ?? OWN}
      onChange={(next) => onChange(next === OWN ? null : next)}
      error={error}
    />
  );
}
