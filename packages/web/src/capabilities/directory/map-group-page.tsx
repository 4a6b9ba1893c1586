import type { GroupDetails } from "@rollcall/contract/groups";
import { getRouteApi } from "@tanstack/react-router";
import { useDocumentTitle } from "../../shell/use-document-title.ts";
import { useText } from "../../texts/use-text.ts";
import { Drawer } from "../../ui/drawer.tsx";
import { FailedState } from "../../ui/failed-state.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { GroupGrants } from "../groups/group-grants.tsx";
import { useMappedGroup } from "./data.ts";

const route = getRouteApi("/signed-in/o/$organizationId/access-settings/access/directory/groups/$groupId");

/** Maps one Group of the directory to roles and Workspaces; each change shows its effect first. */
export function MapGroupPage() {
  const t = useText();
  const navigate = route.useNavigate();
  const { organizationId, groupId } = route.useParams();
  const group = useMappedGroup(groupId);
  useDocumentTitle(group.data?.name ?? t("Map to roles and Workspaces"));
  const close = () =>
    void navigate({
      to: "/o/$organizationId/access/directory/groups",
      params: { organizationId },
      search: true,
      resetScroll: false,
    });
  return (
    <Drawer onClosed={close} title={group.data ? <Title group={group.data} /> : t("Map to roles and Workspaces")}>
      {group.data ? (
        <div className="flex flex-col gap-5">
          <p className="text-pretty text-muted">
            {t(
              "Whoever the directory puts into the Group gets what it grants, on the next request; whoever it takes out loses it. What they hold directly or by other Groups stays.",
            )}
          </p>
          <GroupGrants group={group.data} />
          <p className="flex flex-wrap gap-x-4 gap-y-1">
            <TextLink to="/o/$organizationId/groups/$groupId/members" params={{ organizationId, groupId }}>
              {t("Who is in it")}
            </TextLink>
            <TextLink
              to="/o/$organizationId/access/directory/log"
              params={{ organizationId }}
              search={{ subject_id: groupId }}
            >
              {t("What the directory sent")}
            </TextLink>
          </p>
        </div>
      ) : group.error ? (
        <FailedState error={group.error} onRetry={() => void group.refetch()} pending={group.isFetching} />
      ) : (
        <Skeleton className="h-48 w-full" />
      )}
    </Drawer>
  );
}

function Title({ group: { name, total_member_count: count } }: { group: GroupDetails }) {
  const t = useText();
  return (
    <>
      <span className="block break-words">{name}</span>
      <span className="block text-sm font-normal text-muted">
        {t("Map to roles and Workspaces")} · {t("{count, plural, one {# member} other {# members}}", { count })}
      </span>
    </>
  );
}
