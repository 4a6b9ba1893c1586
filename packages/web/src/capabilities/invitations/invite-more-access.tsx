import { ChevronRight } from "lucide-react";
import { useState } from "react";
import { usePermits } from "../../session.ts";
import { useText } from "../../texts/use-text.ts";
import { useGroups } from "../groups/data.ts";
import { GroupsField } from "../groups/groups-field.tsx";
import type { InviteForm } from "./invite-form.ts";
import { InviteWorkspaces, useHasOffered } from "./invite-workspaces.tsx";

type Access = Pick<InviteForm, "workspaces" | "groups">;
type Props = Access & { onChange: (change: Partial<Access>) => void };

/** Workspaces and Groups to give beside the Organization role; folded away, and not there where there are none. */
export function InviteMoreAccess({ workspaces, groups, onChange }: Props) {
  const t = useText();
  const may = usePermits();
  const [isOpen, setOpen] = useState(workspaces.length + groups.length > 0);
  const hasWorkspaces = useHasOffered();
  const known = useGroups(undefined, 20, { enabled: may("groups:read") });
  const hasGroups = may("groups:write") && known.rows.length > 0;
  if (!hasWorkspaces && !hasGroups) return null;
  const count = workspaces.length + groups.length;
  return (
    <div className="flex flex-col gap-4">
      <button
        type="button"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        className="-ml-1 flex items-center gap-1 self-start rounded-md py-0.5 pr-2 pl-1 font-medium hover:bg-hover"
      >
        <ChevronRight
          aria-hidden="true"
          className={`size-4 text-subtle transition-transform ${isOpen ? "rotate-90" : ""}`}
        />
        {count === 0 ? t("More access") : t("More access ({count})", { count })}
      </button>
      {isOpen && (
        <>
          {hasWorkspaces && (
            <InviteWorkspaces chosen={workspaces} onChange={(next) => onChange({ workspaces: next })} />
          )}
          {hasGroups && (
            <GroupsField
              label={t("Groups")}
              optional
              hint={t("They join these Groups when they accept, and get what the Groups grant.")}
              chosen={groups}
              onChange={(next) => onChange({ groups: next })}
              reasonOf={({ is_externally_managed }) =>
                is_externally_managed ? t("Directory sync decides who is in this Group.") : undefined
              }
            />
          )}
        </>
      )}
    </div>
  );
}
