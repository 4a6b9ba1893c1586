import type { GroupDetails, GroupGrant } from "@rollcall/contract/groups";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useText } from "../../texts/use-text.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { later } from "../../ui/later.tsx";
import { GrantLine } from "./grant-line.tsx";
import { useGroupReasons } from "./managed.tsx";

const GrantDialog = later(() => import("./grant-dialog.tsx").then((file) => file.GrantDialog));
const OrganizationRolesDialog = later(() =>
  import("./organization-roles-dialog.tsx").then((file) => file.OrganizationRolesDialog),
);
const TakeGrantDialog = later(() => import("./take-grant-dialog.tsx").then((file) => file.TakeGrantDialog));

/** What a Group gives to its members: roles in Workspaces, and roles in the Organization. */
export function GroupGrants({ group }: { group: GroupDetails }) {
  return (
    <>
      <WorkspaceGrants group={group} />
      <OrganizationRoles group={group} />
    </>
  );
}

type Asked = { kind: "add" } | { kind: "change" | "take"; grant: GroupGrant };

function WorkspaceGrants({ group }: { group: GroupDetails }) {
  const t = useText();
  const { grants: reason } = useGroupReasons(group);
  const [asked, setAsked] = useState<Asked>();
  const close = () => setAsked(undefined);
  return (
    <Card
      title={t("In Workspaces")}
      description={t("Members have these roles for as long as they are in the Group.")}
      action={
        <Button icon={Plus} disabledReason={reason} onClick={() => setAsked({ kind: "add" })}>
          {t("Grant access")}
        </Button>
      }
      flush
    >
      {group.grants.length === 0 && (
        <p className="border-t px-5 py-3 text-muted">{t("It grants nothing in any Workspace.")}</p>
      )}
      <ul aria-label={t("Grants in Workspaces")}>
        {group.grants.map((grant) => (
          <GrantLine
            key={grant.workspace.id}
            name={grant.workspace.name}
            badge={grant.workspace.is_archived && <Badge>{t("Archived, counts for nothing")}</Badge>}
            roles={grant.roles}
            until={grant.until}
            changeReason={
              reason ?? (grant.workspace.is_archived ? t("An archived Workspace can only be let go.") : undefined)
            }
            takeReason={reason}
            onChange={() => setAsked({ kind: "change", grant })}
            onTake={() => setAsked({ kind: "take", grant })}
          />
        ))}
      </ul>
      {asked?.kind === "add" && <GrantDialog group={group} onClose={close} />}
      {asked?.kind === "change" && <GrantDialog group={group} grant={asked.grant} onClose={close} />}
      {asked?.kind === "take" && <TakeGrantDialog group={group} grant={asked.grant} onClose={close} />}
    </Card>
  );
}

function OrganizationRoles({ group }: { group: GroupDetails }) {
  const t = useText();
  const { grants: reason } = useGroupReasons(group);
  const [asked, setAsked] = useState<"change" | "take">();
  const close = () => setAsked(undefined);
  const hasNone = group.organization_roles.length === 0;
  return (
    <Card
      title={t("In the Organization")}
      description={t("Organization roles count beside those that a member holds directly.")}
      action={
        hasNone && (
          <Button icon={Plus} disabledReason={reason} onClick={() => setAsked("change")}>
            {t("Give roles")}
          </Button>
        )
      }
      flush
    >
      {hasNone ? (
        <p className="border-t px-5 py-3 text-muted">{t("It gives no Organization role.")}</p>
      ) : (
        <ul aria-label={t("Organization roles")}>
          <GrantLine
            name={t("Organization roles")}
            roles={group.organization_roles}
            until={group.organization_roles_until}
            changeReason={reason}
            takeReason={reason}
            onChange={() => setAsked("change")}
            onTake={() => setAsked("take")}
          />
        </ul>
      )}
      {asked === "change" && <OrganizationRolesDialog group={group} onClose={close} />}
      {asked === "take" && <TakeGrantDialog group={group} onClose={close} />}
    </Card>
  );
}
