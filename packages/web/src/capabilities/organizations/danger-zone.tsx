import type { Organization } from "@rollcall/contract/organizations";
import { Trash2 } from "lucide-react";
import { useState } from "react";
import { useText } from "../../texts/use-text.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { later } from "../../ui/later.tsx";

const DeleteDialog = later(() => import("./delete-dialog.tsx").then((file) => file.DeleteDialog));

export function DangerZone({ organization }: { organization: Organization }) {
  const t = useText();
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Card
        flush
        tone="danger"
        title={t("Delete this Organization")}
        description={t("It ends at once, for everybody in it, and cannot be undone.")}
        action={
          <Button icon={Trash2} variant="danger" onClick={() => setAsking(true)}>
            {t("Delete Organization")}
          </Button>
        }
      />
      <DeleteDialog organization={organization} open={isAsking} onClose={() => setAsking(false)} />
    </>
  );
}
