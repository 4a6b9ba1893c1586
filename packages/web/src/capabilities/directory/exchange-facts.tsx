import type { DirectoryExchange } from "@rollcall/contract/directory";
import { Link, useParams } from "@tanstack/react-router";
import { RichText } from "../../texts/rich-text.tsx";
import { useFormats } from "../../texts/use-formats.ts";
import { useText } from "../../texts/use-text.ts";
import { CopyButton } from "../../ui/copy-button.tsx";
import { DescriptionList } from "../../ui/description-list.tsx";
import { StatusCode } from "./status-code.tsx";

/** When, by whom, what for and how fast. */
export function ExchangeFacts({ exchange }: { exchange: DirectoryExchange }) {
  const t = useText();
  const { full, number } = useFormats();
  const { method, path, status, at, token, milliseconds, ip_address, user_agent, subject } = exchange;
  return (
    <DescriptionList
      entries={[
        ...(subject === null ? [] : [{ term: t("About"), detail: <Subject subject={subject} /> }]),
        {
          term: t("Request"),
          detail: (
            <span className="flex items-start gap-1">
              <code className="min-w-0 pt-0.5 font-mono text-xs break-all">
                <b className="font-semibold">{method}</b> {path}
              </code>
              <CopyButton text={`${method} ${path}`} label={t("Copy request")} />
            </span>
          ),
        },
        {
          term: t("Answer"),
          detail: (
            <RichText
              message="{status} in {milliseconds} ms"
              values={{ status: <StatusCode status={status} />, milliseconds: number(milliseconds) }}
            />
          ),
        },
        { term: t("Token"), detail: token.name },
        { term: t("When"), detail: <time dateTime={at}>{full(at)}</time> },
        {
          term: t("From"),
          detail: (
            <>
              {ip_address ?? t("Unknown address")}
              {user_agent !== null && <span className="block text-xs text-subtle">{user_agent}</span>}
            </>
          ),
        },
      ]}
    />
  );
}

/** To whom or what it is about, and to everything else that directories asked about them. */
function Subject({ subject: { kind, id, name } }: { subject: NonNullable<DirectoryExchange["subject"]> }) {
  const t = useText();
  const { organizationId } = useParams({ from: "/signed-in/o/$organizationId" });
  const look = "rounded-sm font-medium text-accent-text hover:underline";
  return (
    <span className="flex flex-wrap gap-x-3 gap-y-1">
      {kind === "user" ? (
        <Link
          to="/o/$organizationId/members/$memberId/profile"
          params={{ organizationId, memberId: id }}
          className={look}
        >
          {name}
        </Link>
      ) : (
        <Link to="/o/$organizationId/groups/$groupId" params={{ organizationId, groupId: id }} className={look}>
          {name}
        </Link>
      )}
      <Link
        to="/o/$organizationId/access/directory/log"
        params={{ organizationId }}
        search={{ subject_id: id, reads: "shown" }}
        className="rounded-sm text-accent-text hover:underline"
      >
        {t("Everything about them")}
      </Link>
    </span>
  );
}
