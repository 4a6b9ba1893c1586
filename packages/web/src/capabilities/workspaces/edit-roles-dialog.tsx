import { useState } from "react";
import { UntilField } from "../../forms/until-field.tsx";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { RolesField } from "../roles/roles-field.tsx";
import { commonUntil, ownRoles } from "./grants.ts";
import { type Place, useChangeRoles } from "./use-change-roles.ts";

type Props = { place: Place; held: ReadonlySet<string>; onClose: () => void };

/** The direct roles of somebody in a Workspace, and the last day on which they count. */
export function EditRolesDialog({ place, held, onClose }: Props) {
  const t = useText();
  const change = useChangeRoles();
  const [direct, setDirect] = useState(() => ownRoles(place.roles));
  const [until, setUntil] = useState(() => commonUntil(place.roles) ?? null);
  const endsApart = commonUntil(place.roles) === undefined;
  const { member, workspace } = place;
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("Roles of {name} in {workspace}", { name: member.name, workspace: workspace.name })}
      description={t("What is given directly. What Groups give is not changed by it.")}
      onSubmit={(event) => {
        event.preventDefault();
        if (direct.length === 0) return;
        change.mutate({ ...place, direct, until });
        onClose();
      }}
      footer={
        <>
          <Button onClick={onClose}>{t("Cancel")}</Button>
          <Button
            type="submit"
            variant="primary"
            disabledReason={direct.length === 0 ? t("Choose at least one role.") : undefined}
          >
            {t("Save roles")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        {endsApart && (
          <Banner tone="warning">
            {t("The roles end on different days now. Saving gives all of them the same end.")}
          </Banner>
        )}
        <RolesField scope="workspace" label={t("Workspace roles")} held={held} chosen={direct} onChange={setDirect} />
        <UntilField
          value={until}
          onChange={setUntil}
          hint={t("The roles end by themselves after this day.")}
          className="max-w-72"
        />
      </div>
    </Dialog>
  );
}
