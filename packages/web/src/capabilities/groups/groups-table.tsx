import type { Group } from "@rollcall/contract/groups";
import { Link, useParams } from "@tanstack/react-router";
import { useFormats } from "../../texts/use-formats.ts";
import { useText } from "../../texts/use-text.ts";
import { Highlight } from "../../ui/highlight.tsx";
import { Cell, HeadCell, Row, Table } from "../../ui/table.tsx";
import { ManagedBadge } from "./managed.tsx";

type Props = { groups: readonly Group[]; searched: string | undefined };

const edges = "first:pl-4! last:pr-4! sm:first:pl-8! sm:last:pr-8!";
const wide = "hidden md:table-cell";

/** The Groups with how many belong to each, and what it holds. */
export function GroupsTable({ groups, searched }: Props) {
  const t = useText();
  return (
    <div className="border-y">
      <Table label={t("Groups")}>
        <thead>
          <tr>
            <HeadCell className={edges}>{t("Name")}</HeadCell>
            <HeadCell className={`${wide} w-44`}>{t("Members")}</HeadCell>
            <HeadCell className={`${wide} w-36`}>{t("Groups inside")}</HeadCell>
            <HeadCell className={`${wide} w-44 ${edges}`}>{t("Grants in Workspaces")}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <GroupRow key={group.id} group={group} searched={searched} />
          ))}
        </tbody>
      </Table>
    </div>
  );
}

function GroupRow({ group, searched }: { group: Group; searched: string | undefined }) {
  const t = useText();
  const { number } = useFormats();
  const { organizationId } = useParams({ from: "/signed-in/o/$organizationId" });
  const { member_count, total_member_count, child_count, grant_count } = group;
  const members = t("{count, plural, one {# member} other {# members}}", { count: total_member_count });
  return (
    <Row className="relative">
      <Cell className={`max-w-0 py-2.5! ${edges}`}>
        <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
          <Link
            to="/o/$organizationId/groups/$groupId/members"
            params={{ organizationId, groupId: group.id }}
            data-row-link={group.id}
            title={group.name}
            className="truncate rounded-sm font-medium after:absolute after:inset-0"
          >
            <Highlight text={group.name} match={searched} />
          </Link>
          {group.is_externally_managed && <ManagedBadge />}
        </span>
        {group.description && <span className="block truncate text-xs text-muted">{group.description}</span>}
        <span className="block text-xs text-subtle md:hidden">
          {members} · {t("{count, plural, one {# Group inside} other {# Groups inside}}", { count: child_count })} ·{" "}
          {t("{count, plural, one {grants in # Workspace} other {grants in # Workspaces}}", { count: grant_count })}
        </span>
      </Cell>
      <Cell className={`${wide} tabular-nums`}>
        {number(total_member_count)}
        {member_count !== total_member_count && (
          <span className="text-xs text-subtle"> {t("({count} directly)", { count: number(member_count) })}</span>
        )}
      </Cell>
      <Cell className={`${wide} text-muted tabular-nums`}>{number(child_count)}</Cell>
      <Cell className={`${wide} text-muted tabular-nums ${edges}`}>{number(grant_count)}</Cell>
    </Row>
  );
}
