import type { SsoDomain, SsoSettings } from "@rollcall/contract/sso-access";
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { RichText } from "../../texts/rich-text.tsx";
import { useText } from "../../texts/use-text.ts";
import { Badge } from "../../ui/badge.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { later } from "../../ui/later.tsx";
import { TextLink } from "../../ui/text-link.tsx";
import { Time } from "../../ui/time.tsx";

const EnforceDialog = later(() => import("./enforce-dialog.tsx").then((file) => file.EnforceDialog));
const StopEnforcingDialog = later(() => import("./stop-enforcing-dialog.tsx").then((file) => file.StopEnforcingDialog));

/** Whether the people of each domain have to sign in through the identity provider. */
export function EnforcementCard({ settings }: { settings: SsoSettings }) {
  const t = useText();
  const { organizationId } = useParams({ from: "/signed-in/o/$organizationId" });
  const [chosen, setChosen] = useState<SsoDomain>();
  const close = () => setChosen(undefined);
  const domains = settings.domains.filter(({ status, enforced }) => status === "verified" || enforced);
  return (
    <Card
      flush
      title={t("Require single sign-on")}
      description={t(
        "People of the domain then enter this Organization through the identity provider only: no password, no mailed link, no passkey.",
      )}
    >
      {domains.length === 0 ? (
        <p className="border-t px-5 py-4 text-muted">
          {t("First a domain has to be verified.")}{" "}
          <TextLink to="/o/$organizationId/access/domains" params={{ organizationId }}>
            {t("Verify a domain")}
          </TextLink>
        </p>
      ) : (
        <ul>
          {domains.map((domain) => (
            <DomainRow key={domain.id} domain={domain} settings={settings} onChoose={() => setChosen(domain)} />
          ))}
        </ul>
      )}
      {chosen && !chosen.enforced && <EnforceDialog domain={chosen} settings={settings} onClose={close} />}
      {chosen?.enforced && <StopEnforcingDialog domain={chosen} onClose={close} />}
    </Card>
  );
}

type RowProps = { domain: SsoDomain; settings: SsoSettings; onChoose: () => void };

function DomainRow({ domain, settings, onChoose }: RowProps) {
  const t = useText();
  const connection = settings.connections.find(({ id }) => id === domain.connection_id);
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 border-t px-5 py-3">
      <span className="min-w-40 flex-1">
        <span className="flex flex-wrap items-center gap-2">
          <span className="font-medium break-all">{domain.domain}</span>
          {domain.enforced && <Badge tone="success">{t("Required")}</Badge>}
        </span>
        <span className="block text-muted">
          {connection
            ? t("Through {connection}", { connection: connection.name })
            : t("No connection signs its people in")}
          {domain.enforced_since !== null && (
            <>
              {" · "}
              <RichText message="since {date}" values={{ date: <Time at={domain.enforced_since} /> }} />
            </>
          )}
        </span>
      </span>
      {domain.enforced ? (
        <Button size="sm" aria-label={t("Stop requiring it of {domain}", { domain: domain.domain })} onClick={onChoose}>
          {t("Stop")}
        </Button>
      ) : (
        <Button size="sm" aria-label={t("Require it of {domain}", { domain: domain.domain })} onClick={onChoose}>
          {t("Require…")}
        </Button>
      )}
    </li>
  );
}
