import { problemText } from "../../texts/problem-text.ts";
import { useFormats } from "../../texts/use-formats.ts";
import { useText } from "../../texts/use-text.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { useRoleBook } from "../roles/role-book.ts";
import { givingGroup, ownRoles } from "./grants.ts";
import { type Place, useTakeOut } from "./use-change-roles.ts";

type Props = { place: Place; onClose: () => void; onDone?: () => void };

/** Asks before somebody is taken out of a Workspace. */
export function TakeOutDialog({ place, onClose, onDone }: Props) {
  const t = useText();
  const { list } = useFormats();
  const book = useRoleBook();
  const { member, workspace, roles } = place;
  const takeOut = useTakeOut(() => {
    onClose();
    onDone?.();
  });
  const groups = [...new Set(roles.flatMap((role) => givingGroup(role) ?? []))];
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t("Take {name} out of {workspace}?", { name: member.name, workspace: workspace.name })}
      goes={[
        t("The roles given directly: {roles}", { roles: list(book.namesOf(ownRoles(roles))) }),
        ...(groups.length === 0 ? [t("What their API keys of this Workspace may do, from the next request on")] : []),
      ]}
      stays={[
        ...(groups.length > 0 ? [t("What Groups give here: {groups}", { groups: list(groups) })] : []),
        t("The membership in the Organization and in other Workspaces"),
        t("What they made here"),
      ]}
      action={t("Take out")}
      onConfirm={() => takeOut.mutate(place)}
      pending={takeOut.isPending}
      problem={takeOut.isError ? problemText(takeOut.error, t) : undefined}
    />
  );
}
