import { useParams } from "@tanstack/react-router";
import { usePermits } from "../../session.ts";
import { useText } from "../../texts/use-text.ts";
import { PageBody, PageHeader } from "../../ui/page-header.tsx";
import { RefusedState } from "../../ui/refused-state.tsx";
import { OfferCards } from "./offer-cards.tsx";
import { SeatLedger } from "./seat-ledger.tsx";
import { SeatRequests } from "./seat-requests.tsx";

/** What the Organization bought, how its seats stand, who asks for one, and how it came to this. */
export function SubscriptionsPage() {
  const t = useText();
  const may = usePermits();
  const { organizationId } = useParams({ from: "/signed-in/o/$organizationId/subscriptions" });
  const maySee = may("subscriptions:read");
  return (
    <>
      <PageHeader
        section={t("Administration")}
        title={t("Subscriptions")}
        description={t(
          "What the Organization has bought, and who uses it. The operator of Rollcall changes subscriptions.",
        )}
      />
      {maySee ? (
        <PageBody>
          <div className="flex max-w-300 flex-col gap-5">
            <OfferCards organizationId={organizationId} />
            {may("seats:write") && <SeatRequests organizationId={organizationId} />}
            <SeatLedger organizationId={organizationId} />
          </div>
        </PageBody>
      ) : (
        <RefusedState>{t("You need the Admin or the Billing role to see subscriptions and seats.")}</RefusedState>
      )}
    </>
  );
}
