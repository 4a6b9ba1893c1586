import type { SsoSettings } from "@rollcall/contract/sso-access";
import { useParams } from "@tanstack/react-router";
import { Armchair } from "lucide-react";
import { usePermits } from "../../session.ts";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Card } from "../../ui/card.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { PageBody } from "../../ui/page-header.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { useSubscriptions } from "../members/data.ts";
import { AutomaticSeat } from "./automatic-seat.tsx";
import { SettingsState } from "./settings-state.tsx";
import { WithoutSeat } from "./without-seat.tsx";

/** Which seats somebody gets who first signs in through single sign-on, and who went without (SPEC R6.4). */
export function SeatsPage() {
  return <SettingsState>{(settings) => <Seats settings={settings} />}</SettingsState>;
}

function Seats({ settings }: { settings: SsoSettings }) {
  const t = useText();
  const may = usePermits();
  const subscriptions = useSubscriptions();
  const { organizationId } = useParams({ from: "/signed-in/o/$organizationId" });
  return (
    <PageBody narrow>
      {!settings.is_on && (
        <Banner
          action={
            <TextLink to="/o/$organizationId/access/sso" params={{ organizationId }}>
              {t("Set up single sign-on")}
            </TextLink>
          }
        >
          {t("Single sign-on is off. What you choose here counts once a connection is enabled.")}
        </Banner>
      )}
      {subscriptions.length === 0 ? (
        <EmptyState
          icon={Armchair}
          title={t("No subscription yet")}
          action={
            <LinkButton to="/o/$organizationId/subscriptions" params={{ organizationId }}>
              {t("Subscriptions")}
            </LinkButton>
          }
        >
          {t("There are no seats to give.")}
        </EmptyState>
      ) : (
        <Card
          flush
          title={t("Automatic seats")}
          description={t(
            "Whoever first signs in through single sign-on gets a free seat. When none is free they come in all the same, and stand below.",
          )}
        >
          <ul>
            {subscriptions.map((subscription) => (
              <AutomaticSeat key={subscription.product.id} subscription={subscription} settings={settings} />
            ))}
          </ul>
        </Card>
      )}
      {may("seats:write") && <WithoutSeat />}
    </PageBody>
  );
}
