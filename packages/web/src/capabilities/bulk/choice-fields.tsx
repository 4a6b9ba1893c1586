import type { BulkActionType } from "@rollcall/contract/bulk";
import { useMembership, useOrganizationId } from "../../session.ts";
import { useFormats } from "../../texts/use-formats.ts";
import { useText } from "../../texts/use-text.ts";
import { GroupsField } from "../groups/groups-field.tsx";
import { useSubscriptions } from "../members/data.ts";
import { RolesField } from "../roles/roles-field.tsx";
import { ChoiceCards } from "../sso/choice-cards.tsx";
import { heldInAll, notAddedReason, WorkspacesField } from "../workspaces/workspaces-field.tsx";
import type { Choice } from "./choice.ts";

type Props = { type: BulkActionType; choice: Choice; onChange: (change: Partial<Choice>) => void };

/** The fields of an action: those that it needs. */
export function ChoiceFields({ type, choice, onChange }: Props) {
  const fields = { choice, onChange };
  if (type.startsWith("roles.")) return <OrganizationRoles {...fields} />;
  if (type.startsWith("seat.")) return <Product {...fields} />;
  if (type.startsWith("group.")) return <Group {...fields} />;
  return <Place {...fields} isAdding={type === "workspace.add"} />;
}

type FieldProps = Omit<Props, "type">;

function OrganizationRoles({ choice, onChange }: FieldProps) {
  const t = useText();
  const held = new Set(useMembership(useOrganizationId())?.permissions);
  return (
    <RolesField
      scope="organization"
      label={t("Organization roles")}
      held={held}
      chosen={choice.roles}
      onChange={(roles) => onChange({ roles })}
    />
  );
}

function Product({ choice, onChange }: FieldProps) {
  const t = useText();
  const { number } = useFormats();
  const subscriptions = useSubscriptions();
  if (subscriptions.length === 0) return <p className="text-muted">{t("There is no subscription with seats.")}</p>;
  return (
    <ChoiceCards
      label={t("Product")}
      value={choice.productId ?? ""}
      onChange={(productId) => onChange({ productId })}
      choices={subscriptions.map(({ product, free, seats }) => ({
        value: product.id,
        label: product.name,
        hint: t("{free} of {seats} seats are free", { free: number(free), seats: number(seats) }),
      }))}
    />
  );
}

function Group({ choice, onChange }: FieldProps) {
  const t = useText();
  return (
    <GroupsField
      label={t("Group")}
      single
      chosen={choice.group ? [choice.group] : []}
      onChange={([group]) => onChange({ group })}
      reasonOf={(group) =>
        group.is_externally_managed ? t("Directory sync decides who is in this Group.") : undefined
      }
    />
  );
}

function Place({ choice: { workspace, roles }, onChange, isAdding }: FieldProps & { isAdding: boolean }) {
  const t = useText();
  const chosen = workspace ? [workspace] : [];
  return (
    <div className="flex flex-col gap-5">
      <WorkspacesField
        label={t("Workspace")}
        single
        chosen={chosen}
        onChange={([next]) => onChange({ workspace: next })}
        reasonOf={(place) => notAddedReason(place, [], t)}
      />
      {isAdding && (
        <RolesField
          scope="workspace"
          label={t("Workspace roles")}
          held={heldInAll(chosen)}
          chosen={roles}
          onChange={(next) => onChange({ roles: next })}
        />
      )}
    </div>
  );
}
