import type { Group, MemberGroup } from "@rollcall/contract/groups";
import { useState } from "react";
import { UntilField } from "../../forms/until-field.tsx";
import { nameOf } from "../../shell/names.ts";
import { useFormats } from "../../texts/use-formats.ts";
import { useText } from "../../texts/use-text.ts";
import { useToast } from "../../ui/toast.tsx";
import { useOrganizationParams } from "../members/data.ts";
import type { ShownMember } from "../members/details-data.ts";
import { addingMembers, changesTogether } from "./change.ts";
import { ChangeDialog } from "./change-dialog.tsx";
import { GroupsField } from "./groups-field.tsx";

type Props = { member: ShownMember; groups: readonly MemberGroup[]; onClose: () => void };

/** Puts one member into several Groups. */
export function AddToGroupsDialog({ member, groups, onClose }: Props) {
  const t = useText();
  const { list } = useFormats();
  const toast = useToast();
  const params = useOrganizationParams();
  const [chosen, setChosen] = useState<{ id: string; name: string }[]>([]);
  const [until, setUntil] = useState<string | null>(null);
  const name = nameOf(member);
  const direct = new Set(groups.filter(({ through }) => through === null).map(({ group }) => group.id));
  const changes = chosen.map(({ id }) => addingMembers({ ...params, group_id: id }, [member.id], until));

  function reasonOf(group: Group): string | undefined {
    if (group.is_externally_managed) return t("Directory sync decides who is in this Group.");
    return direct.has(group.id) ? t("{name} is in this Group already.", { name }) : undefined;
  }
  return (
    <ChangeDialog
      onClose={onClose}
      title={t("Add {name} to Groups", { name })}
      action={t("Add to Groups")}
      change={changes.length === 0 ? undefined : changesTogether(changes)}
      missing={t("Choose a Group.")}
      onDone={() =>
        toast.success(t("{name} is in {groups} now.", { name, groups: list(chosen.map((group) => group.name)) }))
      }
    >
      <GroupsField label={t("Groups")} chosen={chosen} onChange={setChosen} reasonOf={reasonOf} />
      <UntilField
        value={until}
        onChange={setUntil}
        hint={t("{name} leaves the Groups after this day.", { name })}
        className="max-w-52"
      />
    </ChangeDialog>
  );
}
