import type { Workspace, WorkspaceMember } from "@rollcall/contract/workspaces";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useMembership, usePermits } from "../../session.ts";
import { nameOf } from "../../shell/names.ts";
import { useText } from "../../texts/use-text.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { Badge } from "../../ui/badge.tsx";
import { Highlight } from "../../ui/highlight.tsx";
import { Cell, HeadCell, Row, Table } from "../../ui/table.tsx";
import { HeldRoles } from "./held-roles.tsx";
import { PlaceActions } from "./place-actions.tsx";

type Props = {
  workspace: Workspace;
  members: readonly WorkspaceMember[];
  searched: string | undefined;
  /** Whether one can only look. */
  isLocked: boolean;
};

const edges = "first:pl-4! last:pr-4! sm:first:pl-8! sm:last:pr-8!";
const wide = "hidden md:table-cell";

/** The members with their roles, to be changed in place. */
export function WorkspaceMembersTable({ workspace, members, searched, isLocked }: Props) {
  const t = useText();
  const held = new Set(workspace.permissions);
  return (
    <div className="border-y">
      <Table label={t("Members of {workspace}", { workspace: workspace.name })}>
        <thead>
          <tr>
            <HeadCell className={`${edges} md:w-2/5`}>{t("Name")}</HeadCell>
            <HeadCell className={wide}>{t("Roles and where they come from")}</HeadCell>
            {!isLocked && (
              <HeadCell className={`w-36 ${edges}`}>
                <span className="sr-only">{t("Actions")}</span>
              </HeadCell>
            )}
          </tr>
        </thead>
        <tbody>
          {members.map((member) => (
            <MemberRow
              key={member.member_id}
              workspace={workspace}
              member={member}
              searched={searched}
              held={held}
              isLocked={isLocked}
            />
          ))}
        </tbody>
      </Table>
    </div>
  );
}

type RowProps = Omit<Props, "members"> & { member: WorkspaceMember; held: ReadonlySet<string> };

function MemberRow({ workspace, member, searched, held, isLocked }: RowProps) {
  const navigate = useNavigate();
  const may = usePermits();
  const { organizationId } = useParams({ from: "/signed-in/o/$organizationId" });
  const isOneself = useMembership(organizationId)?.member_id === member.member_id;
  const place = { workspace, member: { id: member.member_id, name: nameOf(member) }, roles: member.roles };
  // Whoever leaves a Workspace may not look at it any more.
  const leaves = isOneself && !may("workspaces:administer");
  const toList = () => void navigate({ to: "/o/$organizationId/workspaces", params: { organizationId } });
  return (
    <Row className="align-top">
      <Cell className={`max-w-0 py-2.5! ${edges}`}>
        <Who member={member} searched={searched} />
        <div className="mt-1.5 pl-9 md:hidden">
          <HeldRoles roles={member.roles} />
        </div>
      </Cell>
      <Cell className={`${wide} py-2.5!`}>
        <HeldRoles roles={member.roles} />
      </Cell>
      {!isLocked && (
        <Cell className={`py-2! ${edges}`}>
          <span className="flex justify-end">
            <PlaceActions
              place={place}
              isDefault={workspace.is_default}
              held={held}
              lockedReason={undefined}
              {...(leaves && { onTakenOut: toList })}
            />
          </span>
        </Cell>
      )}
    </Row>
  );
}

function Who({ member, searched }: { member: WorkspaceMember; searched: string | undefined }) {
  const t = useText();
  const may = usePermits();
  const { organizationId } = useParams({ from: "/signed-in/o/$organizationId" });
  const name = nameOf(member);
  const shown = <Highlight text={name} match={searched} />;
  return (
    <span className="flex min-w-0 items-center gap-3">
      <Avatar name={name} seed={member.member_id} />
      <span className="flex min-w-0 flex-col">
        <span className="flex min-w-0 items-center gap-2">
          {may("members:read") ? (
            <Link
              to="/o/$organizationId/members/$memberId/workspaces"
              params={{ organizationId, memberId: member.member_id }}
              data-row-link={member.member_id}
              title={name}
              className="truncate rounded-sm font-medium hover:underline"
            >
              {shown}
            </Link>
          ) : (
            <span className="truncate font-medium">{shown}</span>
          )}
          {member.status === "suspended" && <Badge tone="warning">{t("Suspended")}</Badge>}
        </span>
        {member.email !== name && (
          <span className="truncate text-xs text-muted">
            <Highlight text={member.email} match={searched} />
          </span>
        )}
      </span>
    </span>
  );
}
