import { MAX_SSO_CONNECTIONS } from "@rollcall/contract/sso";
import type { SsoSettings } from "@rollcall/contract/sso-access";
import { LogIn } from "lucide-react";
import { useState } from "react";
import { StaleNotice } from "../../lists/stale-notice.tsx";
import { useText } from "../../texts/use-text.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { later } from "../../ui/later.tsx";
import { PageBody } from "../../ui/page-header.tsx";
import { ConnectionCard } from "./connection-card.tsx";
import { SettingsState } from "./settings-state.tsx";

const NewConnectionDialog = later(() => import("./new-connection-dialog.tsx").then((file) => file.NewConnectionDialog));

/** The identity providers that people sign in through. */
export function ConnectionsPage() {
  return (
    <SettingsState>
      {(settings, read) => <Connections settings={settings} stale={<StaleNotice read={read} />} />}
    </SettingsState>
  );
}

function Connections({ settings, stale }: { settings: SsoSettings; stale: React.ReactNode }) {
  const t = useText();
  const [isBeginning, setBeginning] = useState(false);
  const { connections } = settings;
  const isFull = connections.length >= MAX_SSO_CONNECTIONS;
  const begin = (
    <Button
      variant="primary"
      icon={LogIn}
      onClick={() => setBeginning(true)}
      disabledReason={isFull ? t("An Organization can have 5 connections. Delete one first.") : undefined}
    >
      {t("Set up single sign-on")}
    </Button>
  );
  return (
    <PageBody narrow>
      {stale}
      {connections.length === 0 ? (
        <EmptyState icon={LogIn} title={t("No identity provider yet")} action={begin}>
          {t(
            "Connect Okta, Microsoft Entra ID, Google or another one. People then sign in with the account that they have at work, and join by it.",
          )}
        </EmptyState>
      ) : (
        <>
          <div className="flex flex-wrap items-center justify-between gap-3">
            <p className="max-w-100 text-pretty text-muted">
              {settings.is_on
                ? t("Single sign-on is on: people join through it, not by invitation.")
                : t("Single sign-on is off until a connection is enabled.")}
            </p>
            {begin}
          </div>
          {connections.map((connection) => (
            <ConnectionCard key={connection.id} connection={connection} />
          ))}
        </>
      )}
      {isBeginning && <NewConnectionDialog onClose={() => setBeginning(false)} />}
    </PageBody>
  );
}
