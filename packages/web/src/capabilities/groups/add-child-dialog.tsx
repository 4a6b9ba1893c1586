import { addChildGroup, type GroupDetails } from "@rollcall/contract/groups";
import { useState } from "react";
import { useText } from "../../texts/use-text.ts";
import { useToast } from "../../ui/toast.tsx";
import { changeOf } from "./change.ts";
import { ChangeDialog } from "./change-dialog.tsx";
import { useGroupParams } from "./data.ts";
import { GroupsField } from "./groups-field.tsx";

/** Puts a Group inside another; a circle is refused before it is sent where it shows, else with the reason. */
export function AddChildDialog({ group, onClose }: { group: GroupDetails; onClose: () => void }) {
  const t = useText();
  const toast = useToast();
  const params = useGroupParams();
  const [chosen, setChosen] = useState<{ id: string; name: string }>();
  const is = (id: string) => (each: { id: string }) => each.id === id;

  function reasonOf({ id, name }: { id: string; name: string }): string | undefined {
    if (id === group.id) return t("This is the Group itself.");
    if (group.children.some(is(id))) return t("It is inside already.");
    if (group.parents.some(is(id)))
      return t("{group} is inside of {name}; both inside each other would be a circle.", { group: group.name, name });
    return undefined;
  }
  return (
    <ChangeDialog
      onClose={onClose}
      title={t("Put a Group inside {group}", { group: group.name })}
      action={t("Add Group")}
      change={chosen && changeOf(addChildGroup, { params: { ...params, child_id: chosen.id } })}
      missing={t("Choose a Group.")}
      onDone={() =>
        toast.success(t("{child} is inside {group} now.", { child: chosen?.name ?? "", group: group.name }))
      }
    >
      <GroupsField
        label={t("Group")}
        hint={t("Its members count as members of {group}, for as long as they are in it.", { group: group.name })}
        single
        chosen={chosen ? [chosen] : []}
        onChange={([picked]) => setChosen(picked)}
        reasonOf={reasonOf}
      />
    </ChangeDialog>
  );
}
