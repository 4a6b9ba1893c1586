import { permits } from "@rollcall/contract/permissions";
import type { Workspace } from "@rollcall/contract/workspaces";
import { Link, useParams } from "@tanstack/react-router";
import { useFormats } from "../../texts/use-formats.ts";
import { useText } from "../../texts/use-text.ts";
import { Highlight } from "../../ui/highlight.tsx";
import { Cell, HeadCell, Row, Table } from "../../ui/table.tsx";
import { Time } from "../../ui/time.tsx";
import { WorkspaceBadges } from "./workspace-badges.tsx";
import { WorkspaceIcon } from "./workspace-icon.tsx";

type Props = { workspaces: readonly Workspace[]; searched: string | undefined };

const edges = "first:pl-4! last:pr-4! sm:first:pl-8! sm:last:pr-8!";
const wide = "hidden md:table-cell";

/** The Workspaces with how many members and keys each has. */
export function WorkspacesTable({ workspaces, searched }: Props) {
  const t = useText();
  return (
    <div className="border-y">
      <Table label={t("Workspaces")}>
        <thead>
          <tr>
            <HeadCell className={edges}>{t("Name")}</HeadCell>
            <HeadCell className={`${wide} w-32 text-right`}>{t("Members")}</HeadCell>
            <HeadCell className={`${wide} w-32 text-right`}>{t("API keys")}</HeadCell>
            <HeadCell className={`${wide} w-44 text-right ${edges}`}>{t("Created")}</HeadCell>
          </tr>
        </thead>
        <tbody>
          {workspaces.map((workspace) => (
            <WorkspaceRow key={workspace.id} workspace={workspace} searched={searched} />
          ))}
        </tbody>
      </Table>
    </div>
  );
}

function WorkspaceRow({ workspace, searched }: { workspace: Workspace; searched: string | undefined }) {
  const t = useText();
  const { number } = useFormats();
  const { organizationId } = useParams({ from: "/signed-in/o/$organizationId" });
  const { id, name, icon, description, status, member_count, key_count, created_at } = workspace;
  // Others see only their own keys, which are fewer.
  const administersKeys = permits(workspace.permissions, "workspace.keys:write");
  return (
    <Row className="relative">
      <Cell className={`max-w-0 py-2.5! ${edges}`}>
        <span className="flex min-w-0 items-center gap-3">
          <WorkspaceIcon icon={icon} isMuted={status === "archived"} />
          <span className="flex min-w-0 flex-col">
            <span className="flex min-w-0 items-center gap-2">
              <Link
                to="/o/$organizationId/workspaces/$workspaceId"
                params={{ organizationId, workspaceId: id }}
                data-row-link={id}
                title={name}
                className="truncate rounded-sm font-medium after:absolute after:inset-0"
              >
                <Highlight text={name} match={searched} />
              </Link>
              <WorkspaceBadges workspace={workspace} />
            </span>
            {description && <span className="truncate text-xs text-muted">{description}</span>}
            <span className="text-xs text-subtle md:hidden">
              {t("{count, plural, one {# member} other {# members}}", { count: member_count })}
              {administersKeys && (
                <>
                  {" · "}
                  {t("{count, plural, =0 {no API keys} one {# API key} other {# API keys}}", { count: key_count })}
                </>
              )}
            </span>
          </span>
        </span>
      </Cell>
      <Cell className={`${wide} text-right tabular-nums`}>{number(member_count)}</Cell>
      <Cell className={`${wide} text-right tabular-nums`}>{administersKeys ? number(key_count) : "–"}</Cell>
      <Cell className={`${wide} text-right text-muted ${edges}`}>
        <Time at={created_at} />
      </Cell>
    </Row>
  );
}
