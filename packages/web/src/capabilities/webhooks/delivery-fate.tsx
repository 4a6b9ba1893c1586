import type { WebhookDelivery } from "@rollcall/contract/webhooks";
import { RichText } from "../../texts/rich-text.tsx";
import { useText } from "../../texts/use-text.ts";
import { useNow } from "../../ui/clock.ts";
import { Time } from "../../ui/time.tsx";
import { failureText } from "./failures.ts";

/** What came of a delivery so far, and when it is tried again, in a sentence or two. */
export function DeliveryFate({ delivery }: { delivery: WebhookDelivery }) {
  const t = useText();
  const { status, tries, last_status, last_error, next_try_at } = delivery;
  const why = failureText({ status: last_status, error: last_error }, t);
  if (status === "succeeded")
    return tries === 1 ? t("Delivered at the first try.") : t("Delivered at try {tries}.", { tries });
  if (status === "failed")
    return (
      <>
        {t("{tries, plural, one {Given up after # try.} other {Given up after # tries.}}", { tries })} {why}
      </>
    );
  return (
    <>
      {why} <NextTry at={next_try_at} tries={tries} />
    </>
  );
}

const SOON_MS = 60_000;

function NextTry({ at, tries }: { at: string | null; tries: number }) {
  const t = useText();
  const now = useNow();
  if (tries === 0 || at === null) return t("Waiting for its first try.");
  if (Date.parse(at) - now < SOON_MS) return t("Try {number} follows soon.", { number: tries + 1 });
  return (
    <RichText
      message="Try {number} follows {date}."
      values={{ number: tries + 1, date: <Time at={at} format="relative" /> }}
    />
  );
}
