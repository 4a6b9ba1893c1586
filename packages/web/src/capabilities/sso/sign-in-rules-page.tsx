import { useParams } from "@tanstack/react-router";
import { useText } from "../../texts/use-text.ts";
import { Card } from "../../ui/card.tsx";
import { PageBody } from "../../ui/page-header.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { BreakGlassCard } from "./break-glass-card.tsx";
import { EnforcementCard } from "./enforcement-card.tsx";
import { SettingsState } from "./settings-state.tsx";

/** Who has to sign in through the identity provider, and who stays able to enter when it does not work. */
export function SignInRulesPage() {
  const t = useText();
  const { organizationId } = useParams({ from: "/signed-in/o/$organizationId" });
  return (
    <SettingsState>
      {(settings) => (
        <PageBody narrow>
          <EnforcementCard settings={settings} />
          <BreakGlassCard settings={settings} />
          <Card title={t("More rules")}>
            <ul className="flex flex-col gap-2">
              <li>
                <TextLink to="/o/$organizationId/settings" params={{ organizationId }}>
                  {t("Second factor and guests by invitation")}
                </TextLink>{" "}
                <span className="text-muted">{t("stand with the settings of the Organization.")}</span>
              </li>
            </ul>
          </Card>
        </PageBody>
      )}
    </SettingsState>
  );
}
