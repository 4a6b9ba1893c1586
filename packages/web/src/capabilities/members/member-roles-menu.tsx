import { Menu as Base } from "@base-ui/react/menu";
import type { Member } from "@rollcall/contract/members";
import { ADMIN_ROLE, builtInRoles, organizationRoleIds } from "@rollcall/contract/roles";
import { Check, ChevronsUpDown } from "lucide-react";
import { useState } from "react";
import { useMembership, useOrganizationId } from "../../session.ts";
import { nameOf } from "../../shell/names.ts";
import { useText } from "../../texts/use-text.ts";
import { GiveUpAdminDialog } from "./give-up-admin-dialog.tsx";
import { useRoleReasons } from "./use-role-reasons.ts";
import { useSetRoles } from "./use-set-roles.ts";
import { roleName, roleNames } from "./words.ts";

/** The Organization roles of a member; each press changes them at once. */
export function MemberRolesMenu({ member }: { member: Member }) {
  const t = useText();
  const set = useSetRoles();
  const [givesUp, setGivesUp] = useState<string[]>();
  const membership = useMembership(useOrganizationId());
  const reasons = useRoleReasons(member);
  const names = roleNames(member.roles, t).join(", ");

  // One cannot undo what one may not do any more.
  const asksFirst = (id: string) =>
    id === ADMIN_ROLE && member.id === membership?.member_id && member.roles.includes(id);

  function toggle(id: string): void {
    const has = member.roles.includes(id);
    const roles = organizationRoleIds.filter((each) => (each === id ? !has : member.roles.includes(each)));
    if (asksFirst(id)) setGivesUp(roles);
    else set.mutate({ member, roles });
  }

  if (reasons.all !== undefined)
    return (
      <span title={reasons.all} className="truncate text-muted">
        {names || t("None")}
      </span>
    );
  return (
    <>
      <Base.Root>
        <Base.Trigger
          aria-label={t("Roles of {name}: {roles}", { name: nameOf(member), roles: names })}
          aria-busy={set.isPending || undefined}
          className="relative -ml-2 flex h-7 max-w-full items-center gap-1.5 rounded-md px-2 hover:bg-pressed data-popup-open:bg-pressed pointer-coarse:h-10"
        >
          <span className="truncate">{names}</span>
          <ChevronsUpDown aria-hidden="true" className="size-3.5 shrink-0 text-subtle" />
        </Base.Trigger>
        <Base.Portal>
          <Base.Positioner align="start" sideOffset={4} collisionPadding={8} className="z-50 outline-none">
            <Base.Popup className="popup max-h-(--available-height) w-72 overflow-y-auto p-1">
              {organizationRoleIds.map((id) => (
                <RoleItem
                  key={id}
                  id={id}
                  isOn={member.roles.includes(id)}
                  disabledReason={reasons.of(id)}
                  closes={asksFirst(id)}
                  onToggle={() => toggle(id)}
                />
              ))}
            </Base.Popup>
          </Base.Positioner>
        </Base.Portal>
      </Base.Root>
      {givesUp && (
        <GiveUpAdminDialog
          onClose={() => setGivesUp(undefined)}
          onConfirm={() => {
            set.mutate({ member, roles: givesUp, isUndo: true });
            setGivesUp(undefined);
          }}
        />
      )}
    </>
  );
}

type ItemProps = {
  id: (typeof organizationRoleIds)[number];
  isOn: boolean;
  disabledReason: string | undefined;
  /** A question follows, for which the menu makes room. */
  closes: boolean;
  onToggle: () => void;
};

function RoleItem({ id, isOn, disabledReason, closes, onToggle }: ItemProps) {
  const t = useText();
  return (
    <Base.CheckboxItem
      checked={isOn}
      onCheckedChange={onToggle}
      disabled={disabledReason !== undefined}
      closeOnClick={closes}
      className="popup-item group/item items-start"
    >
      <span className="mt-0.5 flex size-4 shrink-0 items-center justify-center rounded-sm border border-line-control text-accent-ink group-data-checked/item:border-accent group-data-checked/item:bg-accent group-data-disabled/item:opacity-50">
        <Base.CheckboxItemIndicator>
          <Check aria-hidden="true" className="size-3" strokeWidth={3} />
        </Base.CheckboxItemIndicator>
      </span>
      <span className="flex min-w-0 flex-1 flex-col">
        {roleName(id, t)}
        <span className="text-xs text-pretty text-subtle">{disabledReason ?? t(builtInRoles[id].description)}</span>
      </span>
    </Base.CheckboxItem>
  );
}
