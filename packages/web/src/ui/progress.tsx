import { Progress as Base } from "@base-ui/react/progress";
import { classes } from "./classes.ts";

type Props = {
  label: string;
  value: number;
  max: number;
  /** A second part behind the first, such as reserved seats. */
  more?: number;
  /** What stands at the right, `42 of 50`. */
  text?: string;
  tone?: "accent" | "warning" | "danger";
  hideLabel?: boolean;
};

const tones = { accent: "bg-accent", warning: "bg-warning", danger: "bg-danger" };

/** How much of something is used or done. */
export function Progress({ label, value, max, more = 0, text, tone = "accent", hideLabel = false }: Props) {
  const share = (part: number) => `${max === 0 ? 0 : Math.min(100, (part / max) * 100)}%`;
  return (
    <Base.Root
      value={value}
      max={max}
      getAriaValueText={() => text ?? `${value} / ${max}`}
      className="flex w-full flex-col gap-1.5"
    >
      <span className={classes("flex justify-between gap-2", hideLabel && "sr-only")}>
        <Base.Label className="text-muted">{label}</Base.Label>
        {text && <span className="text-muted tabular-nums">{text}</span>}
      </span>
      <Base.Track className="relative h-1.5 w-full overflow-hidden rounded-full bg-pressed">
        <span
          style={{ width: share(value + more) }}
          className={classes("absolute inset-y-0 left-0 opacity-40", tones[tone])}
        />
        <span
          style={{ width: share(value) }}
          className={classes("absolute inset-y-0 left-0 transition-[width]", tones[tone])}
        />
      </Base.Track>
    </Base.Root>
  );
}
