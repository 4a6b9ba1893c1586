import { getSsoConnection, removeSsoConnection, type SsoConnection } from "@rollcall/contract/sso";
import { getSsoSettings } from "@rollcall/contract/sso-access";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { api, queryClient, refresh } from "../../api.ts";
import { problemText } from "../../texts/problem-text.ts";
import { useText } from "../../texts/use-text.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { useToast } from "../../ui/toast.tsx";
import { useConnectionParams } from "./data.ts";

/** Deletes a connection that is not enabled. */
export function DeleteConnectionDialog({ connection, onClose }: { connection: SsoConnection; onClose: () => void }) {
  const t = useText();
  const toast = useToast();
  const navigate = useNavigate();
  const params = useConnectionParams();
  const { name } = connection;
  const remove = useMutation({
    meta: { showsProblem: true },
    mutationFn: () => api.call(removeSsoConnection, { params }),
    onSuccess: async () => {
      toast.success(t("{name} is deleted.", { name }));
      // Before anything is read again: the connection is not there to be read any more.
      await navigate({ to: "/o/$organizationId/access/sso", params: { organizationId: params.organization_id } });
      queryClient.removeQueries({ queryKey: [getSsoConnection.name, { params }] });
      await refresh(getSsoSettings);
    },
  });
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t("Delete {name}?", { name })}
      description={t("This cannot be undone.")}
      goes={[
        t("The set-up, with what it grants"),
        t("By which subject it knows people: another connection gets to know them anew"),
      ]}
      stays={[t("Everybody who is a member, with all that they have"), t("The log of sign-ins, for 90 days")]}
      {...(connection.status !== "draft" && { typed: { label: t("Type {name} to confirm", { name }), text: name } })}
      action={t("Delete connection")}
      pending={remove.isPending}
      problem={remove.error ? problemText(remove.error, t) : undefined}
      onConfirm={() => remove.mutate()}
    />
  );
}
