import { type GroupDetails, removeChildGroup } from "@rollcall/contract/groups";
import { useText } from "../../texts/use-text.ts";
import { useToast } from "../../ui/toast.tsx";
import { changeOf } from "./change.ts";
import { ConfirmChange } from "./confirm-change.tsx";
import { useGroupParams } from "./data.ts";

type Props = { group: GroupDetails; child: { id: string; name: string }; onClose: () => void };

/** Asks before a Group leaves another. */
export function RemoveChildDialog({ group, child, onClose }: Props) {
  const t = useText();
  const toast = useToast();
  const params = useGroupParams();
  const words = { child: child.name, group: group.name };
  return (
    <ConfirmChange
      change={changeOf(removeChildGroup, { params: { ...params, child_id: child.id } })}
      onClose={onClose}
      title={t("Take {child} out of {group}?", words)}
      stays={[t("The Group {child} with its members and what it grants itself", words)]}
      action={t("Take out")}
      onDone={() => toast.success(t("{child} is no longer inside {group}.", words))}
    />
  );
}
