import type { GroupMember } from "@rollcall/contract/groups";
import { nameOf } from "../../shell/names.ts";
import { useText } from "../../texts/use-text.ts";
import { useToast } from "../../ui/toast.tsx";
import { useOrganizationParams } from "../members/data.ts";
import { removingMember } from "./change.ts";
import { ConfirmChange } from "./confirm-change.tsx";

type Props = {
  group: { id: string; name: string };
  member: Pick<GroupMember, "member_id" | "first_name" | "last_name" | "email">;
  onClose: () => void;
};

/** Asks before somebody leaves a Group, and says what they lose by it. */
export function RemoveMemberDialog({ group, member, onClose }: Props) {
  const t = useText();
  const toast = useToast();
  const params = { ...useOrganizationParams(), group_id: group.id };
  const words = { name: nameOf(member), group: group.name };
  return (
    <ConfirmChange
      change={removingMember(params, member.member_id)}
      onClose={onClose}
      title={t("Remove {name} from {group}?", words)}
      stays={[t("What {name} holds directly or by other Groups", words)]}
      action={t("Remove from Group")}
      onDone={() => toast.success(t("{name} is no longer in {group}.", words))}
    />
  );
}
