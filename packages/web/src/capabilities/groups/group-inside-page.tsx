import type { GroupDetails } from "@rollcall/contract/groups";
import { Plus, X } from "lucide-react";
import { useState } from "react";
import { useText } from "../../texts/use-text.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { later } from "../../ui/later.tsx";
import { PageBody } from "../../ui/page-header.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { useGroup, useGroupParams } from "./data.ts";
import { useGroupReasons } from "./managed.tsx";

const AddChildDialog = later(() => import("./add-child-dialog.tsx").then((file) => file.AddChildDialog));
const RemoveChildDialog = later(() => import("./remove-child-dialog.tsx").then((file) => file.RemoveChildDialog));

/** The Groups inside a Group, and those that it is inside of. */
export function GroupInsidePage() {
  const { data: group } = useGroup();
  if (group === undefined) return null;
  return (
    <PageBody narrow>
      <Inside group={group} />
      <Around group={group} />
    </PageBody>
  );
}

type Named = { id: string; name: string };

function Inside({ group }: { group: GroupDetails }) {
  const t = useText();
  const { members: reason } = useGroupReasons(group);
  const [isAdding, setAdding] = useState(false);
  const [removing, setRemoving] = useState<Named>();
  return (
    <Card
      title={t("Groups inside")}
      description={t("Their members count as members of {group} too, and have what it grants.", { group: group.name })}
      action={
        <Button icon={Plus} disabledReason={reason} onClick={() => setAdding(true)}>
          {t("Add Group")}
        </Button>
      }
      flush
    >
      <Names
        label={t("Groups inside")}
        groups={group.children}
        none={t("No Group is inside this one.")}
        action={(child) => (
          <IconButton
            icon={X}
            label={t("Take {group} out", { group: child.name })}
            disabledReason={reason}
            onClick={() => setRemoving(child)}
          />
        )}
      />
      {isAdding && <AddChildDialog group={group} onClose={() => setAdding(false)} />}
      {removing && <RemoveChildDialog group={group} child={removing} onClose={() => setRemoving(undefined)} />}
    </Card>
  );
}

function Around({ group }: { group: GroupDetails }) {
  const t = useText();
  return (
    <Card
      title={t("It is inside of")}
      description={t("Members of {group} have what these Groups grant as well.", { group: group.name })}
      flush
    >
      <Names label={t("It is inside of")} groups={group.parents} none={t("This Group is inside no other.")} />
    </Card>
  );
}

type NamesProps = { label: string; groups: readonly Named[]; none: string; action?: (group: Named) => React.ReactNode };

function Names({ label, groups, none, action }: NamesProps) {
  const { organization_id: organizationId } = useGroupParams();
  if (groups.length === 0) return <p className="border-t px-5 py-3 text-muted">{none}</p>;
  return (
    <ul aria-label={label}>
      {groups.map((group) => (
        <li key={group.id} className="flex min-h-11 items-center justify-between gap-3 border-t px-5 py-1.5">
          <TextLink
            to="/o/$organizationId/groups/$groupId/members"
            params={{ organizationId, groupId: group.id }}
            className="min-w-0 truncate"
          >
            {group.name}
          </TextLink>
          {action?.(group)}
        </li>
      ))}
    </ul>
  );
}
