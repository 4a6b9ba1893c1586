import { deleteRole, listRoles, type Role } from "@rollcall/contract/roles";
import { useMutation } from "@tanstack/react-query";
import { api, refresh } from "../../api.ts";
import { problemText } from "../../texts/problem-text.ts";
import { useText } from "../../texts/use-text.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { useToast } from "../../ui/toast.tsx";

type Props = { role: Role; organizationId: string; onKeep: () => void; onGone: () => void };

/** Asks before a role goes; one that something gives is refused, with the reason. */
export function DeleteRoleDialog({ role, organizationId, onKeep, onGone }: Props) {
  const t = useText();
  const toast = useToast();
  const deletion = useMutation({
    meta: { showsProblem: true },
    mutationFn: () => api.call(deleteRole, { params: { organization_id: organizationId, role_id: role.id } }),
    onSuccess: () => {
      void refresh(listRoles);
      toast.success(t("The role {name} is deleted.", { name: role.name }));
      onGone();
    },
  });
  return (
    <ConfirmDialog
      open
      onClose={onKeep}
      title={t("Delete the role {name}?", { name: role.name })}
      description={t("Only a role that no member, Group or invitation has can be deleted.")}
      action={t("Delete role")}
      pending={deletion.isPending}
      problem={deletion.isError ? problemText(deletion.error, t) : undefined}
      onConfirm={() => deletion.mutate()}
    />
  );
}
