import type { Workspace } from "@rollcall/contract/workspaces";
import { Archive } from "lucide-react";
import { useState } from "react";
import { useText } from "../../texts/use-text.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { later } from "../../ui/later.tsx";

const ArchiveDialog = later(() => import("./archive-dialog.tsx").then((file) => file.ArchiveDialog));

/** The way to end a Workspace; the default one has none, and says why. */
export function ArchiveCard({ workspace }: { workspace: Workspace }) {
  const t = useText();
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Card
        flush
        tone={workspace.is_default ? "neutral" : "danger"}
        title={t("Archive this Workspace")}
        description={
          workspace.is_default
            ? t("The default Workspace holds everybody in the Organization; it cannot be archived.")
            : t("It ends at once, for everybody in it, and is final. Its history stays.")
        }
        action={
          <Button
            icon={Archive}
            variant={workspace.is_default ? "secondary" : "danger"}
            disabledReason={workspace.is_default ? t("The default Workspace cannot be archived.") : undefined}
            onClick={() => setAsking(true)}
          >
            {t("Archive Workspace")}
          </Button>
        }
      />
      <ArchiveDialog workspace={workspace} open={isAsking} onClose={() => setAsking(false)} />
    </>
  );
}
