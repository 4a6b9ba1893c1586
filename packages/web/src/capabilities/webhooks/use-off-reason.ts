import type { WebhookEndpoint } from "@rollcall/contract/webhooks";
import { useText } from "../../texts/use-text.ts";

/** Why nothing can be sent to an endpoint now. */
export function useOffReason({ status }: Pick<WebhookEndpoint, "status">): string | undefined {
  const t = useText();
  return status === "disabled" ? t("This endpoint is off. Turn it on first.") : undefined;
}
