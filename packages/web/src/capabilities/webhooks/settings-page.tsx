import { Trash2 } from "lucide-react";
import { useState } from "react";
import { useText } from "../../texts/use-text.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { later } from "../../ui/later.tsx";
import { PageBody } from "../../ui/page-header.tsx";
import { useEndpoint } from "./data.ts";
import { EndpointCard } from "./endpoint-card.tsx";
import { SecretCard } from "./secret-card.tsx";
import { SwitchCard } from "./switch-card.tsx";

const DeleteEndpointDialog = later(() =>
  import("./delete-endpoint-dialog.tsx").then((file) => file.DeleteEndpointDialog),
);

/** What is decided about an endpoint, its secret, and the ways to stop it. */
export function SettingsPage() {
  const t = useText();
  const endpoint = useEndpoint().data;
  const [isDeleting, setDeleting] = useState(false);
  // The page around it shows what there is instead.
  if (endpoint === undefined) return null;
  return (
    <PageBody narrow>
      <EndpointCard endpoint={endpoint} />
      <SecretCard endpoint={endpoint} />
      <SwitchCard endpoint={endpoint} />
      <Card
        tone="danger"
        title={t("Delete this endpoint")}
        description={t("Nothing more is sent to it, and its deliveries are gone. This cannot be undone.")}
        action={
          <Button icon={Trash2} onClick={() => setDeleting(true)}>
            {t("Delete endpoint")}
          </Button>
        }
      >
        {null}
      </Card>
      {isDeleting && <DeleteEndpointDialog endpoint={endpoint} onClose={() => setDeleting(false)} />}
    </PageBody>
  );
}
