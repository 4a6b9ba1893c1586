import type { SsoConnection } from "@rollcall/contract/sso";
import { Link, useParams } from "@tanstack/react-router";
import { ChevronRight } from "lucide-react";
import { useFormats } from "../../texts/use-formats.ts";
import { useText } from "../../texts/use-text.ts";
import { Badge } from "../../ui/badge.tsx";
import { Time } from "../../ui/time.tsx";
import { healthOf, protocolNames, providerName, statusOf } from "./words.ts";

/** One connection in a few lines: whether it works, for whom, and when it last did. */
export function ConnectionCard({ connection }: { connection: SsoConnection }) {
  const t = useText();
  const { list } = useFormats();
  const { organizationId } = useParams({ from: "/signed-in/o/$organizationId" });
  const { id, name, provider, protocol, status, domains, people, last_sign_in_at } = connection;
  const shown = statusOf(status, t);
  const health = healthOf(connection, t);
  return (
    <Link
      to="/o/$organizationId/access/sso/$connectionId/set-up"
      params={{ organizationId, connectionId: id }}
      className="flex items-center gap-4 rounded-lg border bg-surface px-5 py-4 hover:bg-hover"
    >
      <span className="flex min-w-0 flex-1 flex-col gap-1">
        <span className="flex flex-wrap items-center gap-2">
          <span className="min-w-0 text-md font-semibold break-words">{name}</span>
          <Badge tone={shown.tone}>{shown.name}</Badge>
        </span>
        <span className="text-muted">
          {provider === "other" ? protocolNames[protocol] : `${providerName(provider, t)} · ${protocolNames[protocol]}`}
          {domains.length > 0 && <> · {list(domains.map(({ domain }) => domain))}</>}
        </span>
        {health && (
          <span className={health.tone === "danger" ? "text-danger-text" : "text-warning-soft-ink"}>{health.text}</span>
        )}
        {status !== "draft" && (
          <span className="text-xs text-subtle">
            {t("{people, plural, one {# person} other {# people}}", { people })}
            {last_sign_in_at !== null && (
              <>
                {" · "}
                {t("last sign-in")} <Time at={last_sign_in_at} format="relative" />
              </>
            )}
          </span>
        )}
      </span>
      <ChevronRight aria-hidden="true" className="size-4 shrink-0 text-subtle" />
    </Link>
  );
}
