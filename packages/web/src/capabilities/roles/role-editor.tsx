import type { Scope } from "@rollcall/contract/permissions";
import { createRole, holdsAll, listRoles, type Role, updateRole } from "@rollcall/contract/roles";
import { useState } from "react";
import { api, refresh } from "../../api.ts";
import { useContractForm } from "../../forms/use-contract-form.ts";
import { usePermits } from "../../session.ts";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { later } from "../../ui/later.tsx";
import { useToast } from "../../ui/toast.tsx";
import { type Own, useOwn } from "./data.ts";
import { RoleFields } from "./role-fields.tsx";

const DeleteRoleDialog = later(() => import("./delete-role-dialog.tsx").then((file) => file.DeleteRoleDialog));

type Props = {
  organizationId: string;
  /** The scope that a new role begins with. */
  scope: Scope;
  /** The role to change; a new one when left out. */
  role?: Role;
  onClose: () => void;
};

/** Defines a custom role, or changes one for everybody who holds it (SPEC R2.6). */
export function RoleEditor({ organizationId, scope, role, onClose }: Props) {
  const t = useText();
  const toast = useToast();
  const params = { organization_id: organizationId };
  const [isDeleting, setDeleting] = useState(false);
  const form = useContractForm({
    schema: createRole.body,
    defaultValues: {
      scope: role?.scope ?? scope,
      name: role?.name ?? "",
      description: role?.description ?? "",
      permissions: role?.permissions ?? [],
    },
    send: async ({ scope: wanted, ...body }) => {
      if (role) await api.call(updateRole, { params: { ...params, role_id: role.id }, body });
      else await api.call(createRole, { params, body: { scope: wanted, ...body } });
      void refresh(listRoles);
      toast.success(t("The role {name} is saved.", { name: body.name }));
      onClose();
    },
  });
  const own = useOwn(organizationId, form.watch("scope"));
  const reason = useReason(role, own);
  if (role && isDeleting)
    return (
      <DeleteRoleDialog
        role={role}
        organizationId={organizationId}
        onKeep={() => setDeleting(false)}
        onGone={onClose}
      />
    );
  return (
    <Dialog
      open
      onClose={onClose}
      keepOpen
      size="lg"
      title={role ? role.name : t("Create role")}
      onSubmit={form.submit}
      footer={
        <>
          {role && (
            <Button variant="quiet" className="mr-auto" disabledReason={reason} onClick={() => setDeleting(true)}>
              {t("Delete role")}
            </Button>
          )}
          <Button onClick={onClose}>{t("Cancel")}</Button>
          <Button
            type="submit"
            variant="primary"
            pending={form.isSending}
            disabledReason={reason ?? (form.formState.isDirty ? undefined : t("Nothing is changed."))}
          >
            {role ? t("Save role") : t("Create role")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        {form.problem && <Banner tone="danger">{form.problem}</Banner>}
        {reason && <Banner>{reason}</Banner>}
        <RoleFields form={form} role={role} own={own} isLocked={reason !== undefined} organizationId={organizationId} />
      </div>
    </Dialog>
  );
}

/** Why a role cannot be made or changed. */
function useReason(role: Role | undefined, own: Own): string | undefined {
  const t = useText();
  const may = usePermits();
  if (!may("roles:write")) return t("Your roles do not include defining roles.");
  const held = new Set(role?.permissions.filter(own.permits));
  if (role && !holdsAll(held, role.permissions))
    return t("This role permits more than you hold yourself, so you cannot change it.");
  return undefined;
}
