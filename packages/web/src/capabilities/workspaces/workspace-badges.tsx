import type { Workspace } from "@rollcall/contract/workspaces";
import { useText } from "../../texts/use-text.ts";
import { Badge } from "../../ui/badge.tsx";

/** What is special about a Workspace: that everybody is in it, or that nobody can enter it any more. */
export function WorkspaceBadges({ workspace }: { workspace: Pick<Workspace, "is_default"> & Partial<Workspace> }) {
  const t = useText();
  return (
    <>
      {workspace.is_default && <Badge>{t("Holds everybody")}</Badge>}
      {workspace.status === "archived" && <Badge tone="warning">{t("Archived")}</Badge>}
    </>
  );
}
