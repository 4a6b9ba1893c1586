import { type GroupDetails, type GroupGrant, setGroupOrganizationRoles } from "@rollcall/contract/groups";
import { useText } from "../../texts/use-text.ts";
import { useToast } from "../../ui/toast.tsx";
import { changeOf, granting } from "./change.ts";
import { ConfirmChange } from "./confirm-change.tsx";
import { useParamsOf } from "./data.ts";

/** Asks before a Group grants nothing more in a Workspace, or without `grant` in the Organization. */
export function TakeGrantDialog({
  group,
  grant,
  onClose,
}: {
  group: GroupDetails;
  grant?: GroupGrant;
  onClose: () => void;
}) {
  const t = useText();
  const toast = useToast();
  const params = useParamsOf(group);
  const words = { group: group.name, place: grant?.workspace.name ?? t("the Organization") };
  const change = grant
    ? granting(params, grant.workspace.id, [], null)
    : changeOf(setGroupOrganizationRoles, { params, body: { roles: [], until: null } });
  return (
    <ConfirmChange
      change={change}
      onClose={onClose}
      title={t("Take away what {group} grants in {place}?", words)}
      stays={[t("What members hold directly or by other Groups")]}
      action={t("Take away")}
      onDone={() => toast.success(t("{group} grants nothing in {place} any more.", words))}
    />
  );
}
