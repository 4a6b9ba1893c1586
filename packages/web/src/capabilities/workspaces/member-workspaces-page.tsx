import { useParams } from "@tanstack/react-router";
import { Boxes, Plus } from "lucide-react";
import { useState } from "react";
import { nameOf } from "../../shell/names.ts";
import { useText } from "../../texts/use-text.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FailedState } from "../../ui/failed-state.tsx";
import { later } from "../../ui/later.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { useMemberDetails } from "../members/details-data.ts";
import { Section } from "../members/section.tsx";
import { useMemberWorkspaces } from "./data.ts";
import { MemberWorkspaceLine } from "./member-workspace-line.tsx";
import { usePermissionsIn } from "./use-permissions-in.ts";

const AddToWorkspacesDialog = later(() =>
  import("./add-to-workspaces-dialog.tsx").then((file) => file.AddToWorkspacesDialog),
);

/** The Workspaces tab of User Details: the roles in each, and where each role comes from. */
export function MemberWorkspacesPage() {
  const t = useText();
  const { memberId } = useParams({ from: "/signed-in/o/$organizationId/members/active/$memberId" });
  const { data: member } = useMemberDetails(memberId);
  const places = useMemberWorkspaces(memberId);
  const { of: permissionsIn, mayAdd } = usePermissionsIn();
  const [isAdding, setAdding] = useState(false);
  if (places.isError && places.data === undefined)
    return <FailedState error={places.error} onRetry={() => void places.refetch()} pending={places.isFetching} />;
  if (member === undefined || places.data === undefined) return <Skeleton className="h-36 w-full" />;
  if (member.status === "removed")
    return (
      <EmptyState icon={Boxes} title={t("Not in any Workspace")}>
        {t("Restoring this person brings their Workspaces back, within 30 days.")}
      </EmptyState>
    );
  const { data } = places.data;
  return (
    <Section
      title={t("Workspaces")}
      action={
        <Button
          size="sm"
          icon={Plus}
          onClick={() => setAdding(true)}
          disabledReason={mayAdd ? undefined : t("You do not administer a Workspace.")}
        >
          {t("Add to Workspace")}
        </Button>
      }
    >
      <ul aria-label={t("Workspaces")} className="overflow-hidden rounded-lg border">
        {data.map((place) => (
          <MemberWorkspaceLine
            key={place.workspace.id}
            place={place}
            member={{ id: member.id, name: nameOf(member) }}
            held={permissionsIn(place.workspace.id)}
          />
        ))}
      </ul>
      {isAdding && (
        <AddToWorkspacesDialog
          member={{ id: member.id, name: nameOf(member) }}
          places={data}
          onClose={() => setAdding(false)}
        />
      )}
    </Section>
  );
}
