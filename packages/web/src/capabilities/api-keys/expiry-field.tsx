import { dayOf, endOf } from "../../forms/until-field.tsx";
import { useText } from "../../texts/use-text.ts";
import { useNow } from "../../ui/clock.ts";
import { Select } from "../../ui/select.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { type Lifetime, latestExpiry, lifetimesWithin } from "./expiry.ts";

type Props = {
  /** The longest that a key may live here, in days. */
  limit: number | null;
  lifetime: Lifetime;
  day: string | null;
  onChange: (change: { lifetime?: Lifetime; day?: string | null }) => void;
  error: string | undefined;
};

/** When a key ends: after some days, with a chosen day, or never, within the limit. */
export function ExpiryField({ limit, lifetime, day, onChange, error }: Props) {
  const t = useText();
  const now = useNow();
  const latest = latestExpiry(limit, now);
  const choices: { value: Lifetime; label: string }[] = [
    ...lifetimesWithin(limit).map((days) => ({
      value: `${days}` as const,
      label: t("{days, plural, one {In # day} other {In # days}}", { days }),
    })),
    { value: "date", label: t("With a day of your choice") },
    ...(limit === null ? [{ value: "never" as const, label: t("Never") }] : []),
  ];
  return (
    <div className="grid gap-x-4 gap-y-5 sm:grid-cols-2">
      <Select
        label={t("Expires")}
        choices={choices}
        value={lifetime}
        onChange={(value) => onChange({ lifetime: value })}
        hint={
          limit === null
            ? lifetime === "never" && t("Keys that never expire are easily forgotten. Rotate them now and then.")
            : t("{days, plural, one {Keys live # day here at most.} other {Keys live # days here at most.}}", {
                days: limit,
              })
        }
        error={lifetime === "date" ? undefined : error}
      />
      {lifetime === "date" && (
        <TextField
          label={t("Last day")}
          type="date"
          min={dayOf(new Date(now))}
          {...(latest !== null && { max: dayOf(new Date(latest)) })}
          value={day === null ? "" : dayOf(new Date(day))}
          onChange={(event) => onChange({ day: endOf(event.currentTarget.value) })}
          error={error}
        />
      )}
    </div>
  );
}
