import type { GroupDetails } from "@rollcall/contract/groups";
import { useState } from "react";
import { UntilField } from "../../forms/until-field.tsx";
import { useText } from "../../texts/use-text.ts";
import { useToast } from "../../ui/toast.tsx";
import { type ChosenMember, MembersField } from "../members/members-field.tsx";
import { addingMembers } from "./change.ts";
import { ChangeDialog } from "./change-dialog.tsx";
import { useGroupMembers, useGroupParams } from "./data.ts";

/** Puts any number of members into a Group at once. */
export function AddMembersDialog({ group, onClose }: { group: GroupDetails; onClose: () => void }) {
  const t = useText();
  const toast = useToast();
  const params = useGroupParams();
  const [chosen, setChosen] = useState<ChosenMember[]>([]);
  const [until, setUntil] = useState<string | null>(null);
  const [q, setQ] = useState<string>();
  const { rows } = useGroupMembers(q);
  const direct = new Set(rows.filter(({ through }) => through === null).map((each) => each.member_id));
  const ids = chosen.map(({ id }) => id);
  const count = chosen.length;
  return (
    <ChangeDialog
      onClose={onClose}
      title={t("Add members to {group}", { group: group.name })}
      action={
        count === 0 ? t("Add members") : t("{count, plural, one {Add # member} other {Add # members}}", { count })
      }
      change={count === 0 ? undefined : addingMembers(params, ids, until)}
      missing={t("Choose at least one member.")}
      onDone={() => toast.success(t("{group} has its new members.", { group: group.name }))}
    >
      <MembersField
        label={t("Members")}
        chosen={chosen}
        onChange={setChosen}
        onSearch={setQ}
        reasonOf={(id) => (direct.has(id) ? t("Is in the Group already.") : undefined)}
      />
      <UntilField
        value={until}
        onChange={setUntil}
        hint={t("They leave the Group by themselves after this day.")}
        className="max-w-52"
      />
    </ChangeDialog>
  );
}
