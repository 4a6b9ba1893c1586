import type { Scope } from "@rollcall/contract/permissions";
import type { createRole, Role } from "@rollcall/contract/roles";
import type * as z from "zod";
import type { useContractForm } from "../../forms/use-contract-form.ts";
import { useText } from "../../texts/use-text.ts";
import { Select } from "../../ui/select.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { TextField } from "../../ui/text-field.tsx";
import type { Own } from "./data.ts";
import { RoleEditEffect } from "./role-edit-effect.tsx";
import { RoleHolders } from "./role-holders.tsx";
import { RolePermissionsField } from "./role-permissions-field.tsx";

type Body = typeof createRole.body;
type Props = {
  form: ReturnType<typeof useContractForm<z.input<Body>, z.output<Body>>>;
  role: Role | undefined;
  own: Own;
  isLocked: boolean;
  organizationId: string;
};

/** What makes a role: where it counts, how it is called, what it permits; and whom a change touches. */
export function RoleFields({ form, role, own, isLocked, organizationId }: Props) {
  const t = useText();
  const { register, errorOf, watch, setValue } = form;
  const [scope, permissions] = [watch("scope"), watch("permissions")];

  function setScope(next: Scope): void {
    setValue("scope", next, { shouldDirty: true });
    // The two catalogues have nothing in common.
    setValue("permissions", []);
  }
  return (
    <>
      {role ? (
        <RoleHolders role={role} organizationId={organizationId} />
      ) : (
        <Select
          label={t("Where it counts")}
          choices={[
            { value: "organization", label: t("In the Organization") },
            { value: "workspace", label: t("In a Workspace, where it is given") },
          ]}
          value={scope}
          onChange={setScope}
          className="max-w-80"
        />
      )}
      <TextField
        label={t("Name")}
        autoComplete="off"
        readOnly={isLocked}
        {...register("name")}
        error={errorOf("name")}
      />
      <TextArea
        label={t("Description")}
        optional
        rows={2}
        readOnly={isLocked}
        {...register("description")}
        error={errorOf("description")}
      />
      <RolePermissionsField
        scope={scope}
        own={own}
        isLocked={isLocked}
        chosen={permissions}
        onChange={(next) => setValue("permissions", next, { shouldDirty: true })}
        error={errorOf("permissions")}
      />
      {role && <RoleEditEffect role={role} permissions={permissions} organizationId={organizationId} />}
    </>
  );
}
