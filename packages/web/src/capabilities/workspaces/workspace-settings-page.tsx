import { permits } from "@rollcall/contract/permissions";
import type { Workspace } from "@rollcall/contract/workspaces";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Card } from "../../ui/card.tsx";
import { Copyable } from "../../ui/copyable.tsx";
import { DescriptionList } from "../../ui/description-list.tsx";
import { PageBody } from "../../ui/page-header.tsx";
import { Time } from "../../ui/time.tsx";
import { ArchiveCard } from "./archive-card.tsx";
import { useWorkspace } from "./data.ts";
import { WorkspaceForm } from "./workspace-form.tsx";

/** Name, description, icon and limits of a Workspace, and the way to end it. */
export function WorkspaceSettingsPage() {
  const { data: workspace } = useWorkspace();
  if (workspace === undefined) return null;
  const mayWrite = permits(workspace.permissions, "workspace:write");
  return (
    <PageBody narrow>
      {mayWrite ? <WorkspaceForm key={workspace.id} workspace={workspace} /> : <WorkspaceFacts workspace={workspace} />}
      {mayWrite && <ArchiveCard workspace={workspace} />}
    </PageBody>
  );
}

/** The settings for those who may read them only. */
function WorkspaceFacts({ workspace }: { workspace: Workspace }) {
  const t = useText();
  const { id, name, description, status, max_key_lifetime_days: days, created_at } = workspace;
  return (
    <>
      {status === "active" && (
        <Banner title={t("You can look, not change")}>
          {t("Changing the settings takes the Workspace Admin role in this Workspace.")}
        </Banner>
      )}
      <Card title={t("General")}>
        <DescriptionList
          entries={[
            { term: t("Name"), detail: name },
            { term: t("Description"), detail: description || t("None") },
            {
              term: t("Longest life of a key"),
              detail:
                days === null ? t("No limit of its own") : t("{days, plural, one {# day} other {# days}}", { days }),
            },
            { term: t("Workspace ID"), detail: <Copyable text={id} label={t("Copy Workspace ID")} /> },
            { term: t("Created"), detail: <Time at={created_at} /> },
          ]}
        />
      </Card>
    </>
  );
}
