import { archiveWorkspace, type Workspace } from "@rollcall/contract/workspaces";
import { useMutation } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { api } from "../../api.ts";
import { problemText } from "../../texts/problem-text.ts";
import { useText } from "../../texts/use-text.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { useToast } from "../../ui/toast.tsx";
import { readWorkspacesAgain, useWorkspaceParams } from "./data.ts";

type Props = { workspace: Workspace; open: boolean; onClose: () => void };

/** Asks for the name, and says what ends with the Workspace. */
export function ArchiveDialog({ workspace, open, onClose }: Props) {
  const t = useText();
  const toast = useToast();
  const navigate = useNavigate();
  const params = useWorkspaceParams();
  const { name, key_count, member_count } = workspace;
  const archiving = useMutation({
    meta: { showsProblem: true },
    mutationFn: () => api.call(archiveWorkspace, { params, body: { confirm_name: name } }),
    onSuccess: async () => {
      toast.success(t("{workspace} is archived.", { workspace: name }));
      await navigate({ to: "/o/$organizationId/workspaces", params: { organizationId: params.organization_id } });
      void readWorkspacesAgain();
    },
  });
  return (
    <ConfirmDialog
      open={open}
      onClose={() => {
        archiving.reset();
        onClose();
      }}
      title={t("Archive {workspace}?", { workspace: name })}
      description={t("Archiving is final: it cannot be brought back.")}
      goes={[
        key_count === 0
          ? t("API keys: none is live, and none can be made any more")
          : t("{count, plural, one {# API key: it stops at once} other {# API keys: they stop at once}}", {
              count: key_count,
            }),
        t(
          "{count, plural, =0 {The way in: nobody can enter} one {The access of # member: nobody can enter} other {The access of # members: nobody can enter}}",
          {
            count: member_count,
          },
        ),
      ]}
      stays={[
        t("Its history, for Organization Admins"),
        t("Its members, in the Organization and in other Workspaces"),
        t("The name, for a new Workspace to take"),
      ]}
      typed={{ label: t("Type {workspace} to confirm", { workspace: name }), text: name }}
      action={t("Archive Workspace")}
      onConfirm={() => archiving.mutate()}
      pending={archiving.isPending}
      problem={archiving.isError ? problemText(archiving.error, t) : undefined}
    />
  );
}
