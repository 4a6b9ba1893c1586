import { UserMinus } from "lucide-react";
import { useState } from "react";
import { useText } from "../../texts/use-text.ts";
import { IconButton } from "../../ui/icon-button.tsx";
import { later } from "../../ui/later.tsx";
import { ChangeRolesMenu } from "./change-roles-menu.tsx";
import { givingGroup, hasDirect } from "./grants.ts";
import type { Place } from "./use-change-roles.ts";

const EditRolesDialog = later(() => import("./edit-roles-dialog.tsx").then((file) => file.EditRolesDialog));
const TakeOutDialog = later(() => import("./take-out-dialog.tsx").then((file) => file.TakeOutDialog));

type Props = {
  place: Place;
  isDefault: boolean;
  held: ReadonlySet<string>;
  lockedReason: string | undefined;
  onTakenOut?: () => void;
};

/** What can be done about somebody in a Workspace: change their roles, take them out. */
export function PlaceActions({ place, isDefault, held, lockedReason, onTakenOut }: Props) {
  const t = useText();
  const [asked, setAsked] = useState<"roles" | "out">();
  const stayReason = useStayReason(place, isDefault);
  const close = () => setAsked(undefined);
  const { member, workspace } = place;
  return (
    <div className="flex shrink-0 items-center gap-1">
      <ChangeRolesMenu
        place={place}
        isDefault={isDefault}
        held={held}
        lockedReason={lockedReason}
        onEdit={() => setAsked("roles")}
      />
      <IconButton
        icon={UserMinus}
        size="sm"
        label={t("Take {name} out of {workspace}", { name: member.name, workspace: workspace.name })}
        disabledReason={lockedReason ?? stayReason}
        onClick={() => setAsked("out")}
      />
      {asked === "roles" && <EditRolesDialog place={place} held={held} onClose={close} />}
      {asked === "out" && <TakeOutDialog place={place} onClose={close} {...(onTakenOut && { onDone: onTakenOut })} />}
    </div>
  );
}

/** Why somebody cannot be taken out here; nothing when they can. */
function useStayReason({ roles }: Place, isDefault: boolean): string | undefined {
  const t = useText();
  if (isDefault) return t("Everybody belongs to the default Workspace; nobody can be taken out of it.");
  if (hasDirect(roles)) return undefined;
  const group = roles.map(givingGroup).find((each) => each !== undefined);
  return group === undefined
    ? t("Organization Admins may enter every Workspace. Change the Organization role instead.")
    : t("Group {group} gives this access. Take the member out of the Group instead.", { group });
}
