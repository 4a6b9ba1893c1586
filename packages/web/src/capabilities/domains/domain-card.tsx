import type { Domain } from "@rollcall/contract/domains";
import { RefreshCw, Trash2 } from "lucide-react";
import { RichText } from "../../texts/rich-text.tsx";
import { useText } from "../../texts/use-text.ts";
import { Badge } from "../../ui/badge.tsx";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Disclosure } from "../../ui/disclosure.tsx";
import { IconButton } from "../../ui/icon-button.tsx";
import { Time } from "../../ui/time.tsx";
import { CheckResult } from "./check-result.tsx";
import { JoiningField } from "./joining-field.tsx";
import { RecordFields } from "./record-fields.tsx";
import { useCheck } from "./use-check.ts";
import { outcomeText, standingOf } from "./words.ts";

/** One domain: how it stands, how its people join, and the record that proves it. */
export function DomainCard({ domain, onGiveUp }: { domain: Domain; onGiveUp: () => void }) {
  const t = useText();
  const check = useCheck(domain);
  const { name, tone } = standingOf(domain, t);
  return (
    <Card
      title={
        <span className="flex flex-wrap items-center gap-2">
          <span className="min-w-0 break-all">{domain.display_name}</span> <Badge tone={tone}>{name}</Badge>
        </span>
      }
      description={<About domain={domain} />}
      action={
        <span className="flex items-center gap-1">
          <Button size="sm" icon={RefreshCw} pending={check.isPending} onClick={() => check.mutate()}>
            {t("Check now")}
          </Button>
          <IconButton
            size="sm"
            icon={Trash2}
            label={t("Give {domain} up", { domain: domain.display_name })}
            onClick={onGiveUp}
          />
        </span>
      }
    >
      <div className="flex flex-col gap-4">
        <CheckResult domain={domain} check={check} />
        <LostProof domain={domain} />
        {domain.status === "verified" && <JoiningField domain={domain} />}
        <DnsRecord domain={domain} />
      </div>
    </Card>
  );
}

function About({ domain: { domain, display_name, last_check, status } }: { domain: Domain }) {
  const t = useText();
  return (
    <>
      {domain !== display_name && <span className="mr-2 font-mono text-xs">{domain}</span>}
      {last_check === null ? (
        t("Nobody has looked for its record yet.")
      ) : (
        <>
          <RichText message="Last check: {when}." values={{ when: <Time at={last_check.at} format="relative" /> }} />{" "}
          {status !== "verified" && outcomeText(last_check.outcome, t)}
        </>
      )}
    </>
  );
}

function LostProof({ domain: { status, unverified_from } }: { domain: Domain }) {
  const t = useText();
  if (status === "unverified")
    return (
      <Banner tone="danger">
        {t(
          "Its record was missing for too long. Nobody can join by it, and single sign-on is not required of its people, until the record is back.",
        )}
      </Banner>
    );
  if (unverified_from === null) return null;
  return (
    <Banner tone="warning" title={t("Its record is gone from DNS")}>
      <RichText
        message="Put it back by {date}. From then on nobody can join by the domain, and single sign-on is not required of its people. Members stay."
        values={{ date: <Time at={unverified_from} /> }}
      />
    </Banner>
  );
}

/** Open while it is needed; whoever has proved the domain finds it by one press. */
function DnsRecord({ domain }: { domain: Domain }) {
  const t = useText();
  const isNeeded = domain.status !== "verified" || domain.proof_lost_at !== null;
  return (
    <Disclosure label={t("DNS record")} isNeeded={isNeeded}>
      <RecordFields domain={domain} />
    </Disclosure>
  );
}
