import type { MemberGroup } from "@rollcall/contract/groups";
import { useParams } from "@tanstack/react-router";
import { Plus, UserMinus, UsersRound } from "lucide-react";
import { useState } from "react";
import { nameOf } from "../../shell/names.ts";
import { useText } from "../../texts/use-text.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { FailedState } from "../../ui/failed-state.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { later } from "../../ui/later.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { type ShownMember, useMemberDetails } from "../members/details-data.ts";
import { Section } from "../members/section.tsx";
import { Belonging } from "./belonging.tsx";
import { useMemberGroups } from "./data.ts";
import { ManagedBadge, useGroupReasons } from "./managed.tsx";

const AddToGroupsDialog = later(() => import("./add-to-groups-dialog.tsx").then((file) => file.AddToGroupsDialog));
const RemoveMemberDialog = later(() => import("./remove-member-dialog.tsx").then((file) => file.RemoveMemberDialog));

/** The Groups tab of User Details (SPEC R5.4). */
export function MemberGroupsPage() {
  const { memberId } = useParams({ from: "/signed-in/o/$organizationId/members/active/$memberId" });
  const { data: member } = useMemberDetails(memberId);
  const groups = useMemberGroups(memberId);
  if (groups.isError && groups.data === undefined)
    return <FailedState error={groups.error} onRetry={() => void groups.refetch()} pending={groups.isFetching} />;
  if (member === undefined || groups.data === undefined) return <Skeleton className="h-36 w-full" />;
  return <Groups member={member} groups={groups.data.data} />;
}

function Groups({ member, groups }: { member: ShownMember; groups: readonly MemberGroup[] }) {
  const t = useText();
  const reasons = useGroupReasons(undefined);
  const [isAdding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<MemberGroup["group"]>();
  const add = (
    <Button
      size={groups.length === 0 ? "md" : "sm"}
      icon={Plus}
      disabledReason={reasons.members ?? (member.status === "removed" ? t("Restore this person first.") : undefined)}
      onClick={() => setAdding(true)}
    >
      {t("Add to Groups")}
    </Button>
  );
  return (
    <>
      {groups.length === 0 ? (
        <EmptyState icon={UsersRound} title={t("In no Group")} action={add}>
          {t("{name} has only what was given directly.", { name: nameOf(member) })}
        </EmptyState>
      ) : (
        <Section title={t("Groups")} action={add}>
          <ul aria-label={t("Groups")} className="overflow-hidden rounded-lg border">
            {groups.map((entry) => (
              <GroupLine key={entry.group.id} member={member} entry={entry} onLeave={() => setLeaving(entry.group)} />
            ))}
          </ul>
        </Section>
      )}
      {isAdding && <AddToGroupsDialog member={member} groups={groups} onClose={() => setAdding(false)} />}
      {leaving && (
        <RemoveMemberDialog
          group={leaving}
          member={{ ...member, member_id: member.id }}
          onClose={() => setLeaving(undefined)}
        />
      )}
    </>
  );
}

type LineProps = { member: ShownMember; entry: MemberGroup; onLeave: () => void };

function GroupLine({ member, entry: { group, through, until }, onLeave }: LineProps) {
  const t = useText();
  const { organizationId } = useParams({ from: "/signed-in/o/$organizationId" });
  const { members: reason } = useGroupReasons(group);
  const words = { name: nameOf(member), group: group.name };
  const throughReason =
    through === null
      ? undefined
      : t("{name} belongs through {group}. Change it there.", { ...words, group: through.name });
  return (
    <li className="flex items-center justify-between gap-3 border-t px-4 py-2.5 first:border-t-0">
      <span className="flex min-w-0 flex-col gap-0.5">
        <span className="flex flex-wrap items-center gap-2">
          <TextLink to="/o/$organizationId/groups/$groupId/access" params={{ organizationId, groupId: group.id }}>
            {group.name}
          </TextLink>
          {group.is_externally_managed && <ManagedBadge />}
        </span>
        <span className="text-xs">
          <Belonging through={through} until={until} />
        </span>
      </span>
      <IconButton
        icon={UserMinus}
        size="sm"
        label={t("Remove {name} from {group}", words)}
        disabledReason={reason ?? throughReason}
        onClick={onLeave}
      />
    </li>
  );
}
