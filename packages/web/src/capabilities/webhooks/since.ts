import type { WebhookEndpoint } from "@rollcall/contract/webhooks";

const DAY_MS = 86_400_000;

/** From when deliveries are likely to be missed: since the last that arrived, a day at least. */
export function usualSince({ last_succeeded_at }: Pick<WebhookEndpoint, "last_succeeded_at">, now: Date): Date {
  const aDayAgo = now.getTime() - DAY_MS;
  return new Date(last_succeeded_at === null ? aDayAgo : Math.min(aDayAgo, Date.parse(last_succeeded_at)));
}

/** A minute of the reader's clock, as fields for date and time write it. */
export function localMinute(moment: Date): string {
  const local = new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}
