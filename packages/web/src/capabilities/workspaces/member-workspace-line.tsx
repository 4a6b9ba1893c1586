import { permits } from "@rollcall/contract/permissions";
import type { MemberWorkspace } from "@rollcall/contract/workspaces";
import { Link, useParams } from "@tanstack/react-router";
import { useText } from "../../texts/use-text.ts";
import { HeldRoles } from "./held-roles.tsx";
import { PlaceActions } from "./place-actions.tsx";
import { WorkspaceBadges } from "./workspace-badges.tsx";
import { WorkspaceIcon } from "./workspace-icon.tsx";

type Props = {
  place: MemberWorkspace;
  member: { id: string; name: string };
  /** What the one who looks may do in that Workspace. */
  held: ReadonlySet<string>;
};

/** One Workspace of a member, with what they are there. */
export function MemberWorkspaceLine({ place: { workspace, roles }, member, held }: Props) {
  const t = useText();
  const { organizationId } = useParams({ from: "/signed-in/o/$organizationId" });
  const mayOpen = permits(held, "workspace:read");
  return (
    <li className="flex items-start gap-3 border-t px-4 py-3 first:border-t-0">
      <WorkspaceIcon icon={workspace.icon} size="sm" />
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <span className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
          {mayOpen ? (
            <Link
              to="/o/$organizationId/workspaces/$workspaceId"
              params={{ organizationId, workspaceId: workspace.id }}
              title={workspace.name}
              className="truncate rounded-sm font-medium hover:underline"
            >
              {workspace.name}
            </Link>
          ) : (
            <span className="truncate font-medium">{workspace.name}</span>
          )}
          <WorkspaceBadges workspace={workspace} />
        </span>
        <HeldRoles roles={roles} />
      </div>
      <PlaceActions
        place={{ workspace, member, roles }}
        isDefault={workspace.is_default}
        held={held}
        lockedReason={
          permits(held, "workspace.members:write")
            ? undefined
            : t("You need the Workspace Admin role there to change members.")
        }
      />
    </li>
  );
}
