import { useText } from "../texts/use-text.ts";
import { useNow } from "../ui/clock.ts";
import { TextField } from "../ui/text-field.tsx";

type Props = {
  /** The moment at which it ends; null for good. */
  value: string | null;
  onChange: (until: string | null) => void;
  hint?: string;
  error?: string | undefined;
  className?: string;
};

/** The last day on which something is given. It ends with that day, in the zone of the reader. */
export function UntilField({ value, onChange, ...field }: Props) {
  const t = useText();
  const today = dayOf(new Date(useNow()));
  return (
    <TextField
      {...field}
      label={t("Last day")}
      optional
      type="date"
      min={today}
      value={value === null ? "" : dayOf(new Date(value))}
      onChange={(event) => onChange(endOf(event.currentTarget.value))}
    />
  );
}

/** The calendar day of a moment where the reader is, as date fields write it. */
export function dayOf(moment: Date): string {
  const two = (part: number) => String(part).padStart(2, "0");
  return `${String(moment.getFullYear()).padStart(4, "0")}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}

/** The last second of the day; nothing for what is no day yet. */
export function endOf(day: string): string | null {
  const end = new Date(`${day}T23:59:59`);
  return Number.isNaN(end.getTime()) ? null : end.toISOString();
}
