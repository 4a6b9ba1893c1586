import { ADMIN_ROLE, builtInRoles, organizationRoleIds } from "@rollcall/contract/roles";
import { useState } from "react";
import { useMembership, useOrganizationId } from "../../session.ts";
import { useText } from "../../texts/use-text.ts";
import { Checkbox } from "../../ui/checkbox.tsx";
import type { ShownMember } from "./details-data.ts";
import { GiveUpAdminDialog } from "./give-up-admin-dialog.tsx";
import { Section } from "./section.tsx";
import { useRoleReasons } from "./use-role-reasons.ts";
import { useSetRoles } from "./use-set-roles.ts";
import { roleName } from "./words.ts";

/** The Organization roles in the details; each takes effect at once, as in the row. */
export function MemberRolesSection({ member }: { member: ShownMember }) {
  const t = useText();
  const set = useSetRoles();
  const reasons = useRoleReasons(member);
  const [givesUp, setGivesUp] = useState<string[]>();
  const isOneself = useMembership(useOrganizationId())?.member_id === member.id;

  function toggle(id: string, isOn: boolean): void {
    const roles = organizationRoleIds.filter((each) => (each === id ? isOn : member.roles.includes(each)));
    if (isOneself && id === ADMIN_ROLE && !isOn) setGivesUp(roles);
    else set.mutate({ member, roles });
  }

  return (
    <Section title={t("Organization roles")}>
      <div className="flex flex-col gap-2">
        {organizationRoleIds.map((id) => (
          <Checkbox
            key={id}
            label={roleName(id, t)}
            hint={t(builtInRoles[id].description)}
            checked={member.roles.includes(id)}
            disabledReason={reasons.all ?? reasons.of(id)}
            onChange={(isOn) => toggle(id, isOn)}
          />
        ))}
      </div>
      {givesUp && (
        <GiveUpAdminDialog
          onClose={() => setGivesUp(undefined)}
          onConfirm={() => {
            set.mutate({ member, roles: givesUp, isUndo: true });
            setGivesUp(undefined);
          }}
        />
      )}
    </Section>
  );
}
