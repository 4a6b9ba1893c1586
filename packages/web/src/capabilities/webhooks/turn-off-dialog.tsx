import { WEBHOOK_LOG_DAYS, type WebhookEndpoint } from "@rollcall/contract/webhooks";
import { problemText } from "../../texts/problem-text.ts";
import { useText } from "../../texts/use-text.ts";
import { ConfirmDialog } from "../../ui/confirm-dialog.tsx";
import { useToast } from "../../ui/toast.tsx";
import { useSwitchEndpoint } from "./data.ts";
import { placeOf } from "./words.ts";

/** Asks before an endpoint is turned off, and says what it will miss. */
export function TurnOffDialog({ endpoint, onClose }: { endpoint: WebhookEndpoint; onClose: () => void }) {
  const t = useText();
  const toast = useToast();
  const turn = useSwitchEndpoint();
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={t("Turn off {name}?", { name: placeOf(endpoint) })}
      goes={[t("What happens while it is off: that is not kept for it, only in the audit log")]}
      stays={[
        t("What waits now, for {days} days: it goes out once the endpoint is on", { days: WEBHOOK_LOG_DAYS }),
        t("The address, the events, the secret and the log"),
      ]}
      action={t("Turn off")}
      pending={turn.isPending}
      problem={turn.error ? problemText(turn.error, t) : undefined}
      onConfirm={() =>
        turn.mutate("disabled", {
          onSuccess: () => {
            toast.success(t("The endpoint is off."));
            onClose();
          },
        })
      }
    />
  );
}
