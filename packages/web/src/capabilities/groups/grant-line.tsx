import { Pencil, Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { useText } from "../../texts/use-text.ts";
import { Badge } from "../../ui/badge.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Time } from "../../ui/time.tsx";
import { useRoleBook } from "../roles/role-book.ts";

type Props = {
  /** Where it is granted. */
  name: string;
  badge?: ReactNode;
  roles: readonly string[];
  until: string | null;
  changeReason: string | undefined;
  takeReason: string | undefined;
  onChange: () => void;
  onTake: () => void;
};

/** What a Group grants at one place. */
export function GrantLine({ name, badge, roles, until, changeReason, takeReason, onChange, onTake }: Props) {
  const t = useText();
  const book = useRoleBook();
  return (
    <li className="flex items-center justify-between gap-3 border-t px-5 py-2.5">
      <span className="flex min-w-0 flex-col gap-1">
        <span className="flex flex-wrap items-center gap-2 font-medium break-words">
          {name} {badge}
        </span>
        <span className="flex flex-wrap items-center gap-1">
          {book.namesOf(roles).map((role) => (
            <Badge key={role}>{role}</Badge>
          ))}
          {until !== null && (
            <span className="ml-1 text-xs text-muted">
              {t("until")} <Time at={until} />
            </span>
          )}
        </span>
      </span>
      <span className="flex shrink-0">
        <IconButton
          icon={Pencil}
          label={t("Change what it grants: {place}", { place: name })}
          disabledReason={changeReason}
          onClick={onChange}
        />
        <IconButton
          icon={Trash2}
          label={t("Take away what it grants: {place}", { place: name })}
          disabledReason={takeReason}
          onClick={onTake}
        />
      </span>
    </li>
  );
}
