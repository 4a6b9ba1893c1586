import type { Member } from "@rollcall/contract/members";
import { Link } from "@tanstack/react-router";
import { nameOf } from "../../shell/names.ts";
import { useText } from "../../texts/use-text.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Highlight } from "../../ui/highlight.tsx";
import { useViewer } from "./viewer.tsx";
import { statusName } from "./words.ts";

type Props = { member: Member; searched: string | undefined; showsEmail: boolean };

/** Who a row is about: the link to their details, which covers the row. */
export function MemberName({ member, searched, showsEmail }: Props) {
  const t = useText();
  const { organizationId, isOneself } = useViewer();
  const name = nameOf(member);
  return (
    <span className="flex min-w-0 items-center gap-2.5">
      <Avatar name={name} seed={member.user_id} />
      <span className="flex min-w-0 flex-col leading-4">
        <span className="flex min-w-0 items-center gap-2">
          <Link
            to="/o/$organizationId/members/$memberId/profile"
            params={{ organizationId, memberId: member.id }}
            search
            preload={false}
            resetScroll={false}
            data-row-link={member.id}
            title={name}
            className="truncate py-0.5 font-medium -outline-offset-1 after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent-text"
          >
            <Highlight text={name} match={searched} />
          </Link>
          {isOneself(member) && <Badge>{t("You")}</Badge>}
          {member.status !== "active" && (
            <Badge tone={member.status === "suspended" ? "warning" : "danger"}>{statusName(member.status, t)}</Badge>
          )}
        </span>
        {showsEmail && (
          <span className="relative truncate pb-0.5 text-xs text-subtle" title={member.email}>
            <Highlight text={member.email} match={searched} />
          </span>
        )}
      </span>
    </span>
  );
}
