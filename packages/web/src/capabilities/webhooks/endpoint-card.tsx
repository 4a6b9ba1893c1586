import type { WebhookEndpoint } from "@rollcall/contract/webhooks";
import { Pencil } from "lucide-react";
import { useState } from "react";
import { useFormats } from "../../texts/use-formats.ts";
import { useText } from "../../texts/use-text.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Copyable } from "../../ui/copyable.tsx";
import { DescriptionList } from "../../ui/description-list.tsx";
import { later } from "../../ui/later.tsx";
import { eventsInWords } from "./words.ts";

const EditEndpointDialog = later(() => import("./edit-endpoint-dialog.tsx").then((file) => file.EditEndpointDialog));

/** Where an endpoint is, what it is told, when it was, and who made it. */
export function EndpointCard({ endpoint }: { endpoint: WebhookEndpoint }) {
  const t = useText();
  const { moment } = useFormats();
  const [isEditing, setEditing] = useState(false);
  const { id, url, description, created_at, created_by, last_succeeded_at, last_tried_at } = endpoint;
  const inWords = (at: string | null) => (at === null ? t("Never") : moment(at));
  return (
    <Card
      title={t("Address and events")}
      action={
        <Button size="sm" icon={Pencil} onClick={() => setEditing(true)}>
          {t("Edit")}
        </Button>
      }
    >
      <DescriptionList
        entries={[
          { term: t("Address"), detail: <code className="font-mono text-xs break-all">{url}</code> },
          ...(description === "" ? [] : [{ term: t("Description"), detail: description }]),
          { term: t("Events"), detail: <Events endpoint={endpoint} /> },
          { term: t("Last delivered"), detail: inWords(last_succeeded_at) },
          { term: t("Last tried"), detail: inWords(last_tried_at) },
          { term: t("Endpoint ID"), detail: <Copyable text={id} label={t("Copy endpoint ID")} /> },
          {
            term: t("Added"),
            detail:
              created_by === null
                ? moment(created_at)
                : t("{moment} by {name}", { moment: moment(created_at), name: created_by }),
          },
        ]}
      />
      {isEditing && <EditEndpointDialog endpoint={endpoint} onClose={() => setEditing(false)} />}
    </Card>
  );
}

function Events({ endpoint }: { endpoint: WebhookEndpoint }) {
  const t = useText();
  const { events } = endpoint;
  if (events === null) return t("All events, also those of later versions.");
  return (
    <span className="flex flex-col gap-1">
      {eventsInWords(endpoint, t)}
      <span className="flex flex-wrap gap-x-3 gap-y-0.5">
        {events.map((name) => (
          <code key={name} className="font-mono text-xs break-all text-muted">
            {name}
          </code>
        ))}
      </span>
    </span>
  );
}
