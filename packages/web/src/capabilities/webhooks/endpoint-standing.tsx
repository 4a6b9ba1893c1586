import type { WebhookEndpoint } from "@rollcall/contract/webhooks";
import { RichText } from "../../texts/rich-text.tsx";
import { useFormats } from "../../texts/use-formats.ts";
import { useText } from "../../texts/use-text.ts";
import { Badge } from "../../ui/badge.tsx";
import { Time } from "../../ui/time.tsx";
import { endpointState, endpointStateName, endpointStateTones } from "./words.ts";

type Props = { endpoint: WebhookEndpoint };

/** How an endpoint stands, as a word and a colour. What stopped by itself stands out. */
export function EndpointBadge({ endpoint }: Props) {
  const t = useText();
  const state = endpointState(endpoint);
  const isByItself = state === "disabled" && endpoint.disabled_because !== "by_hand";
  return <Badge tone={isByItself ? "danger" : endpointStateTones[state]}>{endpointStateName(state, t)}</Badge>;
}

/** Since when, and why: a part of a sentence. */
export function EndpointStanding({ endpoint }: Props) {
  const t = useText();
  const { moment } = useFormats();
  const { disabled_at, disabled_because, failing_since, last_succeeded_at } = endpoint;
  if (disabled_at !== null)
    return (
      <RichText
        message={
          disabled_because === "gone"
            ? "{date}, since it answered 410"
            : disabled_because === "failing"
              ? "{date}, since every try failed"
              : "{date}, by hand"
        }
        values={{ date: <Time at={disabled_at} format="relative" /> }}
      />
    );
  if (failing_since !== null) return t("every try since {moment}", { moment: moment(failing_since) });
  if (last_succeeded_at === null) return t("nothing sent yet");
  return <RichText message="last sent {date}" values={{ date: <Time at={last_succeeded_at} format="relative" /> }} />;
}
