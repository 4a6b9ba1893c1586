import { WEBHOOK_TEST, type WebhookDelivery } from "@rollcall/contract/webhooks";
import { useFormats } from "../../texts/use-formats.ts";
import { useText } from "../../texts/use-text.ts";
import { Copyable } from "../../ui/copyable.tsx";
import { DescriptionList } from "../../ui/description-list.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { useEndpointParams } from "./data.ts";

/** What a delivery is of, its place in the order, and when it was made. */
export function DeliveryFacts({ delivery }: { delivery: WebhookDelivery }) {
  const t = useText();
  const { full, number } = useFormats();
  const { organization_id: organizationId } = useEndpointParams();
  const { event_id: eventId, event, sequence, created_at, next_try_at, tries } = delivery;
  return (
    <DescriptionList
      entries={[
        {
          term: t("Event ID"),
          detail: (
            <span className="flex min-w-0 flex-col items-start gap-0.5">
              <Copyable text={eventId} label={t("Copy event ID")} />
              {event !== WEBHOOK_TEST && (
                <TextLink to="/o/$organizationId/audit/$eventId" params={{ organizationId, eventId }}>
                  {t("Show in the audit log")}
                </TextLink>
              )}
            </span>
          ),
        },
        { term: t("Sequence"), detail: number(sequence) },
        { term: t("Made"), detail: <time dateTime={created_at}>{full(created_at)}</time> },
        ...(next_try_at === null || tries === 0
          ? []
          : [{ term: t("Next try"), detail: <time dateTime={next_try_at}>{full(next_try_at)}</time> }]),
      ]}
    />
  );
}
