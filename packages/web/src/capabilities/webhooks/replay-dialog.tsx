import {
  listWebhookDeliveries,
  MAX_WEBHOOK_REPLAY,
  startWebhookReplay,
  type WebhookEndpoint,
} from "@rollcall/contract/webhooks";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api, read } from "../../api.ts";
import { problemText } from "../../texts/problem-text.ts";
import { useFormats } from "../../texts/use-formats.ts";
import { useText } from "../../texts/use-text.ts";
import { Banner } from "../../ui/banner.tsx";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useToast } from "../../ui/toast.tsx";
import { ChoiceCards } from "../sso/choice-cards.tsx";
import { readDeliveriesAgain, useEndpointParams } from "./data.ts";
import { localMinute, usualSince } from "./since.ts";

type Which = "failed" | "all";

/** Sends again what is since a time: what was given up, or everything. Says first how much that is. */
export function ReplayDialog({ endpoint, onClose }: { endpoint: WebhookEndpoint; onClose: () => void }) {
  const t = useText();
  const toast = useToast();
  const params = useEndpointParams();
  const [which, setWhich] = useState<Which>("failed");
  const [since, setSince] = useState(() => localMinute(usualSince(endpoint, new Date())));
  const begins = since === "" ? undefined : new Date(since).toISOString();
  const count = useCount(which, begins);
  const replay = useMutation({
    meta: { showsProblem: true },
    mutationFn: (from: string) => api.call(startWebhookReplay, { params, body: { since: from, which } }),
    onSuccess: () => {
      toast.success(t("They are put back in line, the oldest first."));
      onClose();
    },
    onSettled: () => void readDeliveriesAgain(),
  });
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("Send deliveries again")}
      description={t("Each keeps its ID, so that a receiver which has it already can pass it over.")}
      onSubmit={(event) => {
        event.preventDefault();
        if (begins !== undefined && !replay.isPending && count.data?.rows !== 0) replay.mutate(begins);
      }}
      footer={
        <>
          <Button onClick={onClose}>{t("Cancel")}</Button>
          <Button
            type="submit"
            variant="primary"
            pending={replay.isPending}
            disabledReason={
              begins === undefined
                ? t("Choose a time first.")
                : count.data?.rows === 0
                  ? t("There is nothing to send again.")
                  : undefined
            }
          >
            {t("Send again")}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        {replay.error && <Banner tone="danger">{problemText(replay.error, t)}</Banner>}
        <ChoiceCards<Which>
          label={t("Which")}
          value={which}
          onChange={setWhich}
          choices={[
            { value: "failed", label: t("What was given up"), hint: t("For a receiver that was away.") },
            { value: "all", label: t("Everything"), hint: t("For a receiver that lost what it had.") },
          ]}
        />
        <TextField
          label={t("Since")}
          type="datetime-local"
          className="max-w-110"
          value={since}
          max={localMinute(new Date())}
          onChange={(event) => setSince(event.currentTarget.value)}
          hint={t("In the time zone {zone}. Deliveries are kept for 30 days.", {
            zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
          })}
        />
        <Count count={count.data} />
      </div>
    </Dialog>
  );
}

/** How many deliveries that is, as far as one page of them tells. */
function useCount(which: Which, from: string | undefined) {
  const params = useEndpointParams();
  const status: ("failed" | "succeeded")[] = which === "failed" ? ["failed"] : ["failed", "succeeded"];
  return useQuery({
    ...read(listWebhookDeliveries, { params, query: { status, from } }),
    select: ({ data, has_more }) => ({ rows: data.length, hasMore: has_more }),
    enabled: from !== undefined,
  });
}

function Count({ count }: { count: { rows: number; hasMore: boolean } | undefined }) {
  const t = useText();
  const { number } = useFormats();
  return (
    <p role="status" className="min-h-5 font-medium">
      {count?.hasMore &&
        t("More than {count} deliveries are sent again, {max} at most.", {
          count: number(count.rows),
          max: number(MAX_WEBHOOK_REPLAY),
        })}
      {count?.hasMore === false &&
        t(
          "{count, plural, =0 {Nothing is to be sent again since then.} one {# delivery is sent again.} other {# deliveries are sent again.}}",
          { count: count.rows },
        )}
    </p>
  );
}
