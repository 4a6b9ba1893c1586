import { WEBHOOK_TEST, webhookDeliveryEvents, webhookDeliveryStatuses } from "@rollcall/contract/webhooks";
import { useState } from "react";
import { ListState } from "../../lists/list-state.tsx";
import { TimeFilter } from "../../lists/time-filter.tsx";
import { useText } from "../../texts/use-text.ts";
import { Button } from "../../ui/button.tsx";
import { FilterChip } from "../../ui/filter-chip.tsx";
import { later } from "../../ui/later.tsx";
import { SearchChip } from "../../ui/search-chip.tsx";
import { useEndpoint } from "./data.ts";
import { eventGroups } from "./event-groups.ts";
import type { DeliverySearch } from "./search.ts";
import { useOffReason } from "./use-off-reason.ts";
import { deliveryStatusName } from "./words.ts";

const ReplayDialog = later(() => import("./replay-dialog.tsx").then((file) => file.ReplayDialog));

type Props = {
  search: DeliverySearch;
  isNarrowed: boolean;
  onChange: (change: DeliverySearch) => void;
  onClear: () => void;
  /** Other deliveries are still shown than the address asks for. */
  busy: boolean;
};

const orNothing = <Value,>(values: Value[]) => (values.length === 0 ? undefined : values);

/** Narrows the log of deliveries, and sends many of them again. */
export function DeliveriesToolbar({ search, isNarrowed, onChange, onClear, busy }: Props) {
  const t = useText();
  const statuses = webhookDeliveryStatuses.map((value) => ({ value, label: deliveryStatusName(value, t) }));
  const events = [
    ...eventGroups(t).map(({ title, names }) => ({ label: title, names })),
    { label: t("Tests"), names: [WEBHOOK_TEST] },
  ].map(({ label, names }) => ({ label, choices: names.map((name) => ({ value: name, label: name })) }));
  return (
    <search
      aria-label={t("Filters of the deliveries")}
      className="flex flex-wrap items-center gap-2 bg-surface px-4 py-2.5 sm:px-8"
    >
      <FilterChip
        label={t("Status")}
        choices={statuses}
        values={search.status ?? []}
        onChange={(status) => onChange({ status: orNothing(status) })}
      />
      <SearchChip
        label={t("Event")}
        placeholder={t("Type the name of an event")}
        groups={events}
        values={search.event ?? []}
        onChange={(names) =>
          onChange({ event: orNothing(webhookDeliveryEvents.filter((name) => names.includes(name))) })
        }
        nameOf={(name) => name}
      />
      <TimeFilter search={search} onChange={onChange} />
      <ListState isNarrowed={isNarrowed} onClear={onClear} busy={busy} />
      <ReplayButton />
    </search>
  );
}

function ReplayButton() {
  const t = useText();
  const [isAsking, setAsking] = useState(false);
  const endpoint = useEndpoint().data;
  const reason = useOffReason(endpoint ?? { status: "enabled" });
  return (
    <span className="ml-auto flex">
      <Button size="sm" disabledReason={reason} onClick={() => setAsking(true)}>
        {t("Send again…")}
      </Button>
      {isAsking && endpoint && <ReplayDialog endpoint={endpoint} onClose={() => setAsking(false)} />}
    </span>
  );
}
