import { deleteGroup, type GroupDetails, getGroup, listGroupMembers } from "@rollcall/contract/groups";
import { useNavigate } from "@tanstack/react-router";
import { queryClient } from "../../api.ts";
import { useText } from "../../texts/use-text.ts";
import { useToast } from "../../ui/toast.tsx";
import { type Change, changeOf } from "./change.ts";
import { ConfirmChange } from "./confirm-change.tsx";
import { useGroupParams } from "./data.ts";

/** Asks for the name, and says exactly who loses what; what others give stays (SPEC R8.1). */
export function DeleteGroupDialog({ group, onClose }: { group: GroupDetails; onClose: () => void }) {
  const t = useText();
  const toast = useToast();
  const navigate = useNavigate();
  const params = useGroupParams();
  const deletion = changeOf(deleteGroup, { params });
  const change: Change = {
    ...deletion,
    run: async (isPreview) => {
      const effects = await deletion.run(isPreview);
      if (!isPreview) await leave();
      return effects;
    },
  };

  // Before anything is read again: the Group is not there to be read any more.
  async function leave(): Promise<void> {
    await navigate({ to: "/o/$organizationId/groups", params: { organizationId: params.organization_id } });
    for (const { name } of [getGroup, listGroupMembers]) queryClient.removeQueries({ queryKey: [name, { params }] });
  }
  return (
    <ConfirmChange
      change={change}
      onClose={onClose}
      title={t("Delete {group}?", { group: group.name })}
      description={t("This cannot be undone.")}
      goes={[
        t("The Group, its place among other Groups and everything it grants"),
        t("Pending invitations by its members that grant what they lose"),
      ]}
      stays={[t("Its members, and what they hold directly or by other Groups")]}
      typed={{ label: t("Type {group} to confirm", { group: group.name }), text: group.name }}
      action={t("Delete Group")}
      onDone={() => toast.success(t("{group} is deleted.", { group: group.name }))}
    />
  );
}
