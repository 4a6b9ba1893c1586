import type { SsoConnection } from "@rollcall/contract/sso";
import { getSsoConnection } from "@rollcall/contract/sso";
import { getSsoSettings, type SsoDomain, setSsoDomain } from "@rollcall/contract/sso-access";
import { useMutation } from "@tanstack/react-query";
import { api, refresh } from "../../api.ts";
import { problemText } from "../../texts/problem-text.ts";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { LinkButton } from "../../ui/link-button.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { Switch } from "../../ui/switch.tsx";
import { useConnectionParams, useSsoSettings } from "./data.ts";

/** The domains whose people the connection signs in. */
export function ServedDomains({ connection }: { connection: SsoConnection }) {
  const t = useText();
  const { data: settings, error } = useSsoSettings();
  const { organization_id: organizationId } = useConnectionParams();
  if (error && settings === undefined) return <Banner tone="danger">{problemText(error, t)}</Banner>;
  if (settings === undefined) return <Skeleton className="h-10 w-full" />;
  return (
    <>
      <p className="text-pretty text-muted">
        {t("Whoever has an address in one of these domains can sign in through this connection, and joins by it.")}
      </p>
      {settings.domains.length > 0 && (
        <ul className="divide-y rounded-md border">
          {settings.domains.map((domain) => (
            <ServedDomain
              key={domain.id}
              domain={domain}
              connection={connection}
              other={settings.connections.find(({ id }) => id === domain.connection_id && id !== connection.id)}
            />
          ))}
        </ul>
      )}
      <LinkButton to="/o/$organizationId/access/domains" params={{ organizationId }} className="self-start">
        {settings.domains.length === 0 ? t("Verify a domain") : t("See the domains")}
      </LinkButton>
    </>
  );
}

type Props = { domain: SsoDomain; connection: SsoConnection; other: SsoConnection | undefined };

function ServedDomain({ domain, connection, other }: Props) {
  const t = useText();
  const params = { organization_id: useConnectionParams().organization_id, domain_id: domain.id };
  const set = useMutation({
    mutationFn: (isServed: boolean) =>
      api.call(setSsoDomain, { params, body: { connection_id: isServed ? connection.id : null, enforced: false } }),
    onSettled: () => refresh(getSsoConnection, getSsoSettings),
  });
  const isServed = set.isPending ? set.variables : domain.connection_id === connection.id;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 px-3 py-2.5">
      <span className="min-w-0 flex-1">
        <span className="block font-medium break-all">{domain.domain}</span>
        {other && (
          <span className="block text-xs text-subtle">
            {t("{connection} signs its people in now.", { connection: other.name })}
          </span>
        )}
      </span>
      <Switch
        label={t("Sign people of {domain} in through {connection}", {
          domain: domain.domain,
          connection: connection.name,
        })}
        checked={isServed}
        pending={set.isPending}
        onChange={(next) => set.mutate(next)}
        disabledReason={reasonOf()}
      />
    </li>
  );

  function reasonOf(): string | undefined {
    if (domain.status !== "verified" && !isServed) return t("Prove the domain first.");
    return domain.enforced
      ? t("Single sign-on is required of its people. Change that under Sign-in rules.")
      : undefined;
  }
}
