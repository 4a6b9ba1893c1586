import type { GroupMember } from "@rollcall/contract/groups";
import { Link } from "@tanstack/react-router";
import { UserMinus } from "lucide-react";
import { nameOf } from "../../shell/names.ts";
import { useText } from "../../texts/use-text.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Highlight } from "../../ui/highlight.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Cell, HeadCell, Row, Table } from "../../ui/table.tsx";
import { Belonging } from "./belonging.tsx";
import { useGroupParams } from "./data.ts";

type Props = {
  members: readonly GroupMember[];
  searched: string | undefined;
  /** Why nobody can be taken out. */
  reason: string | undefined;
  onRemove: (member: GroupMember) => void;
};

const edges = "first:pl-4! last:pr-4! sm:first:pl-8! sm:last:pr-8!";

/** The members of a Group with how each of them belongs. */
export function GroupMembersTable({ members, searched, reason, onRemove }: Props) {
  const t = useText();
  return (
    <div className="border-y">
      <Table label={t("Members of the Group")}>
        <thead>
          <tr>
            <HeadCell className={edges}>{t("Name")}</HeadCell>
            <HeadCell className="hidden w-72 md:table-cell">{t("Membership")}</HeadCell>
            <HeadCell className={`w-16 ${edges}`}>
              <span className="sr-only">{t("Actions")}</span>
            </HeadCell>
          </tr>
        </thead>
        <tbody>
          {members.map((member) => (
            <MemberRow
              key={member.member_id}
              member={member}
              searched={searched}
              reason={reason}
              onRemove={() => onRemove(member)}
            />
          ))}
        </tbody>
      </Table>
    </div>
  );
}

type RowProps = Pick<Props, "searched" | "reason"> & { member: GroupMember; onRemove: () => void };

function MemberRow({ member, searched, reason, onRemove }: RowProps) {
  const t = useText();
  const { organization_id: organizationId } = useGroupParams();
  const name = nameOf(member);
  const isThrough = member.through !== null;
  return (
    <Row>
      <Cell className={`max-w-0 ${edges}`}>
        <span className="flex min-w-0 items-center gap-3">
          <Avatar name={name} seed={member.member_id} />
          <span className="min-w-0 flex-1">
            <span className="flex items-center gap-2">
              <Link
                to="/o/$organizationId/members/$memberId/groups"
                params={{ organizationId, memberId: member.member_id }}
                data-row-link={member.member_id}
                className="truncate rounded-sm font-medium hover:underline"
              >
                <Highlight text={name} match={searched} />
              </Link>
              {member.status === "suspended" && <Badge tone="warning">{t("Suspended")}</Badge>}
            </span>
            <span className="block truncate text-xs text-muted">
              <Highlight text={member.email} match={searched} />
            </span>
            <span className="block text-xs md:hidden">
              <Belonging {...member} />
            </span>
          </span>
        </span>
      </Cell>
      <Cell className="hidden md:table-cell">
        <Belonging {...member} />
      </Cell>
      <Cell className={`text-right ${edges}`}>
        <IconButton
          icon={UserMinus}
          label={t("Remove {name} from the Group", { name })}
          disabledReason={
            reason ??
            (isThrough
              ? t("{name} belongs through {group}. Change it there.", { name, group: member.through?.name ?? "" })
              : undefined)
          }
          onClick={onRemove}
        />
      </Cell>
    </Row>
  );
}
