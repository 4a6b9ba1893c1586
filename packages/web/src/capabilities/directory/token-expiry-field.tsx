import { dayOf, endOf } from "../../forms/until-field.tsx";
import { type Translate, useText } from "../../texts/use-text.ts";
import { useNow } from "../../ui/clock.ts";
import { Select } from "../../ui/select.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { type TokenLife, tokenLives } from "./token-expiry.ts";

type Props = {
  life: TokenLife;
  day: string | null;
  onChange: (change: { life?: TokenLife; day?: string | null }) => void;
  error: string | undefined;
};

/** When a token ends: never, after some days, or with a chosen day. */
export function TokenExpiryField({ life, day, onChange, error }: Props) {
  const t = useText();
  const today = dayOf(new Date(useNow()));
  const isDated = life === "date";
  return (
    <div className="grid gap-x-4 gap-y-5 sm:grid-cols-2">
      <Select
        label={t("Expires")}
        choices={tokenLives.map((value) => ({ value, label: lifeName(value, t) }))}
        value={life}
        onChange={(next) => onChange({ life: next })}
        hint={
          life === "never"
            ? t("Put another in its place now and then; two work at once for that.")
            : t("When it ends the directory is refused until it has another one. This page warns two weeks ahead.")
        }
        error={isDated ? undefined : error}
      />
      {isDated && (
        <TextField
          label={t("Last day")}
          type="date"
          min={today}
          value={day === null ? "" : dayOf(new Date(day))}
          onChange={(event) => onChange({ day: endOf(event.currentTarget.value) })}
          error={error}
        />
      )}
    </div>
  );
}

function lifeName(life: TokenLife, t: Translate): string {
  return { never: t("Never"), "90": t("In 90 days"), "365": t("In a year"), date: t("With a day of your choice") }[
    life
  ];
}
