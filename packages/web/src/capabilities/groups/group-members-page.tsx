import type { GroupMember } from "@rollcall/contract/groups";
import { getRouteApi } from "@tanstack/react-router";
import { UserPlus } from "lucide-react";
import { useState } from "react";
import { ListEnd } from "../../lists/list-end.tsx";
import { ListToolbar } from "../../lists/list-toolbar.tsx";
import { LoadingRows } from "../../lists/loading-rows.tsx";
import { useText } from "../../texts/use-text.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FailedState } from "../../ui/failed-state.tsx";
import { later } from "../../ui/later.tsx";
import { useGroup, useGroupMembers } from "./data.ts";
import { GroupMembersTable } from "./group-members-table.tsx";
import { useGroupReasons } from "./managed.tsx";
import { NothingCalled } from "./nothing-called.tsx";

const AddMembersDialog = later(() => import("./add-members-dialog.tsx").then((file) => file.AddMembersDialog));
const RemoveMemberDialog = later(() => import("./remove-member-dialog.tsx").then((file) => file.RemoveMemberDialog));

const route = getRouteApi("/signed-in/o/$organizationId/groups/$groupId/members");

/** Who belongs to a Group, also through Groups inside it. */
export function GroupMembersPage() {
  const t = useText();
  const { q } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: group } = useGroup();
  const members = useGroupMembers(q);
  const reasons = useGroupReasons(group);
  const [isAdding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<GroupMember>();
  const search = (next: string | undefined) => void navigate({ search: { q: next }, replace: q !== undefined });
  const add = (
    <Button variant="primary" icon={UserPlus} disabledReason={reasons.members} onClick={() => setAdding(true)}>
      {t("Add members")}
    </Button>
  );
  if (group === undefined || members.isPending) return <LoadingRows />;
  if (members.data === undefined)
    return <FailedState error={members.error} onRetry={() => void members.refetch()} pending={members.isFetching} />;
  const isEmpty = members.rows.length === 0 && q === undefined;
  return (
    <>
      {isEmpty ? (
        <EmptyState icon={UserPlus} title={t("Nobody is in this Group")} action={add}>
          {t("Whoever is put in has what the Group grants with the next request.")}
        </EmptyState>
      ) : (
        <ListToolbar
          label={t("Search by name or e-mail")}
          q={q}
          onSearch={(change) => search(change.q)}
          isNarrowed={q !== undefined}
          onClear={() => search(undefined)}
          total={members.isPlaceholderData ? undefined : members.total}
          busy={members.isPlaceholderData}
          action={add}
        />
      )}
      {members.rows.length > 0 && (
        <GroupMembersTable members={members.rows} searched={q} reason={reasons.members} onRemove={setRemoving} />
      )}
      {members.rows.length === 0 && q !== undefined && (
        <NothingCalled q={q} title={t("Nobody matches")} onClear={() => search(undefined)} />
      )}
      <ListEnd list={members} />
      {isAdding && <AddMembersDialog group={group} onClose={() => setAdding(false)} />}
      {removing && <RemoveMemberDialog group={group} member={removing} onClose={() => setRemoving(undefined)} />}
    </>
  );
}
