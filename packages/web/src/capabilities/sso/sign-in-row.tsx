import type { SsoSignIn } from "@rollcall/contract/sso-sign-ins";
import { Link, useParams } from "@tanstack/react-router";
import { useText } from "../../texts/use-text.ts";
import { Badge } from "../../ui/badge.tsx";
import { Copyable } from "../../ui/copyable.tsx";
import { Disclosure } from "../../ui/disclosure.tsx";
import { Time } from "../../ui/time.tsx";
import { reasonText } from "./reasons.ts";
import { outcomeOf } from "./words.ts";

/** One try: who, when, what came of it, and why not. */
export function SignInRow({ signIn }: { signIn: SsoSignIn }) {
  const t = useText();
  const { outcome, reason, at, begun_by, purpose } = signIn;
  const { name, tone } = outcomeOf(outcome, t);
  return (
    <li className="flex flex-col gap-1 border-b px-4 py-3 sm:px-8">
      <span className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
        <Who signIn={signIn} />
        <Badge tone={tone}>{name}</Badge>
        {purpose === "test" && <Badge>{t("Test")}</Badge>}
        {begun_by === "identity_provider" && <Badge>{t("Began at the identity provider")}</Badge>}
        <span className="ml-auto text-xs text-subtle">
          <Time at={at} format="relative" />
        </span>
      </span>
      {reason !== null && <p className="max-w-160 text-pretty text-muted">{reasonText(reason, t)}</p>}
      {outcome === "refused" && <Facts signIn={signIn} />}
    </li>
  );
}

function Who({ signIn: { member_id, email, subject } }: { signIn: SsoSignIn }) {
  const t = useText();
  const { organizationId } = useParams({ from: "/signed-in/o/$organizationId" });
  const name = email ?? subject ?? t("Nobody known");
  if (member_id === null) return <span className="min-w-0 font-medium break-all">{name}</span>;
  return (
    <Link
      to="/o/$organizationId/members/$memberId/profile"
      params={{ organizationId, memberId: member_id }}
      className="min-w-0 rounded-sm font-medium break-all hover:underline"
    >
      {name}
    </Link>
  );
}

/** For whoever has to find out more. */
function Facts({ signIn: { detail, reference, ip_address, user_agent } }: { signIn: SsoSignIn }) {
  const t = useText();
  return (
    <Disclosure label={t("Details")}>
      <dl className="grid gap-x-6 gap-y-1 sm:grid-cols-[max-content_1fr]">
        {detail !== null && (
          <>
            <dt className="text-muted">{t("Exactly")}</dt>
            <dd className="break-words">{detail}</dd>
          </>
        )}
        <dt className="text-muted">{t("Reference")}</dt>
        <dd>
          <Copyable text={reference} label={t("Copy reference")} />
        </dd>
        <dt className="text-muted">{t("From")}</dt>
        <dd className="break-words">
          {ip_address ?? t("Unknown address")}
          {user_agent !== null && <span className="block text-xs text-subtle">{user_agent}</span>}
        </dd>
      </dl>
    </Disclosure>
  );
}
