import type { Member } from "@rollcall/contract/members";
import { ADMIN_ROLE } from "@rollcall/contract/roles";
import { ChevronsUpDown } from "lucide-react";
import { useState } from "react";
import { nameOf } from "../../shell/names.ts";
import { useText } from "../../texts/use-text.ts";
import { later } from "../../ui/later.tsx";
import { Menu, MenuCheckbox } from "../../ui/menu.tsx";
import { toggled } from "./toggled.ts";
import { rolesLockedReason, useRoleReasons } from "./use-role-reasons.ts";
import { usePending, useViewer } from "./viewer.tsx";

const GiveUpAdminDialog = later(() => import("./give-up-admin-dialog.tsx").then((file) => file.GiveUpAdminDialog));

/** The Organization roles of a member; each press changes them at once. */
export function MemberRolesMenu({ member }: { member: Member }) {
  const t = useText();
  const { may, roleBook, setRoles } = useViewer();
  const [isPending, follow] = usePending();
  const [givesUp, setGivesUp] = useState<string[]>();
  const names = roleBook.namesOf(member.roles).join(", ");

  const locked = rolesLockedReason(member, may, t);
  if (locked !== undefined)
    return (
      <span title={locked} className="truncate text-muted">
        {names || t("None")}
      </span>
    );
  return (
    <>
      <Menu
        align="start"
        className="w-72"
        trigger={
          <button
            type="button"
            aria-label={t("Roles of {name}: {roles}", { name: nameOf(member), roles: names })}
            aria-busy={isPending || undefined}
            className="relative -ml-2 flex h-7 max-w-full items-center gap-1.5 rounded-md px-2 hover:bg-pressed data-popup-open:bg-pressed pointer-coarse:h-10"
          >
            <span className="truncate">{names}</span>
            <ChevronsUpDown aria-hidden="true" className="size-3.5 shrink-0 text-subtle" />
          </button>
        }
      >
        <Items member={member} onSet={(roles) => follow(setRoles({ member, roles }))} onGiveUp={setGivesUp} />
      </Menu>
      {givesUp && (
        <GiveUpAdminDialog
          onClose={() => setGivesUp(undefined)}
          onConfirm={() => {
            follow(setRoles({ member, roles: givesUp, isUndo: true }));
            setGivesUp(undefined);
          }}
        />
      )}
    </>
  );
}

type ItemsProps = { member: Member; onSet: (roles: string[]) => void; onGiveUp: (roles: string[]) => void };

// Apart, so that only the open menu asks which roles can be given.
function Items({ member, onSet, onGiveUp }: ItemsProps) {
  const t = useText();
  const { isOneself, roleBook } = useViewer();
  const reasons = useRoleReasons(member);
  return roleBook.at("organization").map((role) => {
    const { id } = role;
    const has = member.roles.includes(id);
    // One cannot undo what one may not do any more.
    const asksFirst = id === ADMIN_ROLE && has && isOneself(member);
    const after = toggled(member.roles, id);
    return (
      <MenuCheckbox
        key={id}
        label={roleBook.nameOf(id)}
        description={role.built_in ? t(role.description) : role.description}
        disabledReason={reasons.of(role)}
        checked={has}
        closes={asksFirst}
        onChange={() => (asksFirst ? onGiveUp(after) : onSet(after))}
      />
    );
  });
}
