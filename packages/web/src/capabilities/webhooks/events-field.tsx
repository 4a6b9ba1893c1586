import { type WebhookEventName, webhookEventNames } from "@rollcall/contract/webhooks";
import { useState } from "react";
import { useText } from "../../texts/use-text.ts";
import { SearchField } from "../../ui/search-field.tsx";
import { ChoiceCards } from "../sso/choice-cards.tsx";
import { EventGroup } from "./event-group.tsx";
import { eventGroups } from "./event-groups.ts";

type Props = {
  /** Null for all of them. */
  value: readonly WebhookEventName[] | null;
  onChange: (events: WebhookEventName[] | null) => void;
  error: string | undefined;
};

/** All events, also those to come, or chosen ones area by area. */
export function EventsField({ value, onChange, error }: Props) {
  const t = useText();
  // What was chosen comes back when one turns to all of them and changes one's mind.
  const [chosen, setChosen] = useState<readonly WebhookEventName[]>(value ?? []);
  function choose(next: readonly WebhookEventName[]): void {
    setChosen(next);
    onChange([...next]);
  }
  return (
    <div className="flex flex-col gap-3">
      <ChoiceCards
        label={t("Events")}
        value={value === null ? "all" : "some"}
        onChange={(next) => (next === "all" ? onChange(null) : choose(chosen))}
        choices={[
          { value: "all", label: t("All events"), hint: t("Also those of later versions.") },
          { value: "some", label: t("Chosen events"), hint: t("Only what your program needs.") },
        ]}
      />
      {error && (
        <p role="alert" className="text-xs text-danger-text">
          {error}
        </p>
      )}
      {value !== null && <Chooser chosen={value} onChange={choose} />}
    </div>
  );
}

type ChooserProps = { chosen: readonly WebhookEventName[]; onChange: (events: WebhookEventName[]) => void };

function Chooser({ chosen, onChange }: ChooserProps) {
  const t = useText();
  const [q, setQ] = useState("");
  const groups = eventGroups(t, q);
  const toggle = (names: readonly WebhookEventName[], isOn: boolean) =>
    onChange(webhookEventNames.filter((name) => (names.includes(name) ? isOn : chosen.includes(name))));
  return (
    <fieldset className="flex flex-col gap-3">
      <legend className="mb-2 font-medium">
        {t("Chosen events")}{" "}
        <span className="font-normal text-subtle">{t("{count} chosen", { count: chosen.length })}</span>
      </legend>
      <SearchField label={t("Search events")} value={q} onChange={setQ} className="max-w-80" />
      {groups.length === 0 ? (
        <p className="text-muted">{t("Nothing here is called “{q}”.", { q })}</p>
      ) : (
        <div className="rounded-lg border">
          {groups.map((group) => (
            <EventGroup key={group.kind} group={group} match={q} chosen={chosen} onToggle={toggle} />
          ))}
        </div>
      )}
    </fieldset>
  );
}
