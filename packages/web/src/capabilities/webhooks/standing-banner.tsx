import { WEBHOOK_FAILING_DAYS, WEBHOOK_LOG_DAYS, type WebhookEndpoint } from "@rollcall/contract/webhooks";
import type { ReactNode } from "react";
import { RichText } from "../../texts/rich-text.tsx";
import { useFormats } from "../../texts/use-formats.ts";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { useNow } from "../../ui/clock.ts";
import { Time } from "../../ui/time.tsx";
import { useToast } from "../../ui/toast.tsx";
import { useSwitchEndpoint } from "./data.ts";
import { endpointState } from "./words.ts";

type Props = { endpoint: WebhookEndpoint };

/** What one has to know about an endpoint that is off or fails, and the way on; nothing for one that works. */
export function StandingBanner({ endpoint }: Props) {
  const state = endpointState(endpoint);
  if (state === "enabled") return null;
  return (
    <div className="px-4 pt-5 sm:px-8">
      {state === "disabled" ? <Off endpoint={endpoint} /> : <Failing endpoint={endpoint} />}
    </div>
  );
}

function Off({ endpoint: { disabled_because } }: Props) {
  const t = useText();
  const titles = {
    by_hand: t("Nothing is sent: this endpoint was turned off."),
    gone: t("Turned off, because the receiver answered 410: it wants no more webhooks."),
    failing: t("Turned off, because every try failed for {days} days.", { days: WEBHOOK_FAILING_DAYS }),
  };
  return (
    <Banner
      tone={disabled_because === "by_hand" ? "info" : "warning"}
      title={titles[disabled_because ?? "by_hand"]}
      action={<TurnOnButton />}
    >
      {t(
        "What waited when it was turned off is kept for {days} days and goes out once it is on. What happens meanwhile is not kept for it: it stands in the audit log.",
        { days: WEBHOOK_LOG_DAYS },
      )}
    </Banner>
  );
}

/** Turns the endpoint on again. */
export function TurnOnButton() {
  const t = useText();
  const toast = useToast();
  const turn = useSwitchEndpoint();
  return (
    <Button
      size="sm"
      pending={turn.isPending}
      onClick={() =>
        turn.mutate("enabled", {
          onSuccess: () => toast.success(t("The endpoint is on. What waited goes out now.")),
          onError: toast.problem,
        })
      }
    >
      {t("Turn on")}
    </Button>
  );
}

function Failing({ endpoint: { failing_since, resting_until } }: Props) {
  const t = useText();
  if (failing_since === null) return null;
  return (
    <Banner
      tone="warning"
      title={<RichText message="Every try has failed since {date}." values={{ date: <Moment at={failing_since} /> }} />}
    >
      {t(
        "Each delivery is tried again for three days. After {days} days of nothing but failures the endpoint is turned off.",
        {
          days: WEBHOOK_FAILING_DAYS,
        },
      )}{" "}
      <Rest until={resting_until} />
    </Banner>
  );
}

/** That it is left alone for a while, so that one does not wait for what cannot come. */
function Rest({ until }: { until: string | null }): ReactNode {
  const now = useNow();
  // In less than a minute it is tried again anyway.
  if (until === null || Date.parse(until) - now < 60_000) return null;
  return (
    <RichText
      message="It is left alone now; the next try is {date}."
      values={{ date: <Time at={until} format="relative" /> }}
    />
  );
}

function Moment({ at }: { at: string }) {
  const { moment, full } = useFormats();
  return (
    <time dateTime={at} title={full(at)}>
      {moment(at)}
    </time>
  );
}
