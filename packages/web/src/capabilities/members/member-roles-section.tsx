import { ADMIN_ROLE } from "@rollcall/contract/roles";
import { useState } from "react";
import { useMembership, useOrganizationId } from "../../session.ts";
import { useText } from "../../texts/use-text.ts";
import { Checkbox } from "../../ui/checkbox.tsx";
import { later } from "../../ui/later.tsx";
import { useRoleBook } from "../roles/role-book.ts";
import type { ShownMember } from "./details-data.ts";
import { Section } from "./section.tsx";
import { toggled } from "./toggled.ts";
import { useRoleReasons } from "./use-role-reasons.ts";
import { useSetRoles } from "./use-set-roles.ts";

const GiveUpAdminDialog = later(() => import("./give-up-admin-dialog.tsx").then((file) => file.GiveUpAdminDialog));

/** The Organization roles in the details; each takes effect at once, as in the row. */
export function MemberRolesSection({ member }: { member: ShownMember }) {
  const t = useText();
  const set = useSetRoles();
  const reasons = useRoleReasons(member);
  const book = useRoleBook();
  const [givesUp, setGivesUp] = useState<string[]>();
  const isOneself = useMembership(useOrganizationId())?.member_id === member.id;

  function toggle(id: string, isOn: boolean): void {
    const roles = toggled(member.roles, id);
    if (isOneself && id === ADMIN_ROLE && !isOn) setGivesUp(roles);
    else set.mutate({ member, roles });
  }

  return (
    <Section title={t("Organization roles")}>
      <div className="flex flex-col gap-2">
        {book.at("organization").map((role) => (
          <Checkbox
            key={role.id}
            label={book.nameOf(role.id)}
            hint={role.built_in ? t(role.description) : role.description}
            checked={member.roles.includes(role.id)}
            disabledReason={reasons.all ?? reasons.of(role)}
            onChange={(isOn) => toggle(role.id, isOn)}
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
