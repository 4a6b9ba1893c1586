import { nameOf } from "../../shell/names.ts";
import { useText } from "../../texts/use-text.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { Badge } from "../../ui/badge.tsx";
import { useRoleBook } from "../roles/role-book.ts";
import type { ShownMember } from "./details-data.ts";
import { statusName } from "./words.ts";

const tones = { active: "success", suspended: "warning", removed: "danger" } as const;

/** Who the details are about: name, state, roles. */
export function MemberDetailsTitle({ member }: { member: ShownMember }) {
  const t = useText();
  const book = useRoleBook();
  const name = nameOf(member);
  return (
    <span className="flex min-w-0 items-center gap-3">
      <Avatar name={name} seed={member.user_id} size="lg" />
      <span className="flex min-w-0 flex-col gap-1">
        <span className="truncate" title={name}>
          {name}
        </span>
        <span className="flex flex-wrap gap-1 font-normal">
          <Badge tone={tones[member.status]}>{statusName(member.status, t)}</Badge>
          {book.namesOf(member.roles).map((role) => (
            <Badge key={role}>{role}</Badge>
          ))}
        </span>
      </span>
    </span>
  );
}
